// SPDX-License-Identifier: GPL-2.0-or-later
// Which characters mean something in a query, full-width forms included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tanxun::syntax {

inline constexpr std::size_t kMaxQueryBytes = 4096;
inline constexpr std::size_t kMaxTerms = 256;
inline constexpr std::size_t kMaxNesting = 64;
inline constexpr int kMaxDistance = 1000;    // A larger one is taken as this.
inline constexpr int kDefaultDistance = 10;  // NEAR and ADJ without a number, as in Xapian.

inline constexpr char32_t kLeftDouble = U'\u201C';
inline constexpr char32_t kRightDouble = U'\u201D';
inline constexpr char32_t kLeftCorner = U'\u300C';
inline constexpr char32_t kRightCorner = U'\u300D';
inline constexpr char32_t kLeftWhiteCorner = U'\u300E';
inline constexpr char32_t kRightWhiteCorner = U'\u300F';
inline constexpr char32_t kLeftLenticular = U'\u3010';

// The character at a place, read as syntax: full-width ASCII forms become ASCII, and so does the
// yen sign that input methods have on the dollar's key; every blank (controls and the ideographic
// space included) becomes ' '. length 0 and value 0 at the end.
struct Sign {
  char32_t value = 0;
  std::uint32_t length = 0;
};
Sign SignAt(std::string_view text, std::size_t at);

// Bytes of `signs` at a place, in any width; 0 if something else stands there.
std::size_t LengthAt(std::string_view text, std::size_t at, std::string_view signs);

// Full-width ASCII forms and an input method's full stop as ASCII, all else as it stands.
std::string Narrow(std::string_view text);

// The Chinese marks between sentences and between items. They part words as a blank does, because
// no blank is written after them.
bool IsSeparator(std::string_view text, std::size_t at);
inline bool IsBlankOrSeparator(std::string_view text, std::size_t at) {
  return SignAt(text, at).value == U' ' || IsSeparator(text, at);
}

// Whether a bare word or value ends here: blank, separator, bracket, quote, bar, link, or the end.
bool IsTerminator(std::string_view text, std::size_t at);
std::size_t FindTerminator(std::string_view text, std::size_t from);

// Whether a + or - standing before `at` is an operator; before anything else it is an ordinary
// character ("->", "--flag").
bool StartsOperand(std::string_view text, std::size_t at);

bool IsDoubleQuote(char32_t sign);
bool IsQuote(char32_t sign);  // Opens a phrase.

// Length of a [[ or 【【 at `at`, else 0.
std::size_t LinkMarkAt(std::string_view text, std::size_t at);

// The end of [begin, end) without the commas, semicolons and colons that close a word in prose.
std::size_t TrimWord(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace tanxun::syntax
