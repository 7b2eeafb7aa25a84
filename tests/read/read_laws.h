// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/text/utf8.h"
#include "tanxun/source.h"
#include "tests/law.h"

namespace tanxun {

// Bytes that may stand nowhere in the file: blanks, and the last byte of a character that another
// encoding writes in as many bytes.
inline bool IsNothingSeen(std::string_view gap) {
  return std::all_of(gap.begin(), gap.end(), [](char c) {
    return c == ' ' || c == '\n' || c == '\t' || (static_cast<unsigned char>(c) & 0xC0) == 0x80;
  });
}

// Law 1: pieces are ascending and disjoint, lie in `outer`, and say the same bytes as the file
// wherever their lengths are equal; between them are blanks only; marks are ascending and inside
// the text. Where all is mapped as one (a record), `exact` is false.
inline std::string BrokenTextLaw(const RichText& text, Span outer, std::string_view file,
                                 bool exact = true) {
  const std::string_view all = text.text;
  std::uint32_t at = 0;
  std::uint64_t source = outer.begin;
  for (const TextPiece& piece : text.pieces) {
    TANXUN_KEEPS(at <= piece.text_begin);
    TANXUN_KEEPS(piece.text_begin < piece.text_end);
    TANXUN_KEEPS(piece.text_end <= all.size());
    TANXUN_KEEPS(IsNothingSeen(all.substr(at, piece.text_begin - at)));
    TANXUN_KEEPS(source <= piece.source.begin);
    TANXUN_KEEPS(piece.source.begin <= piece.source.end);
    TANXUN_KEEPS(piece.source.end <= outer.end);
    const std::uint64_t length = piece.text_end - piece.text_begin;
    if (exact && length == piece.source.end - piece.source.begin) {
      TANXUN_KEEPS(all.substr(piece.text_begin, length) == file.substr(piece.source.begin, length));
    }
    at = piece.text_end;
    source = piece.source.end;
  }
  TANXUN_KEEPS(IsNothingSeen(all.substr(at)));
  TANXUN_KEEPS(IsValidUtf8(all));
  std::uint32_t mark_begin = 0;
  for (const Mark& mark : text.marks) {
    TANXUN_KEEPS(mark_begin <= mark.begin);
    TANXUN_KEEPS(mark.begin < mark.end);
    TANXUN_KEEPS(mark.end <= all.size());
    TANXUN_KEEPS(IsValidUtf8(mark.target));
    mark_begin = mark.begin;
  }
  return "";
}

// The law for all of a note's blocks. `lines`: how many the file has.
inline std::string BrokenBlockLaw(const std::vector<Block>& blocks, std::string_view file,
                                  std::uint64_t lines, bool exact = true) {
  for (const Block& block : blocks) {
    TANXUN_KEEPS(block.span.begin <= block.span.end);
    TANXUN_KEEPS(block.span.end <= file.size());
    TANXUN_KEEPS(block.lines.first >= 1);
    TANXUN_KEEPS(block.lines.first <= block.lines.last);
    TANXUN_KEEPS(block.lines.last <= std::max<std::uint64_t>(lines, 1));
    TANXUN_KEEPS(block.header_rows <= block.rows.size());
    TANXUN_KEEPS_LAW(BrokenTextLaw(block.text, block.span, file, exact), Describe(block));
    for (const TableRow& row : block.rows) {
      TANXUN_KEEPS(block.lines.first <= row.line && row.line <= block.lines.last);
      TANXUN_KEEPS(block.span.begin <= row.span.begin && row.span.end <= block.span.end);
      for (const TableCell& cell : row.cells) {
        TANXUN_KEEPS_LAW(BrokenTextLaw(cell.text, row.span, file, exact), Describe(block));
      }
    }
  }
  return "";
}

inline std::string BrokenPropertyLaw(const std::vector<Property>& properties, std::string_view file,
                                     std::uint64_t lines) {
  for (const Property& property : properties) {
    TANXUN_KEEPS(property.span.begin <= property.span.end);
    TANXUN_KEEPS(property.span.end <= file.size());
    TANXUN_KEEPS(property.line >= 1 && property.line <= lines);
    TANXUN_KEEPS(IsValidUtf8(property.key));
    for (const std::string& value : property.values) TANXUN_KEEPS(IsValidUtf8(value));
  }
  return "";
}

// A record's lines are those of its collection, its text is its own.
inline std::uint64_t LineCount(const Source& source, std::string_view file) {
  if (source.record.empty()) return source.line_starts.size();
  return file.size() + 1;
}

inline std::string BrokenSourceLaw(const Source& source, std::string_view file) {
  const std::uint64_t lines = LineCount(source, file);
  TANXUN_KEEPS(IsValidUtf8(source.text));
  TANXUN_KEEPS(IsValidUtf8(source.title));
  TANXUN_KEEPS(std::is_sorted(source.line_starts.begin(), source.line_starts.end()));
  for (const Problem& problem : source.problems) {
    TANXUN_KEEPS(problem.line <= lines && !problem.reason.empty());
  }
  TANXUN_KEEPS_LAW(BrokenBlockLaw(source.blocks, file, lines, source.record.empty()), source.path);
  TANXUN_KEEPS_LAW(BrokenPropertyLaw(source.properties, file, lines), source.path);
  return "";
}

}  // namespace tanxun
