// SPDX-License-Identifier: GPL-2.0-or-later
// Finding phrases of a word list in a run of units: longest first, whole units, whatever the case
// or script.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

class PhraseSet {
 public:
  // value: the caller's own number for the phrase.
  void Add(std::string_view phrase, std::uint32_t value);

  struct Match {
    std::uint32_t value = 0;
    std::uint32_t unit_count = 0;  // 0 = none.
  };
  // The longest phrase that begins at units[first].
  Match LongestAt(const std::vector<Unit>& units, std::uint32_t first) const;

 private:
  struct Phrase {
    std::vector<std::string> units;
    std::uint32_t value = 0;
  };
  std::unordered_map<std::string, std::vector<Phrase>> by_first_;  // Longest first.
};

}  // namespace tanxun
