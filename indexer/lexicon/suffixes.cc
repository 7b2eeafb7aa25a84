// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/suffixes.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestWord = 6;    // Units of a word in the file.
constexpr std::size_t kMaxNameUnits = 64;  // A longer text is no company's name.

using Words = std::unordered_set<std::string>;

// A dot or slash inside of a word is none of a unit's: N.V. is nv.
std::string Plain(std::string_view word) {
  std::string plain = Fold(word);
  std::erase_if(plain, [](char c) { return c == '.' || c == '/' || c == ' '; });
  return plain;
}

Words WordsOf(std::string_view kind) {
  Words words;
  for (const auto& row : TsvRows(LexiconFile("suffixes.tsv"))) {
    if (row.size() < 3 || row[0] != kind) continue;
    for (std::string_view word : TsvEntries(row[2])) words.insert(Plain(word));
  }
  return words;
}

const Words& CompanyWords() {
  static const Words kWords = WordsOf("company");
  return kWords;
}

// Units of the longest word that ends before units[end]; 0 if none does. At least one unit stays.
std::size_t WordBefore(const std::vector<Unit>& units, std::size_t end, const Words& words) {
  std::size_t longest = 0;
  std::string text;
  for (std::size_t count = 1; count <= kLongestWord && count < end; ++count) {
    text.insert(0, Plain(units[end - count].text));
    if (words.contains(text)) longest = count;
  }
  return longest;
}

}  // namespace

std::size_t SuffixUnits(const std::vector<Unit>& units) {
  static const Words kInstitutions = WordsOf("institution");
  std::size_t end = units.size();
  for (std::size_t count = 1; count > 0; end -= count) {
    count = std::max(WordBefore(units, end, CompanyWords()), WordBefore(units, end, kInstitutions));
  }
  return units.size() - end;
}

std::vector<std::string> RelatedStems(std::string_view name) {
  std::vector<std::string> stems;
  const std::vector<Unit> units = SplitUnits(name);
  if (units.size() > kMaxNameUnits) return stems;
  std::size_t end = units.size();
  while (const std::size_t count = WordBefore(units, end, CompanyWords())) {
    end -= count;
    const bool is_name = end > 1 || units[0].kind != UnitKind::kHan;  // 张|集团 leaves no name.
    std::string stem = is_name ? NameKey(name.substr(0, units[end - 1].end)) : std::string();
    if (!stem.empty()) stems.push_back(std::move(stem));
  }
  return stems;
}

}  // namespace tanxun
