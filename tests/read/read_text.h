// SPDX-License-Identifier: GPL-2.0-or-later
// Reading from memory for the tests of this folder, and the law of spans.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/text/utf8.h"
#include "tanxun/source.h"

namespace tanxun {

inline std::vector<Source> ReadAll(std::string_view bytes, std::string_view name) {
  Result<std::vector<Source>> read = ReadSource(bytes, name);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.ok() ? std::move(read).value() : std::vector<Source>();
}

inline Source ReadOne(std::string_view bytes, std::string_view name) {
  std::vector<Source> sources = ReadAll(bytes, name);
  EXPECT_EQ(sources.size(), 1u);
  return sources.empty() ? Source() : std::move(sources[0]);
}

template <typename Values>
std::string Described(const Values& values) {
  std::string out;
  for (const auto& value : values) {
    if (!out.empty()) out += '\n';
    out += Describe(value);
  }
  return out;
}
inline std::string DescribedBlocks(const Source& source) { return Described(source.blocks); }
inline std::string DescribedProperties(const Source& source) {
  return Described(source.properties);
}

// Bytes that may stand nowhere in the file: blanks, and the last byte of a character that another
// encoding writes in as many bytes.
inline void ExpectNothingSeen(std::string_view gap) {
  for (const char c : gap) {
    ASSERT_TRUE(c == ' ' || c == '\n' || c == '\t' ||
                (static_cast<unsigned char>(c) & 0xC0) == 0x80)
        << gap;
  }
}

// Law 1: pieces are ascending and disjoint, lie in the block, and say the same bytes as the file
// wherever their lengths are equal; between them are blanks only; marks are ascending and inside
// the text.
inline void ExpectTextLaw(const RichText& text, Span outer, std::string_view file) {
  std::uint32_t at = 0;
  std::uint64_t source = outer.begin;
  for (const TextPiece& piece : text.pieces) {
    ASSERT_LE(at, piece.text_begin);
    ASSERT_LT(piece.text_begin, piece.text_end);
    ExpectNothingSeen(std::string_view(text.text).substr(at, piece.text_begin - at));
    ASSERT_LE(piece.text_end, text.text.size());
    ASSERT_LE(source, piece.source.begin);
    ASSERT_LE(piece.source.begin, piece.source.end);
    ASSERT_LE(piece.source.end, outer.end);
    const std::uint64_t length = piece.text_end - piece.text_begin;
    if (length == piece.source.end - piece.source.begin) {
      ASSERT_EQ(text.text.substr(piece.text_begin, length),
                file.substr(piece.source.begin, length));
    }
    at = piece.text_end;
    source = piece.source.end;
  }
  ExpectNothingSeen(std::string_view(text.text).substr(at));
  ASSERT_TRUE(IsValidUtf8(text.text));
  std::uint32_t mark_begin = 0;
  for (const Mark& mark : text.marks) {
    ASSERT_LE(mark_begin, mark.begin);
    ASSERT_LT(mark.begin, mark.end);
    ASSERT_LE(mark.end, text.text.size());
    mark_begin = mark.begin;
  }
}

inline void ExpectSpanLaw(const Source& source, std::string_view file) {
  for (const Block& block : source.blocks) {
    SCOPED_TRACE(Describe(block).substr(0, 200));
    ASSERT_LE(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, file.size());
    ASSERT_GE(block.lines.first, 1u);
    ASSERT_LE(block.lines.first, block.lines.last);
    ExpectTextLaw(block.text, block.span, file);
    for (const TableRow& row : block.rows) {
      ASSERT_GE(row.line, block.lines.first);
      ASSERT_LE(row.line, block.lines.last);
      for (const TableCell& cell : row.cells) ExpectTextLaw(cell.text, row.span, file);
    }
    if (::testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace tanxun
