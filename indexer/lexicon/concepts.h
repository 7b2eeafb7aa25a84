// SPDX-License-Identifier: GPL-2.0-or-later
// What labels mean: attribute concepts by their names in both languages.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/lexicon/attributes.h"

namespace tanxun {

// The concept whose name is the whole of `label` after folding ("Market Cap", "市值"), or nullptr.
const AttributeConcept* ConceptOfLabel(std::string_view label);

// Concept names found inside a longer text, longest first where they overlap; units are those of
// SplitUnits(text).
struct ConceptMatch {
  const AttributeConcept* meaning = nullptr;
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
};
std::vector<ConceptMatch> FindConcepts(std::string_view text);

}  // namespace tanxun
