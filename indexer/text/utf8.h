// SPDX-License-Identifier: GPL-2.0-or-later
// Walking over UTF-8, and what kind of character stands there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tanxun {

// The code point at `at` and its length in bytes (1 and U+FFFD where the bytes are no UTF-8).
// Precondition: at < size.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
};
CodePoint CodePointAt(std::string_view utf8, std::size_t at);
void AppendUtf8(char32_t value, std::string& out);

enum class CharClass : std::uint8_t {
  kOther,
  kSpace,
  kLetter,
  kDigit,
  kMark,
  kHan,
  kKana,
  kHangul,
  kEmoji,
  kPunctuation
};
CharClass ClassOf(char32_t value);
inline bool IsHanLike(CharClass c) { return c == CharClass::kHan || c == CharClass::kKana; }

bool HasHan(std::string_view utf8);    // Any Han, kana or Hangul character.
bool HasDigit(std::string_view utf8);  // Any of 0-9, half or full width.

bool IsValidUtf8(std::string_view bytes);
std::size_t CountCharacters(std::string_view utf8);  // Code points of valid UTF-8.

// The last character boundary at or before `at`.
std::size_t FloorBoundary(std::string_view utf8, std::size_t at);

// Columns on a terminal: Han, kana and emoji 2, combining marks 0.
std::size_t DisplayWidth(std::string_view utf8);

// "zh" where most letters are Han, "en" where most are Latin, "mixed" where the smaller share is
// over a fifth, counting a Han character as much as three Latin letters; "en" without any letter.
std::string_view LanguageOf(std::string_view utf8);

std::string_view Trim(
    std::string_view text);  // Unicode blanks at both ends, the ideographic space included.

}  // namespace tanxun
