// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of a file to UTF-8 that is sure to be valid.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

struct DecodedText {
  std::string text;  // Valid UTF-8 without BOM. NUL stays.
  std::vector<TextPiece>
      pieces;  // From `text` to the original bytes; empty = the same bytes throughout.
  std::string encoding = "UTF-8";  // As found or as told.
  std::uint64_t repaired = 0;      // Invalid sequences replaced by U+FFFD.
  std::uint64_t first_repair = 0;  // Original offset of the first of them.
};

// encoding: an IANA name, or empty to detect (BOM, UTF-8, then a guess that must be sure of
// itself).
DecodedText Decode(std::string_view bytes, std::string_view encoding = {});

// The original bytes behind [begin, end) of the decoded text.
Span OriginalSpan(const DecodedText& decoded, std::uint64_t begin, std::uint64_t end);

}  // namespace tanxun
