// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tanxun {

// Bytes [begin, end) of a text, blanks at both ends left out.
struct Sentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Ends at 。！？；… and their closing quotes, at a line's end, and at . ! ? before a blank and a
// new beginning, but not after an abbreviation (Inc. U.S. Dr.), an initial or inside a number.
std::vector<Sentence> SplitSentences(std::string_view text);

}  // namespace tanxun
