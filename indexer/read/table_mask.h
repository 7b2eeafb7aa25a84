// SPDX-License-Identifier: GPL-2.0-or-later
// What the Markdown parser must find between a note's lines to read tables as people write them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/read/line_roles.h"
#include "indexer/read/lines.h"
#include "indexer/read/markdown_mask.h"

namespace tanxun {

struct Insertion {
  std::uint64_t at = 0;  // Offset into the copy before any insertion.
  std::string bytes;
};

// A blank line around each table, dashes for cells of less than three and for columns that only
// rows have; and a blank line in paragraphs of hundreds of lines. `masked` has no insertions yet;
// `roles` are those of its lines. Adds to both lists; linear.
void FitTables(const LineIndex& lines, const std::vector<LineRole>& roles,
               const MaskedMarkdown& masked, std::vector<Insertion>& insertions,
               std::vector<TableShape>& shapes);

}  // namespace tanxun
