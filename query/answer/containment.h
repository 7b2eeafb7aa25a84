// SPDX-License-Identifier: GPL-2.0-or-later
// Where something is that only another's note lists: "where is X", "which states does X run
// through".
#pragma once

#include "query/answer/candidates.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Fills one possible answer, the subjects of all notes with a table of places in which the asked
// name is a row of its own; false where the question asks for something else or no note does.
bool AnswerContainer(const Intent& intent, const FactRows& rows, AskResult& result);

}  // namespace tanxun
