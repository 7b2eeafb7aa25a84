// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/region_words.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

class RegionLexicon {
 public:
  RegionLexicon() {
    for (const auto& row : TsvRows(LexiconFile("regions.tsv"))) {
      std::vector<std::string> words;
      for (std::string_view word : TsvEntries(row[0])) words.push_back(Fold(Trim(word)));
      for (const std::string& word : words) {
        phrases.Add(word, static_cast<std::uint32_t>(rows_.size()));
        row_of_[word] = rows_.size();
      }
      rows_.push_back(std::move(words));
    }
    for (const auto& row : TsvRows(LexiconFile("region_guards.tsv"))) {
      for (std::string_view word : TsvEntries(row[0])) guards.Add(word, 0);
    }
  }

  std::vector<std::string> Others(const std::string& word) const {
    std::vector<std::string> others;
    const auto found = row_of_.find(word);
    if (found == row_of_.end()) return others;
    for (const std::string& other : rows_[found->second]) {
      if (other != word) others.push_back(other);
    }
    return others;
  }

  PhraseSet phrases;
  PhraseSet guards;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::unordered_map<std::string, std::size_t> row_of_;
};

const RegionLexicon& Lexicon() {
  static const RegionLexicon kLexicon;
  return kLexicon;
}

bool IsOneRun(const std::vector<Unit>& units, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (units[i].kind != UnitKind::kHan) return false;
    if (i > begin && units[i - 1].end != units[i].begin) return false;
  }
  return true;
}

// Whether a guard begins or ends between the units [begin, end), or is wider than they.
bool IsCrossed(const std::vector<Unit>& units, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongestGuard = 8;
  for (std::size_t i = begin - std::min(begin, kLongestGuard); i < end; ++i) {
    const auto guard = Lexicon().guards.LongestAt(units, static_cast<std::uint32_t>(i));
    const std::size_t guard_end = i + guard.unit_count;
    if (guard_end <= begin || !IsOneRun(units, i, guard_end)) continue;
    if (i < begin || guard_end > end) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> RegionSynonyms(std::string_view word) {
  std::vector<std::string> synonyms{Fold(Trim(word))};
  for (std::string& other : Lexicon().Others(synonyms.front())) {
    synonyms.push_back(std::move(other));
  }
  return synonyms;
}

std::vector<RegionWord> FindRegionWords(const std::vector<Unit>& units) {
  std::vector<RegionWord> found;
  for (std::size_t i = 0; i < units.size();) {
    const std::size_t begin = i++;
    if (units[begin].kind != UnitKind::kHan) continue;
    const auto match = Lexicon().phrases.LongestAt(units, static_cast<std::uint32_t>(begin));
    const std::size_t end = begin + match.unit_count;
    if (end == begin || !IsOneRun(units, begin, end) || IsCrossed(units, begin, end)) continue;
    std::string word;
    for (std::size_t unit = begin; unit < end; ++unit) word += units[unit].text;
    found.push_back({begin, end, Lexicon().Others(word)});
    i = end;
  }
  return found;
}

}  // namespace tanxun
