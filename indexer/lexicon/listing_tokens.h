// SPDX-License-Identifier: GPL-2.0-or-later
// The tokens that listings are written in; unlike units they cut "(NYSE/HKEX: 9988.HK)" at every
// sign.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

struct ListingToken {
  enum Kind { kWord, kHan, kSign, kOther } kind = kOther;  // kWord: ASCII letters and digits.
  std::string text;                                        // Folded.
  std::uint32_t begin = 0;                                 // Bytes of the original text.
  std::uint32_t end = 0;
  bool upper = false;     // kWord: has letters, all of them capitals in the original.
  bool capitals = false;  // kWord: two capitals or more: HKEX, HKEx, TPEx.
  bool letters = false;
  bool digits = false;
  bool spaced = false;  // A blank stands before it. A line's end is a kSign "\n".

  bool Is(char sign) const { return kind == kSign && text.size() == 1 && text[0] == sign; }
};

// Web addresses and mail addresses become one kOther token each.
std::vector<ListingToken> TokenizeListing(std::string_view text);

}  // namespace tanxun
