// SPDX-License-Identifier: GPL-2.0-or-later
// Words that mean the same in two regions: 芯片/晶片, 内存/記憶體 (regions.tsv).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// Folded, the given word first; only it if alone.
std::vector<std::string> RegionSynonyms(std::string_view word);

// Units [begin, end) of a text that are such a word.
struct RegionWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> others;  // Folded.
};

// From left to right, the longest at each place; Han that touch. None is seen across the border of
// a word of region_guards.tsv, or inside of one: no 内存 in 国内存款.
std::vector<RegionWord> FindRegionWords(const std::vector<Unit>& units);

}  // namespace tanxun
