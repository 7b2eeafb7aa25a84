// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/places.h"

#include <algorithm>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

struct Gazetteer {
  PhraseSet names;
  std::vector<bool> is_country;  // By row.
};

const Gazetteer& AllPlaces() {
  static const Gazetteer kPlaces = [] {
    Gazetteer places;
    for (const auto& row : TsvRows(LexiconFile("places.tsv"))) {
      if (row.size() < 2) continue;
      const auto number = static_cast<std::uint32_t>(places.is_country.size());
      for (std::string_view name : TsvEntries(row[0])) places.names.Add(name, number);
      places.is_country.push_back(row[1] == "country");
    }
    return places;
  }();
  return kPlaces;
}

bool OneHoldsOther(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

}  // namespace

NamedPlaces PlacesIn(std::string_view text) {
  const Gazetteer& all = AllPlaces();
  NamedPlaces found;
  const std::vector<Unit> units = SplitUnits(text);
  for (std::uint32_t at = 0; at < units.size();) {
    const PhraseSet::Match match = all.names.LongestAt(units, at);
    if (match.unit_count > 0)
      (all.is_country[match.value] ? found.countries : found.places).insert(match.value);
    at += std::max<std::uint32_t>(1, match.unit_count);
  }
  return found;
}

std::optional<std::uint32_t> PlaceNamed(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  if (units.empty()) return std::nullopt;
  const PhraseSet::Match match = AllPlaces().names.LongestAt(units, 0);
  if (match.unit_count != units.size()) return std::nullopt;
  return match.value;
}

bool IsPlaceName(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  for (std::uint32_t at = 0; at < units.size();) {
    const std::uint32_t length = AllPlaces().names.LongestAt(units, at).unit_count;
    if (length == 0) return false;
    at += length;
  }
  return !units.empty();
}

bool NameSamePlace(std::string_view a, std::string_view b) {
  const NamedPlaces left = PlacesIn(a);
  const NamedPlaces right = PlacesIn(b);
  const bool known = (!left.countries.empty() || !left.places.empty()) &&
                     (!right.countries.empty() || !right.places.empty());
  return known && OneHoldsOther(left.countries, right.countries) &&
         OneHoldsOther(left.places, right.places);
}

}  // namespace tanxun
