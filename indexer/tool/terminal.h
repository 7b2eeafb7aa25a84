// SPDX-License-Identifier: GPL-2.0-or-later
// What both programs know about terminals: text that cannot drive one, its width, colours, links.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tanxun {

// Which layout characters may leave as they are.
enum class Layout {
  kBody,   // Newline and tab: bodies of notes, messages of several lines.
  kLine,   // Tab: whatever stands on one line.
  kField,  // Neither: a value between tabs.
};

// The one way out for text we did not write. C0, DEL, C1, bidi controls, line separators and tag
// characters become visible escapes ("\x1b", "\u202e", "\U000e0041"), bytes that are no UTF-8 too
// ("\xff"). Linear; the result is valid UTF-8.
std::string SafeText(std::string_view text, Layout layout = Layout::kBody);
inline std::string SafeLine(std::string_view text) { return SafeText(text, Layout::kLine); }

// A file's name as text that can be turned back, for JSON: bytes that are no UTF-8 are "\xff", and
// a backslash that would read as such is "\x5c". Any other name is itself.
std::string NameText(std::string_view name);
// The name that NameText() or SafeText() wrote so; itself if it has no such escapes.
std::string NameOf(std::string_view text);

// The same characters inside a serialized JSON text, as JSON escapes: the value stays the same, the
// terminal that shows it is safe. Precondition: valid UTF-8.
std::string SafeJson(std::string_view json);

// Columns on a terminal, by grapheme: Han, kana, Hangul and emoji 2, joined and combining marks 0.
std::size_t TerminalWidth(std::string_view utf8);

// At most `columns` wide; what is left out is marked with "…" at the front.
std::string FitRight(std::string_view utf8, std::size_t columns);

enum class ColorChoice { kAuto, kAlways, kNever };

// How to write to one stream.
struct TerminalStyle {
  bool terminal = false;  // A person reads it.
  bool color = false;
  bool links = false;  // OSC 8.
};

// For standard output, from the flag, NO_COLOR and TERM.
TerminalStyle StdoutStyle(ColorChoice choice);

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
