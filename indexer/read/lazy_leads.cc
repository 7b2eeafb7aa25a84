// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/lazy_leads.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool IsStrongWhole(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kStrong && mark.begin <= begin && mark.end >= end;
  });
}

// Whether the visible line [begin, end) leads into what follows it.
bool LeadsIn(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view line = Trim(std::string_view(text.text).substr(begin, end - begin));
  if (line.empty() || CountCharacters(line) > 80) return false;
  return line.ends_with(":") || line.ends_with("：") || line.starts_with("【") ||
         IsStrongWhole(text, begin, end);
}

RichText Part(const RichText& whole, std::uint32_t begin, std::uint32_t end) {
  RichText part;
  part.text = whole.text.substr(begin, end - begin);
  for (TextPiece piece : whole.pieces) {
    if (piece.text_end <= begin || piece.text_begin >= end) continue;
    const bool exact = piece.text_end - piece.text_begin == piece.source.end - piece.source.begin;
    if (exact && piece.text_begin < begin) {
      piece.source.begin += begin - piece.text_begin;
      piece.text_begin = begin;
    }
    if (exact && piece.text_end > end) {
      piece.source.end -= piece.text_end - end;
      piece.text_end = end;
    }
    piece.text_begin = std::max(piece.text_begin, begin) - begin;
    piece.text_end = std::min(piece.text_end, end) - begin;
    part.pieces.push_back(piece);
  }
  for (Mark mark : whole.marks) {
    if (mark.end <= begin || mark.begin >= end) continue;
    mark.begin = std::max(mark.begin, begin) - begin;
    mark.end = std::min(mark.end, end) - begin;
    part.marks.push_back(mark);
  }
  return part;
}

class LazyLeads {
 public:
  LazyLeads(std::string_view text, const std::vector<std::uint64_t>& line_starts)
      : text_(text), line_starts_(line_starts) {}

  void Cut(const Block& block, std::vector<Block>& out) const {
    std::uint32_t begin = 0;
    std::uint32_t first = block.lines.first;
    std::uint32_t line = first;
    const std::string& text = block.text.text;
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
      ++line;
      const auto next = static_cast<std::uint32_t>(at + 1);
      const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', next), text.size()));
      if (line > block.lines.last || IsIndented(line) || !LeadsIn(block.text, next, end)) continue;
      out.push_back(Piece(block, begin, next - 1, {first, line - 1}));
      begin = next;
      first = line;
    }
    out.push_back(
        Piece(block, begin, static_cast<std::uint32_t>(text.size()), {first, block.lines.last}));
  }

 private:
  bool IsIndented(std::uint32_t line) const {
    const std::uint64_t start = line_starts_[line - 1];
    return start < text_.size() && (text_[start] == ' ' || text_[start] == '\t');
  }

  // The first piece stays what the block was, the others are paragraphs.
  static Block Piece(const Block& block, std::uint32_t begin, std::uint32_t end, LineRange lines) {
    Block piece;
    piece.kind = begin == 0 ? block.kind : BlockKind::kParagraph;
    piece.level = begin == 0 ? block.level : 0;
    piece.ordered = begin == 0 && block.ordered;
    piece.text = Part(block.text, begin, end);
    piece.lines = lines;
    const Span inside = SourceSpan(block.text, begin, end);
    piece.span.begin = begin == 0 ? block.span.begin : inside.begin;
    piece.span.end = end == block.text.text.size() ? block.span.end : inside.end;
    return piece;
  }

  std::string_view text_;
  const std::vector<std::uint64_t>& line_starts_;
};

}  // namespace

std::vector<Block> CutLazyLeads(std::vector<Block> blocks, std::string_view text,
                                const std::vector<std::uint64_t>& line_starts) {
  const LazyLeads lazy(text, line_starts);
  std::vector<Block> out;
  out.reserve(blocks.size());
  for (Block& block : blocks) {
    const bool item =
        block.kind == BlockKind::kListItem && block.text.text.find('\n') != std::string::npos;
    if (item && block.lines.first >= 1 && block.lines.last <= line_starts.size()) {
      lazy.Cut(block, out);
    } else {
      out.push_back(std::move(block));
    }
  }
  return out;
}

}  // namespace tanxun
