// SPDX-License-Identifier: GPL-2.0-or-later
// What stands below a heading that the question names: "Casa Verde owner", where a note of bars has
// the owner below "## Casa Verde".
#pragma once

#include <vector>

#include "indexer/schema/stored.h"
#include "query/answer/candidates.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Whether the question names a heading of the passage.
bool NamesHeading(const Intent& intent, const StoredPassage& passage);

// Possibilities only: whether the heading is a name, the note does not say.
std::vector<Answer> AnswersUnderHeading(const Intent& intent, const FactRows& rows,
                                        std::size_t limit);

}  // namespace tanxun
