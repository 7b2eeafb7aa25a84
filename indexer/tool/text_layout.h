// SPDX-License-Identifier: GPL-2.0-or-later
// Lines for a terminal of some width.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/tool/terminal.h"

namespace tanxun {

// Text in one colour, perhaps a link. The text is safe already; a newline in it ends a line.
struct Run {
  std::string text;
  std::optional<Paint> paint = {};
  std::string link = {};  // A file's absolute path.
};

// What stands before the first line and before each that follows.
struct Indent {
  std::string first;
  std::string rest;
};

// The runs one after the other, with a newline at the end. Where the style has columns, lines are
// broken to fit them, or 100: at a blank, or between Han where no closing mark would begin a line
// and no opening one end it, else between graphemes. No colour or link goes over a line's end.
std::string LayOut(const std::vector<Run>& runs, const Indent& indent, const TerminalStyle& style);

}  // namespace tanxun
