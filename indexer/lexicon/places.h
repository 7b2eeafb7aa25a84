// SPDX-License-Identifier: GPL-2.0-or-later
// Countries, regions and cities under their names in both languages (corpus/lexicon/places.tsv).
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

namespace tanxun {

// The places a text names, as numbers that mean the same in both languages.
struct NamedPlaces {
  std::set<std::uint32_t> countries;
  std::set<std::uint32_t> places;  // Regions and cities.
};
NamedPlaces PlacesIn(std::string_view text);

// The place whose name the whole text is.
std::optional<std::uint32_t> PlaceNamed(std::string_view text);
// Whether the whole text is one or more places: "Hsinchu, Taiwan", 上海. Not 上海微电子.
bool IsPlaceName(std::string_view text);

// Whether two texts name the same place, one perhaps more closely: Hsinchu, Taiwan and 台灣新竹;
// Hsinchu and 新竹. False if either names none that is known.
bool NameSamePlace(std::string_view a, std::string_view b);

}  // namespace tanxun
