// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/status_bearers.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

struct Bearers {
  std::unordered_set<std::string_view> words;
  std::vector<std::string_view> endings;  // Han.
};

const Bearers& NeverSupplied() {
  static const Bearers kBearers = [] {
    Bearers bearers;
    for (const auto& row : TsvRows(LexiconFile("status_context.tsv"))) {
      if (row.size() < 3 || row[0] != "unsupplied") continue;
      for (std::string_view word : TsvEntries(row[1])) bearers.words.insert(word);
      for (std::string_view ending : TsvEntries(row[2])) bearers.endings.push_back(ending);
    }
    return bearers;
  }();
  return kBearers;
}

}  // namespace

bool IsNeverSupplied(std::string_view name) {
  const Bearers& never = NeverSupplied();
  const std::string folded = Fold(name);
  const std::vector<Unit> units = SplitUnits(name);
  if (units.empty() || never.words.contains(units.front().text) ||
      never.words.contains(units.back().text)) {
    return true;
  }
  return std::any_of(never.endings.begin(), never.endings.end(),
                     [&](std::string_view ending) { return folded.ends_with(ending); });
}

}  // namespace tanxun
