// SPDX-License-Identifier: GPL-2.0-or-later
// Highest, lowest, average: what makes one attribute another (corpus/lexicon/degrees.tsv).
#pragma once

#include <set>
#include <string_view>

namespace tanxun {

// The degrees a text names.
std::set<std::string_view> DegreesIn(std::string_view text);

}  // namespace tanxun
