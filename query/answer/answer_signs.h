// SPDX-License-Identifier: GPL-2.0-or-later
// What a question asks for, and whether a sentence has it (corpus/lexicon/answer_signs.tsv).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "query/answer/intent.h"

namespace tanxun {

enum class AnswerKind { kAny, kNumber, kDate, kMoney, kPercent, kPerson, kPlace, kReason };

class AnswerSigns {
 public:
  explicit AnswerSigns(const Intent& intent);

  AnswerKind kind() const { return kind_; }
  // Persons or places: names, which are harder to tell than numbers.
  bool AreNames() const { return kind_ == AnswerKind::kPerson || kind_ == AnswerKind::kPlace; }
  // Where the sentence, whose units these are, has values of that kind which the question does not
  // name itself: the numbers of their first units, in order. None where any kind will do.
  std::vector<std::uint32_t> In(std::string_view sentence, const std::vector<Unit>& units) const;

 private:
  bool IsNew(const Unit& unit) const { return !asked_.contains(unit.text); }
  bool IsName(std::string_view sentence, const std::vector<Unit>& units, std::uint32_t at) const;
  bool IsSignWord(const std::vector<Unit>& units, std::uint32_t at) const;

  AnswerKind kind_ = AnswerKind::kAny;
  std::unordered_set<std::string> asked_;  // The question's units.
};

// Whether a sentence begins with what stands for something said before: it, this, 该, 其.
bool BeginsWithReference(const std::vector<Unit>& units);

}  // namespace tanxun
