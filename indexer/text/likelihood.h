// SPDX-License-Identifier: GPL-2.0-or-later
// How well a text reads: what tells one guess about its encoding from another.
#pragma once

#include <string_view>

namespace tanxun {

// What a text would be written in if a guess about its encoding were right.
enum class Script { kAny, kSimplified, kTraditional, kJapanese, kKorean, kLatin };

// The bits that a simple model of written text needs for it: about 5 for an English letter, 10 for
// a frequent Han character, 25 for a byte that means nothing. Fewer bits read better. Characters
// are counted by how frequent they are in the script, and by their neighbours: Han or accents
// inside of an English word are dear. Linear.
double BitsOf(std::string_view utf8, Script script);

}  // namespace tanxun
