// SPDX-License-Identifier: GPL-2.0-or-later
// Names in brackets behind names: Acme (艾克米), 艾克米（Acme）, High Bandwidth Memory (HBM).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

struct Bracket {
  std::uint32_t open = 0;  // Bytes of the text.
  std::uint32_t inner_begin = 0;
  std::uint32_t inner_end = 0;
  std::uint32_t end = 0;
};

// Pairs of round brackets, ASCII or full-width, that hold no other bracket.
std::vector<Bracket> FindBrackets(std::string_view text);

struct BracketName {
  std::string outer;
  std::string inner;
  std::uint32_t outer_begin = 0;  // Bytes of the text.
  std::uint32_t end = 0;          // Past the closing bracket.
};

// Pairs that name one thing beyond doubt: the scripts differ, or one is the other's initials or
// shortened from it. Never (limited), (B200), (NYSE), (2024), a role, a kind, a person beside a
// company, another place.
std::vector<BracketName> FindBracketNames(std::string_view text);

// "Acme Cloud (limited)" -> "Acme Cloud"; a text without a bracket at its end comes back as it
// is.
std::string_view WithoutBracket(std::string_view text);

// What stands in the bracket at the end of a text, or empty.
std::string_view BracketAtEnd(std::string_view text);

}  // namespace tanxun
