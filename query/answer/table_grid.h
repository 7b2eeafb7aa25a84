// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of notes, put together again from the facts of their rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/analysis/features.h"
#include "query/search/index_reader.h"

namespace tanxun {

struct GridCell {
  const Fact* fact = nullptr;  // What an answer quotes; null for a label that is no fact's value.
  std::string text;            // Empty where the table has nothing.
  Features words;
};

struct Grid {
  std::vector<std::string> headers;         // One a column; may be empty.
  std::vector<std::vector<GridCell>> rows;  // Each as long as `headers`.
  std::vector<std::uint32_t> group;  // One a column: the column whose header it stands under,
                                     // | Horne | Votes | Boddie | Votes |; or its own number.
  Features around;                   // Words of the headings above and of the file's name.
  bool of_records = false;           // Its first column names attributes: Metric | Value.
};

// Tables in the order of the facts. `rows` must outlive them.
std::vector<Grid> GridsOf(const FactRows& rows);

// Rows for columns: the first column's cells become the headers.
Grid Transposed(const Grid& grid);

std::string Describe(const Grid& grid);

}  // namespace tanxun
