// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/concepts.h"

#include <algorithm>

#include "indexer/analysis/name_key.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/attribute_tables.h"

namespace tanxun {
namespace {

const AttributeConcept* NamedAt(std::uint32_t place) {
  return &AttributeConcepts()[kAttributeNames.numbers[place]];
}

// The longest name that begins at units[first]; no units if none does.
ConceptMatch LongestAt(const std::vector<Unit>& units, std::uint32_t first) {
  ConceptMatch match{.meaning = nullptr, .first_unit = first, .unit_count = 0};
  GrowingNameKey key;
  std::uint32_t place = 0;
  for (std::uint32_t at = first; at < units.size(); ++at) {
    key.Add(units[at]);
    place = kAttributeNames.LowerBound(key.text(), place);
    if (key.text().empty() || !kAttributeNames.At(place).starts_with(key.text())) break;
    if (kAttributeNames.At(place) == key.text()) {
      match.meaning = NamedAt(place);
      match.unit_count = at + 1 - first;
    }
  }
  return match;
}

}  // namespace

const AttributeConcept* ConceptOfLabel(std::string_view label) {
  constexpr std::size_t kLongestLabel = 200;
  constexpr std::string_view kOptionalPlural = " s";  // "Competitor(s)"
  if (label.size() > kLongestLabel) return nullptr;
  std::string key = NameKey(label);
  auto found = kAttributeNames.Find(key);
  if (!found && key.ends_with(kOptionalPlural)) {
    key.resize(key.size() - kOptionalPlural.size());
    found = kAttributeNames.Find(key);
  }
  return found ? NamedAt(*found) : nullptr;
}

std::vector<ConceptMatch> FindConcepts(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  std::vector<ConceptMatch> found;
  for (std::uint32_t at = 0; at < units.size();) {
    const ConceptMatch match = LongestAt(units, at);
    if (match.unit_count > 0) found.push_back(match);
    at += std::max<std::uint32_t>(match.unit_count, 1);
  }
  return found;
}

}  // namespace tanxun
