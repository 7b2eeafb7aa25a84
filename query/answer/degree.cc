// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/degree.h"

#include <algorithm>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

struct Degrees {
  PhraseSet phrases;
  std::vector<std::string_view> names;
};

const Degrees& AllDegrees() {
  static const Degrees kDegrees = [] {
    Degrees degrees;
    for (const auto& row : TsvRows(LexiconFile("degrees.tsv"))) {
      const auto value = static_cast<std::uint32_t>(degrees.names.size());
      degrees.names.push_back(row[0]);
      for (std::size_t column = 1; column < row.size(); ++column) {
        for (std::string_view word : TsvEntries(row[column])) degrees.phrases.Add(word, value);
      }
    }
    return degrees;
  }();
  return kDegrees;
}

}  // namespace

std::set<std::string_view> DegreesIn(std::string_view text) {
  const Degrees& all = AllDegrees();
  const std::vector<Unit> units = SplitUnits(text);
  std::set<std::string_view> found;
  for (std::uint32_t i = 0; i < units.size();) {
    const auto match = all.phrases.LongestAt(units, i);
    if (match.unit_count > 0) found.insert(all.names[match.value]);
    i += std::max<std::uint32_t>(1, match.unit_count);
  }
  return found;
}

}  // namespace tanxun
