// SPDX-License-Identifier: GPL-2.0-or-later
// The YAML (---) or TOML (+++) at the very front of a note.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

struct FrontMatter {
  std::vector<Property> properties;  // Spans are offsets into the text.
  std::vector<Problem> problems;     // Without a path.
  std::uint64_t body = 0;            // Where the note's body begins.
};

// Never fails: what cannot be read is a Problem. Values are as written: 0700 stays "0700".
FrontMatter ReadFrontMatter(const LineIndex& lines);

}  // namespace tanxun
