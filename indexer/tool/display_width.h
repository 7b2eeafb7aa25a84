// SPDX-License-Identifier: GPL-2.0-or-later
// How wide text is on a terminal, and how it is made to fit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tanxun {

// What a terminal shows as one character: a letter with its marks, a flag, a joined emoji.
struct Grapheme {
  std::size_t bytes = 0;
  std::size_t columns = 0;  // Han, kana, Hangul and emoji 2, ambiguous ones 1, marks alone 0.
};

// The grapheme that begins at `at`, which is inside the text.
Grapheme GraphemeAt(std::string_view utf8, std::size_t at);

// Columns on a terminal.
std::size_t TerminalWidth(std::string_view utf8);

// At most `columns` wide; what is left out is marked with "…" at the front, or at the end.
std::string FitRight(std::string_view utf8, std::size_t columns);
std::string FitLeft(std::string_view utf8, std::size_t columns);

}  // namespace tanxun
