// SPDX-License-Identifier: GPL-2.0-or-later
// Text of another encoding to UTF-8, each character traceable to its bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/decode.h"

namespace tanxun {

// Collects decoded characters and joins neighbours of unchanged length to one piece.
class PieceBuilder {
 public:
  // The next text bytes, which came from source bytes [begin, end).
  void Add(std::uint64_t text_bytes, std::uint64_t begin, std::uint64_t end);
  std::vector<TextPiece> Finish() { return std::move(pieces_); }

 private:
  std::vector<TextPiece> pieces_;
  std::uint64_t text_end_ = 0;
};

// Through ICU's converter of that name; nothing if it knows none. Offsets count from bytes[0].
std::optional<DecodedText> ConvertToUtf8(std::string_view bytes, const std::string& encoding);

}  // namespace tanxun
