// SPDX-License-Identifier: GPL-2.0-or-later
// The cells of tables that answer a question: the column that is asked for, the row the question
// describes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer/table_grid.h"
#include "query/answer/table_question.h"

namespace tanxun {

struct CellMatch {
  const Fact* fact = nullptr;
  double column = 0.0;  // How well the header is what is asked for.
  double row = 0.0;     // Share of what the question says of the row, 0..1.
  double score = 0.0;
  double margin = 0.0;  // To the best cell with another value.
  bool all_explained =
      false;             // Every word of the question is the header's, the row's or a heading's.
  bool is_name = false;  // It names the row: other cells are facts about it.
  bool is_denied =
      false;           // The row says No where the question asks for Yes, or turns who is whose.
  bool named = false;  // The header is asked for by its name or concept, or by the kind of answer.

  // Of being what is asked for, where nothing is sure: a logistic regression over the development
  // sets, those without an answer included.
  double probability() const;
};

// At most `limit`, best first; cells of equal value once.
std::vector<CellMatch> MatchCells(const TableQuestion& question, const std::vector<Grid>& grids,
                                  std::size_t limit);

// Whether a cell of the table can account for every word of the question: a quick look before
// MatchCells().
bool MayExplainAll(const TableQuestion& question, const Grid& grid);
// The same of a text and what it stands in, which is cheaper.
bool MayExplainAll(const TableQuestion& question, std::string_view text, const Features& around);

std::string Describe(const CellMatch& match);

}  // namespace tanxun
