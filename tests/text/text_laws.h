// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/text/decode.h"
#include "indexer/text/fold.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"
#include "tests/law.h"

namespace tanxun {

// Any bytes give valid text; its pieces cover it, ascending in text and file, and say the file's
// own bytes wherever their lengths are equal; every character has a place in the file, none before
// the last one's.
inline std::string BrokenDecodeLaw(std::string_view bytes, const DecodedText& decoded) {
  TANXUN_KEEPS(IsValidUtf8(decoded.text));
  std::uint64_t text_end = 0;
  std::uint64_t source_end = 0;
  for (const TextPiece& piece : decoded.pieces) {
    TANXUN_KEEPS(piece.text_begin == text_end);
    TANXUN_KEEPS(piece.text_begin < piece.text_end);
    TANXUN_KEEPS(piece.source.begin >= source_end);
    TANXUN_KEEPS(piece.source.begin <= piece.source.end);
    const std::uint64_t length = piece.text_end - piece.text_begin;
    TANXUN_KEEPS(length != piece.source.end - piece.source.begin ||
                 std::string_view(decoded.text).substr(piece.text_begin, length) ==
                     bytes.substr(piece.source.begin, length));
    text_end = piece.text_end;
    source_end = piece.source.end;
  }
  TANXUN_KEEPS(source_end <= bytes.size());
  TANXUN_KEEPS(text_end == (decoded.pieces.empty() ? 0 : decoded.text.size()));
  TANXUN_KEEPS(!decoded.pieces.empty() || decoded.text == bytes || decoded.text.empty());
  TANXUN_KEEPS(decoded.repaired == 0 || decoded.first_repair < bytes.size());
  std::uint64_t last = 0;
  for (std::size_t at = 0; at < decoded.text.size();) {
    const CodePoint c = CodePointAt(decoded.text, at);
    const Span span = OriginalSpan(decoded, at, at + c.length);
    TANXUN_KEEPS(last <= span.begin);
    TANXUN_KEEPS(span.begin <= span.end);
    TANXUN_KEEPS(span.end <= bytes.size());
    if (decoded.encoding == "UTF-8" && c.value != 0xFFFD) {
      TANXUN_KEEPS(bytes.substr(span.begin, span.end - span.begin) ==
                   std::string_view(decoded.text).substr(at, c.length));
    }
    last = span.begin;
    at += c.length;
  }
  return "";
}

// Folding settles, and knows where each character of the fold began.
inline std::string BrokenFoldLaw(std::string_view text) {
  const FoldedText folded = FoldWithOrigin(text);
  TANXUN_KEEPS(IsValidUtf8(folded.text));
  TANXUN_KEEPS(Fold(text) == folded.text);
  TANXUN_KEEPS(Fold(folded.text) == folded.text);
  TANXUN_KEEPS(Fold(Normalize(text)) == folded.text);
  TANXUN_KEEPS(folded.origin.size() == folded.text.size() + 1);
  TANXUN_KEEPS(folded.origin.back() == text.size());
  TANXUN_KEEPS(std::is_sorted(folded.origin.begin(), folded.origin.end()));
  for (const std::uint32_t origin : folded.origin) {
    TANXUN_KEEPS(FloorBoundary(text, origin) == origin);
  }
  return "";
}

// Sentences are ascending and disjoint, cut at characters; between them are blanks only.
inline std::string BrokenSentenceLaw(std::string_view text) {
  std::uint32_t at = 0;
  for (const Sentence& sentence : SplitSentences(text)) {
    TANXUN_KEEPS(at <= sentence.begin);
    TANXUN_KEEPS(sentence.begin < sentence.end);
    TANXUN_KEEPS(sentence.end <= text.size());
    TANXUN_KEEPS(FloorBoundary(text, sentence.begin) == sentence.begin);
    TANXUN_KEEPS(FloorBoundary(text, sentence.end) == sentence.end);
    TANXUN_KEEPS(Trim(text.substr(at, sentence.begin - at)).empty());
    at = sentence.end;
  }
  TANXUN_KEEPS(Trim(text.substr(at)).empty());
  return "";
}

}  // namespace tanxun
