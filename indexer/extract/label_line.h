// SPDX-License-Identifier: GPL-2.0-or-later
// One line of the form `Label: value`, `**Label:** value`, `Label:: value`, `标签：值`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

struct LabelLine {
  std::uint32_t label_begin = 0;  // Bytes of the block's text.
  std::uint32_t label_end = 0;
  std::uint32_t value_begin = 0;
  std::uint32_t value_end = 0;
  bool marked = false;  // Bold or `::`: the writer says that this is a label.
  bool field = false;   // `::`
};

struct LineBytes {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
std::vector<LineBytes> LinesOf(std::string_view text);

// The first label line in text[line.begin, line.end), if there is one. Never an address (http:), a
// time (12:30) or a sentence.
std::optional<LabelLine> ReadLabelLine(const RichText& text, LineBytes line);

// All of a line: the label line before its inline fields, then these: `text [key:: value] (k:: v)`.
std::vector<LabelLine> ReadLabelLines(const RichText& text, LineBytes line);

// Whether the text's last line ends with a colon: it leads into what follows.
bool IsLeadIn(const RichText& text);

}  // namespace tanxun
