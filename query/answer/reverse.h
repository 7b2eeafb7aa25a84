// SPDX-License-Identifier: GPL-2.0-or-later
// Questions for the subject of a known value: "whose ticker is X", 哪家公司总部在杭州.
#pragma once

#include "query/answer/candidates.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Fills state and answers; false where no fact has the value under the asked attribute.
bool AnswerReverse(const Intent& intent, const FactRows& rows, AskResult& result);

}  // namespace tanxun
