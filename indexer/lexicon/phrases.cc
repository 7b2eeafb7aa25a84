// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/phrases.h"

#include <algorithm>

#include "indexer/analysis/terms.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

// "can't", "can’t" and "cant" are one word here.
std::string WithoutApostrophes(std::string_view unit) {
  std::string out;
  for (std::size_t i = 0; i < unit.size(); ++i) {
    if (unit[i] == '\'') continue;
    if (unit.substr(i).starts_with("’")) {
      i += 2;
      continue;
    }
    out += unit[i];
  }
  return out;
}

// The same without a copy where there is none.
class PlainUnit {
 public:
  explicit PlainUnit(std::string_view unit) : text_(unit) {
    if (unit.find('\'') == std::string_view::npos && unit.find("’") == std::string_view::npos)
      return;
    copy_ = WithoutApostrophes(unit);
    text_ = copy_;
  }
  std::string_view text() const { return text_; }

 private:
  std::string copy_;
  std::string_view text_;
};

}  // namespace

void PhraseSet::Add(std::string_view phrase, std::uint32_t value) {
  Phrase entry{.units = {}, .value = value};
  for (const Unit& unit : SplitUnits(phrase)) entry.units.push_back(WithoutApostrophes(unit.text));
  if (entry.units.empty()) return;
  std::vector<Phrase>& siblings = by_first_[entry.units.front()];
  const auto at = std::find_if(siblings.begin(), siblings.end(), [&](const Phrase& other) {
    return other.units.size() < entry.units.size();
  });
  siblings.insert(at, std::move(entry));
}

PhraseSet::Match PhraseSet::LongestAt(const std::vector<Unit>& units, std::uint32_t first) const {
  const auto found = by_first_.find(PlainUnit(units[first].text).text());
  if (found == by_first_.end()) return {};
  for (const Phrase& phrase : found->second) {
    if (first + phrase.units.size() > units.size()) continue;
    bool same = true;
    for (std::size_t i = 1; i < phrase.units.size() && same; ++i) {
      same = PlainUnit(units[first + i].text).text() == phrase.units[i];
    }
    if (same) return {phrase.value, static_cast<std::uint32_t>(phrase.units.size())};
  }
  return {};
}

void SpottedPhrases::Add(std::string_view phrase, std::uint32_t value) {
  PhraseSet::Add(phrase, value);
  if (const std::string folded = Fold(phrase); !folded.empty()) spotter_.Add(folded);
}

}  // namespace tanxun
