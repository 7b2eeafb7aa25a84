// SPDX-License-Identifier: GPL-2.0-or-later
// What was typed as other regions say it: 芯片价格, 晶片价格.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/lexicon/region_words.h"
#include "tanxun/analyzer.h"

namespace tanxun {

struct RegionForm {
  // A word that is said otherwise here.
  struct Swap {
    std::size_t word = 0;    // Which of the region words.
    std::string other = {};  // What stands for it.
  };
  std::vector<Unit> units;
  std::vector<Swap> swaps;
  // Of each typed unit where it begins and ends here; of a word that is said otherwise its first
  // unit has the beginning and its last the end.
  std::vector<std::size_t> first_at;
  std::vector<std::size_t> last_at;
};

// At most so many; those that swap every word come first.
inline constexpr std::size_t kRegionForms = 8;
std::vector<RegionForm> RegionForms(const std::vector<Unit>& units,
                                    const std::vector<RegionWord>& words);

}  // namespace tanxun
