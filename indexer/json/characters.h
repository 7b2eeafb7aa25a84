// SPDX-License-Identifier: GPL-2.0-or-later
// UTF-8, one character at a time, and which characters never leave raw.
#pragma once

#include <cstddef>
#include <string_view>

namespace tanxun {

struct Character {
  char32_t value = 0;
  std::size_t length = 1;
  bool valid = false;
};

// The character that begins at `at`, which is inside the text. Strict: overlong forms, surrogates
// and what is past U+10FFFF are not valid; then it is one byte, which is its value.
Character CharacterAt(std::string_view text, std::size_t at);

// C0 and C1 controls, DEL, bidi controls, line separators and tag characters.
bool DrivesTerminal(char32_t c);

}  // namespace tanxun
