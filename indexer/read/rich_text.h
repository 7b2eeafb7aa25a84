// SPDX-License-Identifier: GPL-2.0-or-later
// Building and cutting RichText without losing the way back to the file.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

// Bytes [begin, end) of a RichText's text.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Appends visible bytes that came from `source`; joins the last piece where both are byte for byte.
void AppendPiece(RichText& out, std::string_view bytes, Span source);

// Appends visible bytes that stand nowhere in the file.
void AppendUnmapped(RichText& out, std::string_view bytes);

// Appends bytes [range) of `in` with their pieces, without marks.
void AppendSlice(RichText& out, const RichText& in, TextRange range);

// Bytes [range) of `in` with their pieces and what is left of their marks.
RichText Slice(const RichText& in, TextRange range);

// Takes the ranges (ascending, disjoint) out of the text. Marks shrink; empty ones go.
void Erase(RichText& text, const std::vector<TextRange>& ranges);

// The range of `text` without blanks at both ends.
TextRange TrimmedRange(std::string_view text);

// Marks ascending by begin, outer before inner; empty ones dropped.
void SortMarks(RichText& text);

}  // namespace tanxun
