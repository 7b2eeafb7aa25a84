// SPDX-License-Identifier: GPL-2.0-or-later
// Where in a block's text syntax is text: in code and, for some, in links.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/read/rich_text.h"

namespace tanxun {

// Sorted and disjoint once closed.
class Ranges {
 public:
  void Add(std::uint32_t begin, std::uint32_t end) { ranges_.push_back({begin, end}); }
  void Close() {
    std::sort(ranges_.begin(), ranges_.end(),
              [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
    std::vector<TextRange> joined;
    for (const TextRange& range : ranges_) {
      if (!joined.empty() && range.begin <= joined.back().end) {
        joined.back().end = std::max(joined.back().end, range.end);
      } else {
        joined.push_back(range);
      }
    }
    ranges_ = std::move(joined);
  }
  bool Holds(std::uint32_t at) const {
    auto next = std::upper_bound(
        ranges_.begin(), ranges_.end(), at,
        [](std::uint32_t value, const TextRange& range) { return value < range.begin; });
    return next != ranges_.begin() && std::prev(next)->end > at;
  }

 private:
  std::vector<TextRange> ranges_;
};

// Ranges of code; of links and tags, too, if asked.
Ranges MarkedRanges(const RichText& text, bool links_too);

}  // namespace tanxun
