// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/own_names.h"

#include <set>

#include "indexer/analysis/terms.h"
#include "indexer/schema/file_stem.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostNames = 1000;
constexpr std::size_t kLongestName = 200;  // Bytes; longer ones are sentences.

}  // namespace

std::vector<std::string> OwnNames(const Source& source, const Knowledge& knowledge,
                                  std::string_view title) {
  std::vector<std::string> names;
  std::set<std::string> keys{NameKey(title), ""};
  const auto add = [&](std::string_view name) {
    if (names.size() >= kMostNames || name.size() > kLongestName) return;
    if (keys.insert(NameKey(name)).second) names.emplace_back(name);
  };
  add(knowledge.subject);
  add(source.title);
  if (source.record.empty()) add(FileStem(source.path));
  for (const std::string& alias : knowledge.aliases) add(alias);
  return names;
}

}  // namespace tanxun
