// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/span_map.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "indexer/read/rich_text.h"

namespace tanxun {
namespace {

bool IsExact(const TextPiece& piece) {
  return piece.text_end - piece.text_begin == piece.source.end - piece.source.begin;
}

class Mapper {
 public:
  explicit Mapper(const DecodedText& decoded) : decoded_(decoded) {}

  void MapSpan(Span& span) const { span = OriginalSpan(decoded_, span.begin, span.end); }

  void MapText(RichText& text) const {
    RichText out;
    std::uint32_t at = 0;
    const std::string_view bytes = text.text;
    for (const TextPiece& piece : text.pieces) {
      AppendUnmapped(out, bytes.substr(at, piece.text_begin - at));
      const std::string_view part =
          bytes.substr(piece.text_begin, piece.text_end - piece.text_begin);
      if (IsExact(piece)) {
        AppendDecoded(part, piece.source, out);
      } else {
        AppendPiece(out, part, OriginalSpan(decoded_, piece.source.begin, piece.source.end));
      }
      at = piece.text_end;
    }
    AppendUnmapped(out, bytes.substr(at));
    out.marks = std::move(text.marks);
    text = std::move(out);
  }

 private:
  // Visible bytes that are decoded bytes [source): split where decoding did.
  void AppendDecoded(std::string_view bytes, Span source, RichText& out) const {
    auto piece =
        std::upper_bound(decoded_.pieces.begin(), decoded_.pieces.end(), source.begin,
                         [](std::uint64_t at, const TextPiece& row) { return at < row.text_end; });
    std::uint64_t at = source.begin;
    for (; piece != decoded_.pieces.end() && piece->text_begin < source.end; ++piece) {
      const std::uint64_t from = std::max<std::uint64_t>(at, piece->text_begin);
      const std::uint64_t to = std::min<std::uint64_t>(source.end, piece->text_end);
      AppendUnmapped(out, bytes.substr(at - source.begin, from - at));
      const std::string_view part = bytes.substr(from - source.begin, to - from);
      if (IsExact(*piece)) {
        const std::uint64_t begin = piece->source.begin + (from - piece->text_begin);
        AppendPiece(out, part, {begin, begin + part.size()});
      } else {
        AppendPiece(out, part, piece->source);
      }
      at = to;
    }
    AppendUnmapped(out, bytes.substr(at - source.begin));
  }

  const DecodedText& decoded_;
};

void MoveTextToRecord(Span span, RichText& text) {
  text.pieces.clear();
  if (text.text.empty()) return;
  text.pieces.push_back({0, static_cast<std::uint32_t>(text.text.size()), span});
}

}  // namespace

void MapToOriginal(const DecodedText& decoded, std::vector<Block>& blocks,
                   std::vector<Property>& properties) {
  if (decoded.pieces.empty()) return;
  const Mapper mapper(decoded);
  for (Block& block : blocks) {
    mapper.MapSpan(block.span);
    mapper.MapText(block.text);
    for (TableRow& row : block.rows) {
      mapper.MapSpan(row.span);
      for (TableCell& cell : row.cells) mapper.MapText(cell.text);
    }
  }
  for (Property& property : properties) mapper.MapSpan(property.span);
}

std::vector<std::uint64_t> OriginalLineStarts(const DecodedText& decoded,
                                              const std::vector<std::uint64_t>& line_starts) {
  std::vector<std::uint64_t> starts;
  if (decoded.pieces.empty()) return starts;
  starts.reserve(line_starts.size());
  for (const std::uint64_t start : line_starts) {
    starts.push_back(OriginalSpan(decoded, start, start + 1).begin);
  }
  return starts;
}

void MapToRecord(Span span, std::uint32_t line, std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    block.span = span;
    block.lines = {line, line};
    MoveTextToRecord(span, block.text);
    for (TableRow& row : block.rows) {
      row.span = span;
      row.line = line;
      for (TableCell& cell : row.cells) MoveTextToRecord(span, cell.text);
    }
  }
}

}  // namespace tanxun
