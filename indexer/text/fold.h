// SPDX-License-Identifier: GPL-2.0-or-later
// One form for all spellings of a text: NFKC, case, width, Traditional to Simplified.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

struct FoldedText {
  std::string text;
  // For each byte of `text` the byte of the input its character began at, and one entry more: the
  // input's length.
  std::vector<std::uint32_t> origin;

  // The byte of the input behind all characters that [0, end) of `text` came from, for spans: of
  // the first "株" of ㍿ it is behind the ㍿. end <= text.size().
  std::uint32_t OriginEnd(std::size_t end) const;
};

// NFKC and case folding, then Traditional to Simplified, character by character. Latin letters lose
// their accents (é -> e), other letters keep them; what nobody sees (zero widths, variation
// selectors, soft hyphens) goes. Each invalid byte folds to U+FFFD. Fold(Fold(x)) == Fold(x).
std::string Fold(std::string_view utf8);
FoldedText FoldWithOrigin(std::string_view utf8);

// The first half of it, Han as written: for showing what folding does, several times slower.
// Fold(Normalize(x)) == Fold(x).
std::string Normalize(std::string_view utf8);

}  // namespace tanxun
