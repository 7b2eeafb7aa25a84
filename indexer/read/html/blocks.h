// SPDX-License-Identifier: GPL-2.0-or-later
// From the elements of a page to blocks.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/read/html/tree.h"
#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

struct HtmlBlock {
  Block block;
  bool is_control = false;  // A button's words: "Expand".
  bool is_pairs = false;    // A table of labels and values.
};

// Spans are offsets into the text. `read`: which nodes are read (html_boilerplate.h). Tables with
// two columns and no headers hold labels and their values; so do definition lists and lines of a
// label and a value. A cell that spans rows is repeated in each of them if it is short, one that
// spans columns only in headers.
std::vector<HtmlBlock> MakeHtmlBlocks(const HtmlTree& tree, const std::vector<bool>& read,
                                      const LineIndex& lines);

}  // namespace tanxun
