// SPDX-License-Identifier: GPL-2.0-or-later
// What two short texts have in common: stems of words, parts of codes, pairs of Han characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

using Features = std::unordered_set<std::string>;

// Two Han characters with nothing between them.
bool Touch(const Unit& left, const Unit& right);

Features FeaturesOf(const std::vector<Unit>& units);
Features FeaturesOf(std::string_view text);
void AddFeatures(std::string_view text, Features& features);

// Words by their stems, Han characters alone and in pairs.
Features LettersOf(const std::vector<Unit>& units);

// Whether unit `at` of `units` is among the features: a word by its stem or one of its forms, a Han
// character by a pair it is part of (alone only where it stands alone).
bool Explains(const Features& features, const std::vector<Unit>& units, std::uint32_t at);

// Share of `part`'s features that `whole` has, 0..1; 0 for an empty part.
double Covered(const Features& part, const Features& whole);

}  // namespace tanxun
