// SPDX-License-Identifier: GPL-2.0-or-later
// Tables searched as a reader would, by row and column: those of one note that is asked, or those
// that the notes in question hold.
#pragma once

#include "query/answer/candidates.h"
#include "query/answer/intent.h"
#include "query/answer/table_question.h"
#include "query/search/index_reader.h"
#include "tanxun/searcher.h"

namespace tanxun {

// The rows that are not a table's; lists stay.
FactRows OutsideTables(const FactRows& rows);

struct TableSearch {
  bool whole_question = false;  // Only cells that account for every word are possible.
  std::size_t limit = 5;
  bool explain = false;
};

// State, answers and explanation of the tables alone; no_fact where no cell fits.
AskResult AnswerFromTables(const Intent& intent, const FactRows& rows, const NameLookup& lookup,
                           const TableSearch& search);

// Whether a passage has a table that may account for every word of the question.
bool MayAnswerInTables(const TableQuestion& question, const StoredPassage& passage);

// What one note says in its tables and outside of them, side by side where both are sure.
void JoinWithTables(AskResult tables, std::size_t limit, AskResult& result);

// The rows of the notes about the asked entities that have tables of other things: a line's stops.
FactRows RowsOfTablesAbout(const IndexReader& index, const Intent& intent, const FactRows& rows,
                           const FactScope& scope);

}  // namespace tanxun
