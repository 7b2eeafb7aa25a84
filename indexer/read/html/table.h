// SPDX-License-Identifier: GPL-2.0-or-later
// The rows and columns of an HTML table, and the terms of a list of definitions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/read/html/tree.h"
#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

struct HtmlCell {
  std::uint32_t node = 0;
  std::uint32_t columns = 1;
  std::uint32_t rows = 1;
  bool is_header = false;
};
struct HtmlRow {
  std::uint32_t node = 0;
  std::vector<HtmlCell> cells;
  bool in_head = false;
};
struct HtmlTable {
  std::vector<HtmlRow> rows;
  std::uint32_t caption = 0;  // A node, or 0.
  std::uint32_t columns = 0;
};

// The table at `node`, which holds no other table. Nothing where it only serves the layout, has
// text outside its cells or more than `most_cells` cells, so that it is better read as paragraphs.
std::optional<HtmlTable> FindHtmlTable(const HtmlTree& tree, const std::vector<bool>& read,
                                       std::string_view text, std::uint32_t node,
                                       std::uint64_t most_cells);

// `texts`: one for each cell, row by row. The block's own span and lines are not set.
Block MakeTableBlock(const HtmlTree& tree, const HtmlTable& table, std::vector<RichText> texts,
                     const LineIndex& lines);

// The nodes of a term and of what is said about it.
struct HtmlDefinition {
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> values;
};
// Of the <dl> at `node`, which holds no other; none if they are more than names and short texts, so
// that they are better read as paragraphs.
std::vector<HtmlDefinition> FindHtmlDefinitions(const HtmlTree& tree, const std::vector<bool>& read,
                                                std::string_view text, std::uint32_t node);

}  // namespace tanxun
