// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/decode.h"

#include <algorithm>
#include <utility>

#include "indexer/text/convert.h"
#include "indexer/text/detect.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// How many bytes of a broken character stand at `at`: its lead byte and the trail bytes that could
// have gone on with it are one repair, as in the Unicode Standard 3.9 ("maximal subparts").
std::size_t BrokenLength(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::size_t length = 1;
  while (length < wanted && at + length < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[at + length]);
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (length == 1) {
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    }
    if (byte < low || byte > high) break;
    ++length;
  }
  return length;
}

DecodedText RepairUtf8(std::string_view bytes) {
  DecodedText result;
  if (IsValidUtf8(bytes)) {
    result.text = bytes;
    return result;
  }
  PieceBuilder builder;
  std::size_t good = 0;  // Where the pending valid bytes begin.
  const auto flush = [&](std::size_t end) {
    if (end > good) builder.Add(end - good, good, end);
    result.text += bytes.substr(good, end - good);
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = CodePointAt(bytes, at);
    if (c.value != 0xFFFD || c.length != 1) {
      at += c.length;
      continue;
    }
    flush(at);
    const std::size_t length = BrokenLength(bytes, at);
    if (result.repaired++ == 0) result.first_repair = at;
    builder.Add(kReplacement.size(), at, at + length);
    result.text += kReplacement;
    at += length;
    good = at;
  }
  flush(bytes.size());
  result.pieces = builder.Finish();
  return result;
}

DecodedText DecodeAs(std::string_view bytes, const std::string& encoding) {
  if (encoding != "UTF-8") {
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
  std::string chosen = encoding.empty() ? std::string(mark.encoding) : MeantEncoding(encoding);
  if (chosen.empty()) chosen = GuessEncoding(bytes);
  // A mark of another encoding than the told one is text to it.
  const bool cut = !mark.encoding.empty() &&
                   (chosen == mark.encoding || (chosen == "UTF-16" && mark.length == 2));
  if (cut && chosen == "UTF-16") chosen = mark.encoding;
  const std::size_t skipped = cut ? mark.length : 0;
  DecodedText decoded = DecodeAs(bytes.substr(skipped), chosen);
  ShiftSource(decoded, skipped);
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
