// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/rich_text.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

std::uint32_t Size32(const RichText& text) { return static_cast<std::uint32_t>(text.text.size()); }

bool IsExact(const TextPiece& piece) {
  return piece.text_end - piece.text_begin == piece.source.end - piece.source.begin;
}

// The first piece that ends behind `at`.
std::vector<TextPiece>::const_iterator FirstPieceBehind(const RichText& text, std::uint32_t at) {
  return std::upper_bound(
      text.pieces.begin(), text.pieces.end(), at,
      [](std::uint32_t value, const TextPiece& piece) { return value < piece.text_end; });
}

// The part of an exact piece, or the whole of any other, that lies in [begin, end).
Span PartOf(const TextPiece& piece, std::uint32_t begin, std::uint32_t end) {
  if (!IsExact(piece)) return piece.source;
  const std::uint32_t from = std::max(begin, piece.text_begin);
  const std::uint32_t to = std::min(end, piece.text_end);
  return {piece.source.begin + (from - piece.text_begin),
          piece.source.begin + (to - piece.text_begin)};
}

}  // namespace

Span SourceSpan(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  const auto first = FirstPieceBehind(text, begin);
  if (first == text.pieces.end() || first->text_begin >= std::max(end, begin + 1)) {
    if (first != text.pieces.begin()) {
      const std::uint64_t at = std::prev(first)->source.end;
      return {at, at};
    }
    const std::uint64_t at = text.pieces.empty() ? 0 : first->source.begin;
    return {at, at};
  }
  if (begin >= end) {
    const std::uint64_t at = PartOf(*first, begin, begin).begin;
    return {at, at};
  }
  Span span = PartOf(*first, begin, end);
  auto last = std::lower_bound(
      first, text.pieces.end(), end,
      [](const TextPiece& piece, std::uint32_t value) { return piece.text_begin < value; });
  --last;
  span.end = std::max(span.end, PartOf(*last, begin, end).end);
  return span;
}

void AppendPiece(RichText& out, std::string_view bytes, Span source) {
  if (bytes.empty()) return;
  const std::uint32_t begin = Size32(out);
  out.text.append(bytes);
  const TextPiece piece{begin, Size32(out), source};
  if (!out.pieces.empty()) {
    TextPiece& last = out.pieces.back();
    if (last.text_end == begin && last.source.end == source.begin && IsExact(last) &&
        IsExact(piece)) {
      last.text_end = piece.text_end;
      last.source.end = source.end;
      return;
    }
  }
  out.pieces.push_back(piece);
}

void AppendUnmapped(RichText& out, std::string_view bytes) { out.text.append(bytes); }

void AppendSlice(RichText& out, const RichText& in, TextRange range) {
  std::uint32_t at = range.begin;
  const std::string_view text = in.text;
  for (auto piece = FirstPieceBehind(in, range.begin);
       piece != in.pieces.end() && piece->text_begin < range.end; ++piece) {
    const std::uint32_t from = std::max(range.begin, piece->text_begin);
    const std::uint32_t to = std::min(range.end, piece->text_end);
    if (from > at) AppendUnmapped(out, text.substr(at, from - at));
    AppendPiece(out, text.substr(from, to - from), PartOf(*piece, from, to));
    at = to;
  }
  if (at < range.end) AppendUnmapped(out, text.substr(at, range.end - at));
}

RichText Slice(const RichText& in, TextRange range) {
  RichText out;
  AppendSlice(out, in, range);
  for (const Mark& mark : in.marks) {
    if (mark.begin >= range.end) break;
    const std::uint32_t begin = std::max(mark.begin, range.begin);
    const std::uint32_t end = std::min(mark.end, range.end);
    if (begin >= end) continue;
    Mark& cut = out.marks.emplace_back(mark);
    cut.begin = begin - range.begin;
    cut.end = end - range.begin;
  }
  return out;
}

void Erase(RichText& text, const std::vector<TextRange>& ranges) {
  if (ranges.empty()) return;
  RichText out;
  std::uint32_t at = 0;
  std::vector<std::uint32_t> erased_before;  // One entry a range: bytes erased by those before it.
  erased_before.reserve(ranges.size());
  std::uint32_t erased = 0;
  for (const TextRange& range : ranges) {
    erased_before.push_back(erased);
    erased += range.end - range.begin;
    AppendSlice(out, text, {at, range.begin});
    at = range.end;
  }
  AppendSlice(out, text, {at, Size32(text)});
  const auto moved = [&](std::uint32_t old) {
    auto next = std::upper_bound(
        ranges.begin(), ranges.end(), old,
        [](std::uint32_t value, const TextRange& range) { return value < range.begin; });
    if (next == ranges.begin()) return old;
    const auto index = static_cast<std::size_t>(next - ranges.begin()) - 1;
    const TextRange& range = ranges[index];
    return range.begin - erased_before[index] + (old > range.end ? old - range.end : 0);
  };
  for (Mark& mark : text.marks) {
    mark.begin = moved(mark.begin);
    mark.end = moved(mark.end);
  }
  out.marks = std::move(text.marks);
  std::erase_if(out.marks, [](const Mark& mark) { return mark.begin >= mark.end; });
  text = std::move(out);
}

TextRange TrimmedRange(std::string_view text) {
  const std::string_view trimmed = Trim(text);
  if (trimmed.empty()) return {};
  const auto begin = static_cast<std::uint32_t>(trimmed.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(trimmed.size())};
}

void SortMarks(RichText& text) {
  std::erase_if(text.marks, [](const Mark& mark) { return mark.begin >= mark.end; });
  std::stable_sort(text.marks.begin(), text.marks.end(), [](const Mark& a, const Mark& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
}

}  // namespace tanxun
