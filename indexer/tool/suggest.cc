// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/suggest.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace tanxun {
namespace {

constexpr std::size_t kLongestWord = 64;  // Nobody mistypes more; bounds the work.

std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({change, last[j] + 1, now[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

std::string Nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > kLongestWord) return "";
  std::size_t best = std::numeric_limits<std::size_t>::max();
  std::string nearest;
  std::vector<std::string> longer;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kLongestWord) continue;
    if (word.size() > 1 && std::string_view(candidate).substr(0, word.size()) == word) {
      longer.push_back(candidate);
    }
    const std::size_t distance = Distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  if (best <= std::max<std::size_t>(1, word.size() / 3)) return nearest;
  return longer.size() == 1 ? longer.front() : "";
}

std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string nearest = Nearest(word, candidates);
  return nearest.empty() ? "" : "; did you mean " + nearest + "?";
}

}  // namespace tanxun
