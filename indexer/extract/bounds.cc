// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/bounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace tanxun {
namespace {

constexpr std::size_t kMostTags = 10'000;
constexpr std::size_t kMostLinks = 100'000;
constexpr std::size_t kMostRepeats = 1'000'000;  // Of tags or aliases, over all passages.
constexpr std::size_t kFewest = 20;

template <typename Item>
void Bound(std::vector<Item>& list, std::size_t most, std::string_view what, Knowledge& knowledge) {
  if (list.size() <= most) return;
  list.resize(most);
  knowledge.remarks.push_back(
      {"", 0, fmt::format("has over {} {}; the rest is left out", most, what)});
}

}  // namespace

void BoundLists(Knowledge& knowledge) {
  const std::size_t passages = std::max<std::size_t>(knowledge.passages.size(), 1);
  const std::size_t repeated = std::max(kMostRepeats / passages, kFewest);
  Bound(knowledge.tags, std::min(kMostTags, repeated), "tags", knowledge);
  Bound(knowledge.aliases, std::min(kMostAliases, repeated), "aliases", knowledge);
  Bound(knowledge.links, kMostLinks, "links", knowledge);
}

}  // namespace tanxun
