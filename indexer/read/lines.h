// SPDX-License-Identifier: GPL-2.0-or-later
// Where the lines of a text are. LF, CRLF and a lone CR end a line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);  // The text must outlive the index.

  std::string_view text() const { return text_; }
  const std::vector<std::uint64_t>& starts() const { return starts_; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

  // The line that holds byte `offset`, 1-based; the last one for offsets at or behind the end.
  std::uint32_t LineOf(std::uint64_t offset) const;
  // Offset of the first byte of a line; the text's size for lines behind the last.
  std::uint64_t Begin(std::uint32_t line) const;
  // A line without its end; empty for lines out of range.
  std::string_view Line(std::uint32_t line) const;
  // Whole lines without the last one's end.
  Span SpanOf(LineRange lines) const;

 private:
  std::string_view text_;
  std::vector<std::uint64_t> starts_;
};

// The starts of lines; none for an empty text, none behind a final line end.
std::vector<std::uint64_t> LineStarts(std::string_view text);

// A line without containers' marks at its front: blanks and '>', then one list marker if asked.
std::string_view WithoutPrefix(std::string_view line, bool list_marker);

bool IsThematicBreak(std::string_view line);
// Length of the fence (``` or ~~~) that a line begins with, 0 if none.
std::size_t FenceLength(std::string_view line);
bool IsBlank(std::string_view line);

}  // namespace tanxun
