// SPDX-License-Identifier: GPL-2.0-or-later
// What both programs know about the terminal they write to: colours, links, columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tanxun {

enum class ColorChoice { kAuto, kAlways, kNever };

// How to write to one stream.
struct TerminalStyle {
  bool terminal = false;  // A person reads it.
  bool color = false;
  bool links = false;       // OSC 8.
  std::size_t columns = 0;  // 0: lines are not broken.
  std::size_t rows = 0;
  std::string host = {};  // For links: this machine.
};

// For standard output, from the flag, NO_COLOR and TERM; the size is COLUMNS and LINES where they
// are set, else the terminal's own.
TerminalStyle StdoutStyle(ColorChoice choice);

// TERM says it, or says nothing: no escape sequence is understood.
bool TerminalIsDumb();

bool StderrIsTerminal();
std::size_t StderrColumns();  // 80 if nobody knows.

enum class Paint { kPath, kTitle, kMatch, kDim, kValue, kWarning };

// `text` in the paint's colour, or as it is. The text must be safe already.
std::string Painted(std::string_view text, Paint paint, const TerminalStyle& style);

// An OSC 8 link to a file, or only the text. Any bytes may stand in the path.
std::string Linked(std::string_view text, std::string_view absolute_path,
                   const TerminalStyle& style);

std::string HumanBytes(std::uint64_t bytes);  // "1.5 MB"

}  // namespace tanxun
