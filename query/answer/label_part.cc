// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/label_part.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/places.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

PhraseSet ReadWords(std::string_view kind) {
  PhraseSet words;
  for (const auto& row : TsvRows(LexiconFile("label_parts.tsv"))) {
    if (row[0] != kind) continue;
    for (std::size_t cell = 1; cell < row.size(); ++cell) {
      for (std::string_view word : TsvEntries(row[cell])) words.Add(word, 0);
    }
  }
  return words;
}

bool HoldsAny(const PhraseSet& words, std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (words.LongestAt(units, i).unit_count > 0) return true;
  }
  return false;
}

bool IsPlanned(std::string_view text) {
  static const PhraseSet kWords = ReadWords("planned");
  return HoldsAny(kWords, text);
}

bool NamesRegion(std::string_view text) {
  static const PhraseSet kWords = ReadWords("region");
  const NamedPlaces places = PlacesIn(text);
  return !places.countries.empty() || !places.places.empty() || HoldsAny(kWords, text);
}

// "Employees (UK)" -> UK.
std::string_view InBracketAtEnd(std::string_view label) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                    std::pair<std::string_view, std::string_view>{"（", "）"}}) {
    const std::size_t begin = label.rfind(open);
    if (!label.ends_with(close) || begin == std::string_view::npos) continue;
    return label.substr(begin + open.size(), label.size() - close.size() - begin - open.size());
  }
  return {};
}

// Of the same country or place, in whatever language.
bool ShareAPlace(std::string_view a, std::string_view b) {
  const NamedPlaces left = PlacesIn(a);
  const NamedPlaces right = PlacesIn(b);
  const auto meet = [](const auto& x, const auto& y) {
    return std::any_of(x.begin(), x.end(), [&](std::uint32_t place) { return y.contains(place); });
  };
  return meet(left.countries, right.countries) || meet(left.places, right.places);
}

}  // namespace

bool IsOfOtherPart(const Fact& fact, std::string_view question) {
  std::string label = fact.attribute;
  for (const Qualifier& qualifier : fact.qualifiers) {
    if (qualifier.kind == "period") label += " " + qualifier.text;
  }
  if (IsPlanned(label) && !IsPlanned(question)) return true;
  const std::string_view bracket = InBracketAtEnd(fact.attribute);
  return !bracket.empty() && NamesRegion(bracket) && !ShareAPlace(bracket, question) &&
         Covered(FeaturesOf(bracket), FeaturesOf(question)) < 0.99;
}

}  // namespace tanxun
