// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/negation.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// Longer lines are prose, never a label, a header or a page's button.
constexpr std::size_t kLongestLabel = 200;

struct NegationCues {
  static constexpr std::uint32_t kDenies = 1;
  static constexpr std::uint32_t kExcept = 0;
  SpottedPhrases phrases;
};

const NegationCues& Negations() {
  static const NegationCues kCues = [] {
    NegationCues cues;
    for (const auto& row : TsvRows(LexiconFile("negation.tsv"))) {
      if (row.size() < 3) continue;
      const std::uint32_t kind = row[0] == "except" ? NegationCues::kExcept : NegationCues::kDenies;
      for (const std::size_t cell : {1, 2}) {
        for (std::string_view phrase : TsvEntries(row[cell])) cues.phrases.Add(phrase, kind);
      }
    }
    return cues;
  }();
  return kCues;
}

using KeySet = std::unordered_set<std::string>;

// The NameKeys of every entry of the rows whose first cell is `kind`; of all rows where it is
// empty.
KeySet ReadKeys(std::string_view file, std::string_view kind) {
  KeySet keys;
  for (const auto& row : TsvRows(LexiconFile(file))) {
    if (!kind.empty() && row[0] != kind) continue;
    for (std::size_t cell = kind.empty() ? 0 : 1; cell < row.size(); ++cell) {
      for (std::string_view entry : TsvEntries(row[cell])) keys.insert(NameKey(entry));
    }
  }
  keys.erase("");
  return keys;
}

SpottedPhrases ReadPhrases(std::string_view file) {
  SpottedPhrases phrases;
  for (const auto& row : TsvRows(LexiconFile(file))) {
    for (std::string_view cell : row) {
      for (std::string_view phrase : TsvEntries(cell)) phrases.Add(phrase, 0);
    }
  }
  return phrases;
}

bool Contains(const KeySet& keys, std::string_view label) {
  return label.size() <= kLongestLabel && keys.contains(NameKey(label));
}

}  // namespace

bool IsNegative(std::string_view text) {
  const NegationCues& cues = Negations();
  if (!cues.phrases.MayBeIn(Fold(text))) return false;
  const std::vector<Unit> units = SplitUnits(text);
  for (std::uint32_t at = 0; at < units.size();) {
    const PhraseSet::Match cue = cues.phrases.LongestAt(units, at);
    // "no longer" before another cue takes that one back and denies nothing itself.
    const std::uint32_t next = at + cue.unit_count;
    if (cue.unit_count > 0 && cue.value == NegationCues::kDenies && !IsTakenBack(units, at)) {
      const bool takes_back = next < units.size() && IsTakenBack(units, next) &&
                              cues.phrases.LongestAt(units, next).unit_count > 0;
      if (!takes_back) return true;
    }
    at += std::max<std::uint32_t>(cue.unit_count, 1);
  }
  return false;
}

bool IsGenericKeyHeader(std::string_view header) {
  static const KeySet kHeaders = ReadKeys("generic_headers.tsv", "key");
  return Contains(kHeaders, header);
}

bool IsGenericValueHeader(std::string_view header) {
  static const KeySet kHeaders = ReadKeys("generic_headers.tsv", "value");
  return Contains(kHeaders, header);
}

bool IsIndexHeader(std::string_view header) {
  static constexpr std::array<std::string_view, 10> kIndex = {
      "#", "no", "no.", "nr", "rank", "pos", "序号", "排名", "名次", "编号"};
  return std::find(kIndex.begin(), kIndex.end(), Fold(header)) != kIndex.end();
}

bool IsTotalLabel(std::string_view label) {
  static constexpr std::array<std::string_view, 9> kTotals = {
      "total", "totals", "sum", "subtotal", "grand total", "合计", "总计", "小计", "合 计"};
  return std::find(kTotals.begin(), kTotals.end(), Fold(label)) != kTotals.end();
}

bool IsCardLabel(std::string_view line) {
  static const KeySet kLabels = ReadKeys("card_labels.tsv", "");
  return Contains(kLabels, line);
}

bool IsInterfaceWords(std::string_view line) {
  static const SpottedPhrases kPhrases = ReadPhrases("interface_words.tsv");
  if (line.size() > kLongestLabel) return false;
  if (!kPhrases.MayBeIn(Fold(line))) return false;
  const std::vector<Unit> units = SplitUnits(line);
  bool any = false;
  for (std::uint32_t at = 0; at < units.size();) {
    const PhraseSet::Match match = kPhrases.LongestAt(units, at);
    if (match.unit_count == 0 && units[at].kind != UnitKind::kEmoji) return false;
    any = any || match.unit_count > 0;
    at += std::max<std::uint32_t>(match.unit_count, 1);
  }
  return any;
}

bool BeginsWithStampWord(std::string_view text) {
  static const SpottedPhrases kPhrases = ReadPhrases("stamp_words.tsv");
  const std::string_view begin = text.substr(0, FloorBoundary(text, kLongestLabel));
  if (!kPhrases.MayBeIn(Fold(begin))) return false;
  const std::vector<Unit> units = SplitUnits(begin);
  const auto first = std::find_if(units.begin(), units.end(),
                                  [](const Unit& unit) { return unit.kind != UnitKind::kEmoji; });
  return first != units.end() &&
         kPhrases.LongestAt(units, static_cast<std::uint32_t>(first - units.begin())).unit_count >
             0;
}

}  // namespace tanxun
