// SPDX-License-Identifier: GPL-2.0-or-later
// Finding phrases of a word list in a run of units: longest first, whole units, whatever the case
// or script.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/spotter.h"
#include "indexer/text/text_table.h"
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
  TextTable phrases_;     // By their units, one a line.
  TextTable most_units_;  // By a first unit: how many the longest phrase has that begins so.
};

// The same for texts that seldom hold one.
class SpottedPhrases : public PhraseSet {
 public:
  void Add(std::string_view phrase, std::uint32_t value);

  // False if no phrase can be in the text; a quick look that saves cutting it into units.
  bool MayBeIn(std::string_view folded) const { return spotter_.Find(folded) != 0; }

 private:
  Spotter spotter_;
};

}  // namespace tanxun
