// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/snippet.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"
#include "query/search/sightings.h"

namespace tanxun {
namespace {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What is to be highlighted in the whole text, in order, disjoint; Han runs are one piece.
std::vector<Highlight> FindHighlights(const QuerySteps& query, const std::vector<ReadStep>& steps) {
  std::vector<bool> lit(steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].number == QuerySteps::kNone) continue;
    if (!steps[i].is_han || query.IsLoneHan(steps[i].number)) lit[i] = true;
    const bool pair = i > 0 && steps[i].touches && steps[i - 1].number != QuerySteps::kNone &&
                      query.PairWorth(steps[i - 1].number, steps[i].number) > 0.0;
    if (pair && steps[i].is_han) lit[i] = lit[i - 1] = true;
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

// Where a clause begins inside a sentence: behind ，；： and behind , ; : and a blank.
std::vector<std::size_t> ClauseStarts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    at += c.length;
    const bool is_wide = c.value == U'，' || c.value == U'；' || c.value == U'：';
    const bool is_narrow = c.value == U',' || c.value == U';' || c.value == U':';
    const std::size_t sign = at;
    while (at < text.size() && text[at] == ' ' && (is_wide || is_narrow)) ++at;
    if (is_wide || (is_narrow && at > sign)) starts.push_back(at);
  }
  return starts;
}

// What the different query steps among a moving window's are worth.
class WindowWorth {
 public:
  WindowWorth(const QuerySteps& query, const std::vector<ReadStep>& steps)
      : query_(query), steps_(steps), held_(query.size()) {}

  void Take(std::size_t step) {
    const std::uint32_t number = steps_[step].number;
    if (number != QuerySteps::kNone && held_[number]++ == 0) worth_ += query_.Worth(number);
  }
  void Drop(std::size_t step) {
    const std::uint32_t number = steps_[step].number;
    if (number != QuerySteps::kNone && --held_[number] == 0) worth_ -= query_.Worth(number);
  }
  double worth() const { return worth_; }

 private:
  const QuerySteps& query_;
  const std::vector<ReadStep>& steps_;
  std::vector<std::uint32_t> held_;
  double worth_ = 0.0;
};

// A little more, or rounding would decide.
constexpr double kRounding = 1e-9;

// A text that is too long to be shown whole.
class Cutter {
 public:
  Cutter(const QuerySteps& query, std::string_view text, const std::vector<ReadStep>& steps,
         std::size_t bytes)
      : query_(query), text_(text), steps_(steps), bytes_(bytes) {}

  Range Cut() const {
    const std::size_t begin = Begin();
    return EndedAt(begin, begin + bytes_);
  }

 private:
  // The first steps [begin, end) within the room whose different query steps are worth most; `most`
  // is set to that. Without a step of the query in it at the beginning.
  Range BestSteps(double& most) const {
    Range best;
    WindowWorth window(query_, steps_);
    std::size_t first = 0;
    for (std::size_t last = 0; last < steps_.size(); ++last) {
      window.Take(last);
      while (first <= last && steps_[last].end - steps_[first].begin > bytes_) window.Drop(first++);
      if (window.worth() <= most + kRounding) continue;
      most = window.worth();
      best = {first, last + 1};
    }
    while (best.begin < best.end && steps_[best.begin].number == QuerySteps::kNone) ++best.begin;
    return best;
  }

  // The first of `starts` (ascending) from which as much can be shown as from anywhere; what comes
  // right before one that can as well and has no step of the query is passed over. Nothing if there
  // is none.
  std::optional<std::size_t> StartWorth(double most, const std::vector<std::size_t>& starts) const {
    std::optional<std::size_t> found;
    WindowWorth window(query_, steps_);
    std::size_t first = 0;
    std::size_t last = 0;
    for (const std::size_t start : starts) {
      bool passed = false;  // A step of the query.
      for (; first < steps_.size() && steps_[first].begin < start; ++first) {
        passed |= steps_[first].number != QuerySteps::kNone;
        if (first < last) window.Drop(first);
      }
      last = std::max(last, first);
      while (last < steps_.size() && steps_[last].end - start <= bytes_) window.Take(last++);
      if (found && passed) break;
      if (window.worth() >= most - kRounding) {
        found = start;
      } else if (found) {
        break;
      }
    }
    return found;
  }

  std::size_t Begin() const {
    double most = 0.0;
    const Range best = BestSteps(most);
    if (best.begin == best.end) return FirstTooLong();
    std::vector<std::size_t> starts;
    for (const Sentence& sentence : SplitSentences(text_)) starts.push_back(sentence.begin);
    if (const auto begin = StartWorth(most, starts)) return *begin;
    for (const std::size_t clause : ClauseStarts(text_)) starts.push_back(clause);
    std::sort(starts.begin(), starts.end());
    if (const auto begin = StartWorth(most, starts)) return *begin;
    // Some words before it.
    const std::size_t mark = steps_[best.begin].begin;
    const std::size_t room = bytes_ - (steps_[best.end - 1].end - mark);
    std::size_t step = best.begin;
    while (step > 0 && mark - steps_[step - 1].begin <= room / 3) --step;
    return steps_[step].begin;
  }

  // No step of the query can be shown whole: where the first of them begins, or the text.
  std::size_t FirstTooLong() const {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const bool is_long = steps_[i].end - steps_[i].begin > bytes_;
      if (is_long && steps_[i].number != QuerySteps::kNone) return steps_[i].begin;
    }
    return 0;
  }

  // To the last place at or before `limit` that is inside no step. Where that would show no step at
  // all, the beginning of the first.
  Range EndedAt(std::size_t begin, std::size_t limit) const {
    if (limit >= text_.size()) return {begin, text_.size()};
    const auto first =
        std::lower_bound(steps_.begin(), steps_.end(), begin,
                         [](const ReadStep& step, std::size_t at) { return step.begin < at; });
    if (first != steps_.end() && first->end > limit) {
      begin = first->begin;
      limit = std::min(begin + bytes_, text_.size());
      if (first->end > limit) return {begin, FloorBoundary(text_, limit)};
    }
    const std::size_t end = FloorBoundary(text_, limit);
    const auto cut =
        std::upper_bound(steps_.begin(), steps_.end(), end,
                         [](std::size_t at, const ReadStep& step) { return at < step.end; });
    return {begin, cut == steps_.end() ? end : std::min<std::size_t>(end, cut->begin)};
  }

  const QuerySteps& query_;
  std::string_view text_;
  const std::vector<ReadStep>& steps_;
  std::size_t bytes_;
};

bool IsInsideStep(const std::vector<ReadStep>& steps, std::size_t at) {
  const auto step =
      std::upper_bound(steps.begin(), steps.end(), at,
                       [](std::size_t place, const ReadStep& each) { return place < each.end; });
  return step != steps.end() && step->begin < at;
}

}  // namespace

Snippet MakeSnippet(const QuerySteps& query, std::string_view text, std::size_t bytes) {
  Snippet snippet;
  const std::vector<ReadStep> steps = ReadSteps(query, text);
  Range shown{0, text.size()};
  if (text.size() > bytes) shown = Cutter(query, text, steps, bytes).Cut();
  const std::string_view piece = text.substr(shown.begin, shown.end - shown.begin);
  const std::string_view trimmed = Trim(piece);
  if (!trimmed.empty()) shown.begin += static_cast<std::size_t>(trimmed.data() - piece.data());
  shown.end = shown.begin + trimmed.size();
  snippet.text = trimmed;
  for (const Highlight& highlight : FindHighlights(query, steps)) {
    // A run of Han may be cut at either end; of a word that is cut nothing is marked.
    const std::size_t begin = std::max<std::size_t>(highlight.begin, shown.begin);
    const std::size_t end = std::min<std::size_t>(highlight.end, shown.end);
    if (end < highlight.end && IsInsideStep(steps, end)) continue;
    if (begin >= end) continue;
    snippet.highlights.push_back({static_cast<std::uint32_t>(begin - shown.begin),
                                  static_cast<std::uint32_t>(end - shown.begin)});
  }
  return snippet;
}

}  // namespace tanxun
