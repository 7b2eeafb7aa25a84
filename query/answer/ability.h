// SPDX-License-Identifier: GPL-2.0-or-later
// Questions of what somebody can or cannot do: "Can X access Y?", "what can't X access",
// 某公司无法获得什么.
#pragma once

#include "query/answer/candidates.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Fills state and answers; false where no fact speaks of it. Polarity is never mixed up: a list has
// the asked polarity only; a yes/no question shows both sides where they meet on one object, those
// of the subject's declared parts included.
bool AnswerAbility(const IndexReader& index, const Intent& intent, const FactRows& rows,
                   const FactScope& scope, AskResult& result);

}  // namespace tanxun
