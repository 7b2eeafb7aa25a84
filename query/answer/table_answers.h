// SPDX-License-Identifier: GPL-2.0-or-later
// Questions put to one note: its tables are searched as a reader would, by row and column.
#pragma once

#include "query/answer/candidates.h"
#include "query/answer/intent.h"
#include "tanxun/searcher.h"

namespace tanxun {

// The rows that are not a table's; lists and key columns stay.
FactRows OutsideTables(const FactRows& rows);

// Fills state and answers where a cell fits; answers that are there already come after the cells.
void AnswerFromTables(const Intent& intent, const FactRows& rows, bool explain, std::size_t limit,
                      AskResult& result);

}  // namespace tanxun
