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

// The name that SafeText() or NameText() wrote so; itself if it has no such escapes.
std::string NameOf(std::string_view text);

}  // namespace tanxun
