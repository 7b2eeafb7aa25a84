// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/phrases.h"

#include <algorithm>

#include "indexer/analysis/terms.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

// "can't", "can’t" and "cant" are one word here. No unit holds a line's end.
void AppendUnit(const Unit& unit, std::string& text) {
  constexpr std::string_view kCurly = "’";
  if (!text.empty()) text += '\n';
  for (std::size_t i = 0; i < unit.text.size(); ++i) {
    if (unit.text[i] == '\'') continue;
    if (unit.text.compare(i, kCurly.size(), kCurly) == 0) {
      i += kCurly.size() - 1;
      continue;
    }
    text += unit.text[i];
  }
}

}  // namespace

void PhraseSet::Add(std::string_view phrase, std::uint32_t value) {
  std::string text;
  std::uint32_t count = 0;
  std::size_t end_of_first = 0;
  for (const Unit& unit : SplitUnits(phrase)) {
    AppendUnit(unit, text);
    if (++count == 1) end_of_first = text.size();
  }
  if (count == 0 || !phrases_.Add(text, value)) return;
  most_units_.Raise(std::string_view(text).substr(0, end_of_first), count);
}

PhraseSet::Match PhraseSet::LongestAt(const std::vector<Unit>& units, std::uint32_t first) const {
  Match match;
  std::string text;
  AppendUnit(units[first], text);
  const std::size_t most =
      std::min<std::size_t>(most_units_.Find(text).value_or(0), units.size() - first);
  for (std::uint32_t count = 1; count <= most; ++count) {
    if (count > 1) AppendUnit(units[first + count - 1], text);
    if (const auto value = phrases_.Find(text)) match = {*value, count};
  }
  return match;
}

void SpottedPhrases::Add(std::string_view phrase, std::uint32_t value) {
  PhraseSet::Add(phrase, value);
  if (const std::string folded = Fold(phrase); !folded.empty()) spotter_.Add(folded);
}

}  // namespace tanxun
