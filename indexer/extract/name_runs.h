// SPDX-License-Identifier: GPL-2.0-or-later
// Names in running text: where one begins and ends, and whether a piece of text can be one.
#pragma once

#include <cstdint>
#include <string_view>

namespace tanxun {

// A bare name: no list, no sentence, no number or date, no listing.
bool LooksLikeName(std::string_view text);

// A capital, a digit, or a version like v2 at a word's begin.
bool IsNameWord(std::string_view word);

bool HasLatin(std::string_view text);

// The name that ends at byte `end` ("… the Acme Group (" -> "Acme Group"); empty if its beginning
// is uncertain.
std::string_view NameEndingAt(std::string_view text, std::uint32_t end);

// The same for a name of one script: where it begins; `end` if there is none.
std::uint32_t LatinNameBegin(std::string_view text, std::uint32_t end);
std::uint32_t HanNameBegin(std::string_view text, std::uint32_t end);

// Where a name of Latin words and Han behind them begins that ends at `end` and whose first letters
// `capitals` begin with: |Web 服务描述语言 (WSDL); `end` if there is none.
std::uint32_t MixedNameBegin(std::string_view text, std::uint32_t end, std::string_view capitals);

// The name that begins at `begin`, quoted or bare, up to a mark or a word that is none of a name.
std::string_view NameBeginningAt(std::string_view text, std::uint32_t begin);

// Whether two texts that a statement joins can be names of one thing: neither is a kind, a role, a
// person beside a company, or another place.
bool CanBeOne(std::string_view name, std::string_view other);

}  // namespace tanxun
