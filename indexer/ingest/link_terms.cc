// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/link_terms.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "indexer/schema/fields.h"
#include "indexer/schema/link_keys.h"

namespace tanxun {
namespace {

// Different names that one source links to; more is not what a person wrote.
constexpr std::size_t kLinkedNames = 20'000;

}  // namespace

void AddLinkTerms(const StoredSource& source, Xapian::Document& document) {
  const auto add = [&document](std::string_view prefix, std::string_view key) {
    if (!key.empty()) document.add_boolean_term(MakeTerm(prefix, key));
  };
  if (source.record.empty()) {
    for (const std::string& key : PathTailKeys(source.path)) add(kLinkPathPrefix, key);
  }
  for (const std::string& key : OtherNameKeys(source)) add(kLinkNamePrefix, key);
  std::set<std::string> linked;
  for (const Link& link : source.links) {
    if (linked.size() == kLinkedNames) break;
    linked.insert(LinkKey(LastName(link.target)));
  }
  for (const std::string& key : linked) add(kLinkedPrefix, key);
}

}  // namespace tanxun
