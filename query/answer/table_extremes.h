// SPDX-License-Identifier: GPL-2.0-or-later
// Which row of a table has the most, the least, comes first, last, next: comparisons of cells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/answer/table_grid.h"
#include "query/answer/table_question.h"

namespace tanxun {

struct ExtremeAnswer {
  std::vector<const Fact*> cells;  // More than one where rows tie.
  std::string measure;             // The header of the column that was compared; empty = the order.
  bool firm = false;               // Every word is accounted for, and the column was named.
};

// Whether the question asks for a row by comparing: an answer that does not compare is not sure.
bool Compares(const TableQuestion& question, const std::vector<Grid>& grids);

// The term is of words that may compare: most, 最高, after.
bool IsComparing(const TableQuestion& question, const TableTerm& term);

// Nothing where the question does not compare, or no table has what it compares.
std::optional<ExtremeAnswer> FindExtreme(const TableQuestion& question,
                                         const std::vector<Grid>& grids);

}  // namespace tanxun
