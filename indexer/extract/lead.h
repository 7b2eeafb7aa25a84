// SPDX-License-Identifier: GPL-2.0-or-later
// What a lead-in says of the list or text below it: "Acme's LLM:", "What Acme can't access:",
// "可获得：", "Bull:".
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/note.h"

namespace tanxun {

struct Lead {
  std::string subject;    // Empty = the note's.
  std::string attribute;  // As written, without the subject.
  std::string ability;    // "access", …; empty if the lead states no ability.
  Polarity polarity = Polarity::kPositive;
};

Lead ReadLead(const Note& note, std::string_view text);

// Whether `name` is the note's subject or one of its stated aliases.
bool IsNameOfNote(const Note& note, std::string_view name);

}  // namespace tanxun
