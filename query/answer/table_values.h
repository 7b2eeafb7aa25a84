// SPDX-License-Identifier: GPL-2.0-or-later
// What the cells of a table look like: names, numbers, measures.
#pragma once

#include <string_view>

#include "query/answer/table_question.h"

namespace tanxun {

// How well a value is of the kind that is asked for, 0..1.
double FitOfKind(CellKind kind, std::string_view value);

// Neither a number, nor a date, nor anything that begins with a digit.
bool IsNameLike(std::string_view value);

enum class YesNo { kNeither, kYes, kNo };
YesNo ReadYesNo(std::string_view value);  // Yes, ✓, 是, 有; No, ✗, 否, 无.

}  // namespace tanxun
