// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/extract/note.h"

namespace tanxun {

// Whom the statement that begins at byte `at` of the sentence is about: the name or pronoun right
// before it; in a clause without one, whom the clauses before it are about. Empty where that is
// not clear: "Acme's unit …", 其子公司…, "Acme bought a mill founded in …".
std::string ClauseSubject(const Note& note, std::string_view sentence, std::size_t at);

// The two languages' readings; `before`: the sentence up to the statement, without its brackets.
std::string EnglishClauseSubject(const Note& note, std::string_view before,
                                 std::string_view sentence);
std::string HanClauseSubject(const Note& note, std::string_view before);

}  // namespace tanxun
