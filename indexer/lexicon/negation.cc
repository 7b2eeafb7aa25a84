// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/negation.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace tanxun {

bool IsTakenBack(const std::vector<Unit>& units, std::uint32_t first) {
  static const std::unordered_set<std::string_view> kNegators = {
      "not",    "no",     "never",   "without", "isnt", "arent", "wasnt", "werent", "isn't",
      "aren't", "wasn't", "weren't", "不",      "无",   "未",    "没",    "非"};
  // What may stand between: no longer tight, 没有短缺, 不再受限.
  static const std::unordered_set<std::string_view> kBetween = {
      "longer", "yet", "be", "been", "being", "any", "more", "再", "有",
      "被",     "受",  "见", "出",   "现",    "是",  "太",   "很"};
  constexpr std::uint32_t kReach = 3;
  for (std::uint32_t back = 1; back <= std::min(first, kReach); ++back) {
    const std::string& word = units[first - back].text;
    if (kNegators.contains(word)) return true;
    if (!kBetween.contains(word)) return false;
  }
  return false;
}

}  // namespace tanxun
