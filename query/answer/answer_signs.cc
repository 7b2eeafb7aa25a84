// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/answer_signs.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

constexpr std::array<std::string_view, 8> kNames = {"any",     "number", "date",  "money",
                                                    "percent", "person", "place", "reason"};
constexpr std::uint32_t kReferenceWithin = 2;  // Units: "And he …", 但该公司.

struct SignTable {
  PhraseSet references;
  PhraseSet asking;                            // Value: the kind.
  std::array<PhraseSet, kNames.size()> signs;  // By kind.
};

const SignTable& Table() {
  static const SignTable kTable = [] {
    SignTable table;
    for (const auto& row : TsvRows(LexiconFile("answer_signs.tsv"))) {
      if (row.size() < 3) continue;
      if (row[0] == "reference") {
        for (std::string_view words : TsvEntries(row[2])) table.references.Add(words, 0);
      }
      const auto kind = static_cast<std::uint32_t>(std::find(kNames.begin(), kNames.end(), row[0]) -
                                                   kNames.begin());
      if (kind >= kNames.size()) continue;
      for (std::string_view words : TsvEntries(row[1])) table.asking.Add(words, kind);
      for (std::string_view words : TsvEntries(row[2])) table.signs[kind].Add(words, kind);
    }
    return table;
  }();
  return kTable;
}

AnswerKind KindOfType(AnswerType type) {
  switch (type) {
    case AnswerType::kDate:
      return AnswerKind::kDate;
    case AnswerType::kNumber:
      return AnswerKind::kNumber;
    case AnswerType::kMoney:
      return AnswerKind::kMoney;
    case AnswerType::kPerson:
      return AnswerKind::kPerson;
    case AnswerType::kPlace:
      return AnswerKind::kPlace;
    default:
      return AnswerKind::kAny;
  }
}

// The longest words that ask decide, of equals the first.
AnswerKind KindOf(const Intent& intent) {
  PhraseSet::Match best;
  for (std::uint32_t at = 0; at < intent.units.size(); ++at) {
    if (intent.roles[at] == Role::kEntity) continue;
    const PhraseSet::Match match = Table().asking.LongestAt(intent.units, at);
    if (match.unit_count > best.unit_count) best = match;
  }
  return best.unit_count > 0 ? static_cast<AnswerKind>(best.value) : KindOfType(intent.type);
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

AnswerSigns::AnswerSigns(const Intent& intent) : kind_(KindOf(intent)) {
  for (const Unit& unit : intent.units) asked_.insert(unit.text);
}

std::vector<std::uint32_t> AnswerSigns::In(std::string_view sentence,
                                           const std::vector<Unit>& units) const {
  std::vector<std::uint32_t> found;
  if (kind_ == AnswerKind::kAny) return found;
  const bool of_names = AreNames();
  for (std::uint32_t at = 0; at < units.size(); ++at) {
    const bool is_number =
        !of_names && kind_ != AnswerKind::kReason && HasDigit(units[at].text) && IsNew(units[at]);
    if (is_number || (of_names && IsName(sentence, units, at)) || IsSignWord(units, at))
      found.push_back(at);
  }
  return found;
}

// A capital within the sentence, or a foreign name in Han: 贾里德·艾伦.
bool AnswerSigns::IsName(std::string_view sentence, const std::vector<Unit>& units,
                         std::uint32_t at) const {
  const Unit& unit = units[at];
  if (!IsNew(unit)) return false;
  if (unit.kind == UnitKind::kWord)
    return unit.begin > 0 && std::isupper(static_cast<unsigned char>(sentence[unit.begin])) != 0;
  if (at == 0 || unit.kind != UnitKind::kHan || units[at - 1].kind != UnitKind::kHan) return false;
  const std::string_view between =
      sentence.substr(units[at - 1].end, unit.begin - units[at - 1].end);
  return between == "·" || between == "‧" || between == "・";
}

bool AnswerSigns::IsSignWord(const std::vector<Unit>& units, std::uint32_t at) const {
  const PhraseSet& signs = Table().signs[static_cast<std::size_t>(kind_)];
  const PhraseSet::Match match = signs.LongestAt(units, at);
  for (std::uint32_t i = at; i < at + match.unit_count; ++i) {
    if (IsNew(units[i])) return true;
  }
  return false;
}

bool BeginsWithReference(const std::vector<Unit>& units) {
  for (std::uint32_t at = 0; at < std::min<std::size_t>(kReferenceWithin, units.size()); ++at) {
    if (Table().references.LongestAt(units, at).unit_count > 0) return true;
  }
  return false;
}

}  // namespace tanxun
