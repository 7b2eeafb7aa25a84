// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/decode.h"

#include <algorithm>
#include <utility>

#include "indexer/text/convert.h"
#include "indexer/text/detect.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

DecodedText DecodeAs(std::string_view bytes, const std::string& encoding) {
  if (encoding != "UTF-8" && IsReadableEncoding(encoding)) {
    if (auto converted = ConvertToUtf8(bytes, encoding)) return *std::move(converted);
  }
  return RepairUtf8(bytes);
}

// Offsets move on by a BOM that was cut off before decoding.
void ShiftSource(DecodedText& decoded, std::size_t by) {
  if (by == 0) return;
  if (decoded.pieces.empty() && !decoded.text.empty()) {
    decoded.pieces.push_back(
        {0, static_cast<std::uint32_t>(decoded.text.size()), {by, by + decoded.text.size()}});
  } else {
    for (TextPiece& piece : decoded.pieces) {
      piece.source.begin += by;
      piece.source.end += by;
    }
  }
  if (decoded.repaired > 0) decoded.first_repair += by;
}

}  // namespace

DecodedText Decode(std::string_view bytes, std::string_view encoding) {
  const ByteOrderMark mark = FindByteOrderMark(bytes);
  std::string chosen(mark.encoding);
  if (chosen.empty() && !encoding.empty()) chosen = MeantEncoding(encoding);
  if (chosen.empty()) chosen = GuessEncoding(bytes);
  if (chosen == "UTF-16") chosen = GuessByteOrder(bytes);
  DecodedText decoded = DecodeAs(bytes.substr(mark.length), chosen);
  ShiftSource(decoded, mark.length);
  return decoded;
}

Span OriginalSpan(const DecodedText& decoded, std::uint64_t begin, std::uint64_t end) {
  const auto& pieces = decoded.pieces;
  const std::uint64_t size = decoded.text.size();
  begin = std::min(begin, size);
  end = std::clamp(end, begin, size);
  if (pieces.empty()) return {begin, end};
  // The piece that holds byte `at`; pieces cover the whole text.
  const auto piece_at = [&](std::uint64_t at) -> const TextPiece& {
    const auto after = std::upper_bound(
        pieces.begin(), pieces.end(), at,
        [](std::uint64_t value, const TextPiece& p) { return value < p.text_begin; });
    return after == pieces.begin() ? *after : *(after - 1);
  };
  const auto is_equal = [](const TextPiece& p) {
    return p.text_end - p.text_begin == p.source.end - p.source.begin;
  };
  const TextPiece& first = piece_at(begin);
  Span span;
  span.begin = begin >= first.text_end ? first.source.end
               : is_equal(first)       ? first.source.begin + (begin - first.text_begin)
                                       : first.source.begin;
  if (end == begin) return {span.begin, span.begin};
  const TextPiece& last = piece_at(end - 1);
  span.end = is_equal(last) ? last.source.begin + (end - last.text_begin) : last.source.end;
  return span;
}

}  // namespace tanxun
