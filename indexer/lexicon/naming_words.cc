// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/naming_words.h"

#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxBracketBytes = 200;

enum Place : std::uint32_t { kAnywhere, kBehindComma, kBeforeColon };

SpottedPhrases PhrasesOf(bool in_brackets) {
  SpottedPhrases phrases;
  for (const auto& row : TsvRows(LexiconFile("naming.tsv"))) {
    if (row.size() < 3) continue;
    if (row[0] == "colon" && !in_brackets) continue;
    const bool comma = row[1] == "en";
    const Place place = row[0] == "colon" ? kBeforeColon : comma ? kBehindComma : kAnywhere;
    for (std::string_view words : TsvEntries(row[2])) phrases.Add(words, place);
  }
  return phrases;
}

}  // namespace

std::uint32_t NamingWordsLength(std::string_view bracket) {
  static const SpottedPhrases kPhrases = PhrasesOf(true);
  if (bracket.size() > kMaxBracketBytes) return 0;
  const std::vector<Unit> units = SplitUnits(bracket);
  if (units.empty() || units.front().begin != 0) return 0;
  const PhraseSet::Match match = kPhrases.LongestAt(units, 0);
  if (match.unit_count == 0 || match.unit_count == units.size()) return 0;
  const std::uint32_t end = units[match.unit_count - 1].end;
  const std::string_view rest = bracket.substr(end);
  const bool is_met = match.value != kBeforeColon || rest.starts_with(':') ||
                      rest.starts_with("：") || rest.starts_with("“") || rest.starts_with("「");
  return is_met ? end : 0;
}

std::vector<NamingWords> FindNamingWords(std::string_view text) {
  static const SpottedPhrases kPhrases = PhrasesOf(false);
  std::vector<NamingWords> found;
  if (!kPhrases.MayBeIn(Fold(text))) return found;
  const std::vector<Unit> units = SplitUnits(text);
  for (std::uint32_t at = 0; at < units.size();) {
    const PhraseSet::Match match = kPhrases.LongestAt(units, at);
    if (match.unit_count == 0) {
      ++at;
      continue;
    }
    found.push_back(
        {units[at].begin, units[at + match.unit_count - 1].end, match.value == kBehindComma});
    at += match.unit_count;
  }
  return found;
}

}  // namespace tanxun
