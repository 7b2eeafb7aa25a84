// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

// Paragraphs between blank lines, from offset `begin`; a single line underlined with '=' or '-' is
// a heading.
std::vector<Block> ReadPlain(const LineIndex& lines, std::uint64_t begin);

// Appends bytes [begin, end) of the text; a NUL is shown as U+FFFD.
void AppendBytes(std::string_view text, std::uint64_t begin, std::uint64_t end, RichText& out);

// Appends the end of a line as '\n'.
void AppendLineEnd(const LineIndex& lines, std::uint32_t line, RichText& out);

// Appends the lines, each without blanks at its ends, to one text with '\n' between.
void AppendLines(const LineIndex& lines, LineRange range, RichText& out);

}  // namespace tanxun
