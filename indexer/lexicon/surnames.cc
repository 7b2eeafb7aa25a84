// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/surnames.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

constexpr std::size_t kNameUnits = 3;

// Letters that one sound is written with when a name goes from one language to the other.
constexpr std::array<std::string_view, 6> kSounds = {"bpfvw", "dt",     "gkcqjzxsh",
                                                     "lr",    "yiejau", "wvuom"};

bool SoundsLike(char a, char b) {
  if (a == b) return true;
  for (std::string_view letters : kSounds) {
    if (letters.find(a) != std::string_view::npos && letters.find(b) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

const std::unordered_map<std::string, std::vector<std::string>>& Surnames() {
  static const auto kSurnames = [] {
    std::unordered_map<std::string, std::vector<std::string>> surnames;
    for (const auto& row : TsvRows(LexiconFile("surnames.tsv"))) {
      if (row.size() < 2) continue;
      auto& readings = surnames[Fold(row[0])];
      for (std::string_view reading : TsvEntries(row[1])) readings.push_back(Fold(reading));
    }
    return surnames;
  }();
  return kSurnames;
}

}  // namespace

bool IsPersonBeside(std::string_view han, std::string_view latin) {
  const std::vector<Unit> units = SplitUnits(han);
  if (units.size() != kNameUnits) return false;
  const auto surname = Surnames().find(units.front().text);
  const std::vector<Unit> words = SplitUnits(latin);
  if (surname == Surnames().end() || words.empty()) return false;
  for (const std::string& reading : surname->second) {
    for (const Unit& word : words) {
      if (word.text == reading) return false;
    }
    if (!words.front().text.empty() && SoundsLike(words.front().text.front(), reading.front())) {
      return false;
    }
  }
  return true;
}

}  // namespace tanxun
