// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

// What a reader makes of a text. Spans are offsets into that text, lines its lines.
struct ReadText {
  std::vector<Block> blocks;
  std::vector<Problem> problems;                  // Without a path.
  std::vector<Property> properties = {};          // What a page's head says.
  std::optional<SourceKind> kind = std::nullopt;  // If it is not the reader's.
  bool is_page = false;                           // Source::is_page
};

// CommonMark with tables, strike-through, task lists and Obsidian's additions, from offset `begin`
// (the start of a line). A text whose markup is too costly is read as plain lines, with a Problem.
ReadText ReadMarkdown(const LineIndex& lines, std::uint64_t begin);

}  // namespace tanxun
