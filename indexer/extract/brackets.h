// SPDX-License-Identifier: GPL-2.0-or-later
// Names in brackets behind names: Acme (艾克米), 艾克米（Acme）, High Bandwidth Memory (HBM).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

struct BracketName {
  std::string outer;
  std::string inner;
  std::uint32_t outer_begin = 0;  // Bytes of the text.
  std::uint32_t end = 0;          // Past the closing bracket.
};

// Pairs that name one thing beyond doubt: the scripts differ, or the inner is the outer's initials.
// Never (limited), (B200), (NYSE), (2024). Where the outer side is a Han run its beginning must be
// certain: the text's start, punctuation or a change of script.
std::vector<BracketName> FindBracketNames(std::string_view text);

// The name that ends at byte `end` ("… the Acme Group (" -> "Acme Group"); empty if its beginning
// is uncertain.
std::string_view NameEndingAt(std::string_view text, std::uint32_t end);

// "Acme Cloud (limited)" -> "Acme Cloud"; a text without a bracket at its end comes back as it
// is.
std::string_view WithoutBracket(std::string_view text);

// What stands in the bracket at the end of a text, or empty.
std::string_view BracketAtEnd(std::string_view text);

}  // namespace tanxun
