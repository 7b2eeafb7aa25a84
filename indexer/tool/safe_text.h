// SPDX-License-Identifier: GPL-2.0-or-later
// Text that cannot drive a terminal.
#pragma once

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

}  // namespace tanxun
