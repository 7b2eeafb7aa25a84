// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/each_text.h"

namespace tanxun {

void EachText(
    const Note& note, const Section& section,
    const std::function<void(const RichText& text, LineRange lines, const Block& block)>& visit) {
  const std::vector<Block>& blocks = note.source->blocks;
  for (std::size_t i = section.heading; i < section.last; ++i) {
    const Block& block = blocks[i];
    if (block.kind == BlockKind::kCode || block.kind == BlockKind::kHtml ||
        block.kind == BlockKind::kCardNoise) {
      continue;
    }
    if (!block.text.text.empty()) visit(block.text, block.lines, block);
    for (const TableRow& row : block.rows) {
      for (const TableCell& cell : row.cells) visit(cell.text, {row.line, row.line}, block);
    }
  }
}

}  // namespace tanxun
