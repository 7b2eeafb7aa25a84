// SPDX-License-Identifier: GPL-2.0-or-later
// The inner grammar of words, numbers and codes, over folded text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/character_table.h"
#include "indexer/text/utf8.h"

namespace tanxun {

struct Character {
  CharClass cls = CharClass::kOther;
  char32_t value = 0;
  std::uint32_t length = 0;
};
// kOther, U+0000 and no length at the end.
inline Character CharacterAt(std::string_view folded, std::size_t at) {
  if (at >= folded.size()) return {};
  const CodePoint c = DecodeAt(folded, at);
  return {CharacterEntry(c.value).char_class(), c.value, c.length};
}
inline bool IsWordLike(CharClass c) { return c == CharClass::kLetter || c == CharClass::kDigit; }

// A run of letters and digits; 3.5, c++ and c# are one part each, 1.2.3 is three.
struct Part {
  std::size_t end = 0;
  bool letters = false;  // Has letters.
  bool digits = false;
  bool suffix = false;  // Ends in ++ or #.
};
// The part that begins at `at`, with digits up to `from` already read.
Part ScanPart(std::string_view folded, std::size_t at, std::size_t from);

// Bytes of the separator at `at` that joins what stands before it to a letter or digit: - _ . & +
// ' ’ or a Unicode hyphen. 0 if none.
std::size_t JointLength(std::string_view folded, std::size_t at);
std::size_t ApostropheLength(std::string_view folded, std::size_t at);

// The parts of a unit's text: "gpt-3.5-turbo" -> gpt, 3.5, turbo.
std::vector<std::string> PartsOf(std::string_view unit_text);

// Whether two neighbours are as often written together: letters and a number (qwen 2.5), a number
// and its measure (12 nm), one letter and a word (t head).
bool OftenJoined(std::string_view left, std::string_view right);

}  // namespace tanxun
