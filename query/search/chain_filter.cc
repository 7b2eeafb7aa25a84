// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/chain_filter.h"

#include <set>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "query/search/chain_names.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostEntities = 1000;  // The nearest.
constexpr std::size_t kMostTerms = 20'000;

void AddKeys(const IndexReader& reader, std::uint32_t node, std::set<std::string>& keys) {
  const ChainNode found = reader.chain().Node(node);
  if (!found.entity.has_value()) {
    keys.insert(found.key);
    return;
  }
  for (std::string& key : OwnNameKeys(reader.names(), *found.entity)) keys.insert(std::move(key));
}

}  // namespace

Xapian::Query ChainFilter(const IndexReader& reader, std::string_view name, Direction direction,
                          int depth) {
  std::set<std::string> keys;
  for (const std::uint32_t start : ChainNodesNamed(reader, name)) {
    const Reach reach =
        ReachFrom(reader.chain(), start, direction, depth > 0 ? depth : kChainDepth, kMostEntities);
    for (const Reached& reached : reach.nodes) {
      if (keys.size() < kMostTerms) AddKeys(reader, reached.node, keys);
    }
  }
  const std::string_view subject = FindField("entity")->filter_prefix;
  std::vector<Xapian::Query> any;
  for (const std::string& key : keys) {
    any.emplace_back(MakeTerm(subject, key));
    any.emplace_back(MakeTerm(kStepPrefix, key));
  }
  return AnyOf(any);
}

}  // namespace tanxun
