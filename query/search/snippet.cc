// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/snippet.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kLongestWord = 100;  // Bytes.

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What is to be highlighted in the whole text, in order, disjoint; Han runs are one piece.
std::vector<Highlight> FindHighlights(const QuerySteps& query, const std::vector<Step>& steps,
                                      const std::vector<std::uint32_t>& numbers) {
  std::vector<bool> lit(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (numbers[i] == QuerySteps::kNone) continue;
    if (steps[i].kind != UnitKind::kHan || query.IsLoneHan(numbers[i])) lit[i] = true;
    const bool pair = i > 0 && steps[i].touches && numbers[i - 1] != QuerySteps::kNone &&
                      query.PairWorth(numbers[i - 1], numbers[i]) > 0.0;
    if (pair && steps[i].kind == UnitKind::kHan) lit[i] = lit[i - 1] = true;
  }
  std::vector<Highlight> highlights;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!lit[i]) continue;
    if (!highlights.empty() && highlights.back().end >= steps[i].begin &&
        (steps[i].touches || highlights.back().begin == steps[i].begin)) {
      highlights.back().end = std::max(highlights.back().end, steps[i].end);
    } else {
      highlights.push_back({steps[i].begin, steps[i].end});
    }
  }
  return highlights;
}

// The steps [begin, end) within `bytes` bytes whose different query steps are worth most.
Range BestSteps(const QuerySteps& query, const std::vector<Step>& steps,
                const std::vector<std::uint32_t>& numbers, std::size_t bytes) {
  Range best;
  double most = 0.0;
  double worth = 0.0;
  std::vector<std::uint32_t> held(query.size(), 0);
  std::size_t first = 0;
  for (std::size_t last = 0; last < steps.size(); ++last) {
    const std::uint32_t number = numbers[last];
    if (number != QuerySteps::kNone && held[number]++ == 0) worth += query.Worth(number);
    while (first < last && steps[last].end - steps[first].begin > bytes) {
      const std::uint32_t gone = numbers[first++];
      if (gone != QuerySteps::kNone && --held[gone] == 0) worth -= query.Worth(gone);
    }
    // A little more, or rounding would move the window on.
    if (worth > most + 1e-9) {
      most = worth;
      best = {first, last + 1};
    }
  }
  while (best.begin < best.end && numbers[best.begin] == QuerySteps::kNone) ++best.begin;
  return best;
}

// Where the text is cut in front of what must be shown.
std::size_t BeginOf(std::string_view text, const std::vector<Step>& steps, std::size_t first,
                    std::size_t room) {
  const std::size_t mark = steps[first].begin;
  std::size_t begin = mark;
  for (const Sentence& sentence : SplitSentences(text)) {
    if (sentence.begin > mark) break;
    begin = sentence.begin;
  }
  if (mark - begin <= room) return begin;
  // Some words before it.
  std::size_t step = first;
  while (step > 0 && mark - steps[step - 1].begin <= room / 3) --step;
  return steps[step].begin;
}

// The last place at or before `limit` that is inside no step.
std::size_t EndOf(std::string_view text, const std::vector<Step>& steps, std::size_t begin,
                  std::size_t limit) {
  std::size_t end = FloorBoundary(text, limit);
  if (end >= text.size()) return text.size();
  const auto after =
      std::upper_bound(steps.begin(), steps.end(), end,
                       [](std::size_t at, const Step& step) { return at < step.end; });
  if (after == steps.end() || after->begin >= end) return end;
  // What is longer than any word is cut all the same where nothing else would be shown.
  const bool is_word = after->end - after->begin <= kLongestWord;
  return after->begin > begin || is_word ? std::max<std::size_t>(after->begin, begin) : end;
}

}  // namespace

Snippet MakeSnippet(const QuerySteps& query, std::string_view text, std::size_t bytes) {
  Snippet snippet;
  const std::vector<Step> steps = StepsOf(SplitUnits(text));
  std::vector<std::uint32_t> numbers(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) numbers[i] = query.Find(steps[i]);
  Range shown{0, text.size()};
  if (text.size() > bytes) {
    const Range best = BestSteps(query, steps, numbers, bytes);
    if (best.begin < best.end) {
      const std::size_t must =
          std::min<std::size_t>(bytes, steps[best.end - 1].end - steps[best.begin].begin);
      shown.begin = BeginOf(text, steps, best.begin, bytes - must);
    }
    shown.end = EndOf(text, steps, shown.begin, shown.begin + bytes);
  }
  const std::string_view piece = text.substr(shown.begin, shown.end - shown.begin);
  const std::string_view trimmed = Trim(piece);
  if (!trimmed.empty()) shown.begin += static_cast<std::size_t>(trimmed.data() - piece.data());
  shown.end = shown.begin + trimmed.size();
  snippet.text = trimmed;
  for (const Highlight& highlight : FindHighlights(query, steps, numbers)) {
    if (highlight.begin < shown.begin || highlight.begin >= shown.end) continue;
    // A Han run may be cut at the end; a word never is.
    const std::size_t end = std::min<std::size_t>(highlight.end, shown.end);
    snippet.highlights.push_back({static_cast<std::uint32_t>(highlight.begin - shown.begin),
                                  static_cast<std::uint32_t>(end - shown.begin)});
  }
  return snippet;
}

}  // namespace tanxun
