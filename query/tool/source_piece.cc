// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/source_piece.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "query/tool/named_source.h"
#include "query/tool/source_place.h"

namespace tanxun {
namespace {

// What GetNamed() understands: a line more than is wanted, which says whether there is more. Only
// the whole of a record is its own line.
std::string PlaceToGet(const std::string& path, std::uint32_t line, std::uint32_t count) {
  if (line != 0) return fmt::format("{}:{}:{}", path, line, count + 1);
  const auto place = ParseSourcePlace(path);
  const bool names_lines = !place || place->lines.first != 0;
  if (names_lines || path.find('#') != std::string::npos) return path;
  return fmt::format("{}:1:{}", path, count + 1);
}

// As many bytes as fit, no character in pieces.
std::size_t EndOfCharacter(std::string_view text, std::size_t most) {
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return most;
}

// Keeps the first `count` lines, or those that fit; of one that does not, its beginning.
void Cut(SourcePiece& piece, std::uint32_t count) {
  auto& [path, lines, text] = piece.excerpt;
  std::size_t end = 0;
  std::uint32_t kept = 0;
  for (std::size_t at = 0; at <= text.size() && kept < count; ++kept) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    if (line_end > kMostPieceBytes) break;
    end = line_end;
    at = line_end + 1;
  }
  if (kept == 0) {
    piece.is_cut_line = true;
    end = EndOfCharacter(text, kMostPieceBytes);
    kept = 1;
  }
  text.resize(end);
  if (lines.first + kept > lines.last) return;
  piece.next_line = lines.first + kept;
  lines.last = piece.next_line - 1;
}

}  // namespace

Result<SourcePiece> GetPiece(const Searcher& searcher, const std::string& path, std::uint32_t line,
                             std::uint32_t count) {
  Result<SourceExcerpt> got = GetNamed(searcher, PlaceToGet(path, line, count), 0);
  if (!got.ok()) return got.error();
  SourcePiece piece = {*std::move(got)};
  const bool is_any = piece.excerpt.lines.last >= piece.excerpt.lines.first;
  if (is_any) Cut(piece, count);
  return piece;
}

}  // namespace tanxun
