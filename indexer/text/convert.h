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

// Collects decoded text and where it came from. Pieces keep the law of TextPiece: neighbours of the
// same bytes are one piece; a character that its encoding writes in as many other bytes ('é' in
// UTF-16) is two pieces, the last of which has no source bytes.
class PieceBuilder {
 public:
  explicit PieceBuilder(std::string_view source) : source_(source) {}

  // The next text, which came from source bytes [begin, end). Precondition: a text of one byte that
  // came from one byte is that byte.
  void Add(std::string_view text, std::uint64_t begin, std::uint64_t end);
  std::vector<TextPiece> Finish() { return std::move(pieces_); }

 private:
  void Append(std::uint64_t text_bytes, Span source);

  std::string_view source_;
  std::vector<TextPiece> pieces_;
  std::uint64_t text_end_ = 0;
  bool last_is_same_ = false;  // The last piece says the source's own bytes.
};

// What is no UTF-8 becomes U+FFFD.
DecodedText RepairUtf8(std::string_view bytes);

// A name that ICU knows, of an encoding in which ASCII is ASCII or all characters are wide. Not so
// are EBCDIC and UTF-7: a byte of them says nothing alone, so no span can be exact.
bool IsReadableEncoding(const std::string& name);

// Through ICU's converter of that name; nothing if it knows none. Offsets count from bytes[0].
std::optional<DecodedText> ConvertToUtf8(std::string_view bytes, const std::string& encoding);

}  // namespace tanxun
