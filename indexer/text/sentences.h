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

// Ends at 。！？； and at a line's end; at . ! ? before a blank and a new beginning, but not after
// an initial, a title or an abbreviation that a name follows (Dr. Smith, U.S. Army; "in the U.S.
// The" ends), nor inside a number. Closing quotes, brackets and a note's number belong to the end.
std::vector<Sentence> SplitSentences(std::string_view text);

}  // namespace tanxun
