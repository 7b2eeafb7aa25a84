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
  // From `text` to the original bytes, covering the whole text; empty = the same bytes throughout.
  // Equal lengths are equal bytes, as everywhere.
  std::vector<TextPiece> pieces;
  std::string encoding = "UTF-8";  // As found or as told.
  std::uint64_t repaired = 0;      // Invalid sequences replaced by U+FFFD.
  std::uint64_t first_repair = 0;  // Original offset of the first of them.
};

// encoding: a name that KnowsEncoding() knows, or empty to detect: UTF-8 if the bytes are valid,
// else what reads best. A byte order mark counts before either.
DecodedText Decode(std::string_view bytes, std::string_view encoding = {});

// The original bytes behind [begin, end) of the decoded text.
Span OriginalSpan(const DecodedText& decoded, std::uint64_t begin, std::uint64_t end);

}  // namespace tanxun
