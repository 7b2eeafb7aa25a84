// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/block_builder.h"

#include <algorithm>
#include <utility>

#include "indexer/read/entities.h"
#include "indexer/read/html_text.h"
#include "indexer/read/inline_syntax.h"
#include "indexer/read/rich_text.h"
#include "indexer/read/tags.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::uint32_t Size32(const RichText& text) { return static_cast<std::uint32_t>(text.text.size()); }

bool IsRuleLine(std::string_view line) {
  return IsThematicBreak(WithoutPrefix(line, false)) || IsThematicBreak(WithoutPrefix(line, true));
}
bool IsFenceLine(std::string_view line) { return FenceLength(WithoutPrefix(line, true)) > 0; }
bool IsDashesLine(std::string_view line) {
  line = WithoutPrefix(line, true);
  return !line.empty() && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|:- \t") == std::string_view::npos;
}

// The line below a heading that makes it one.
bool IsUnderline(std::string_view line) {
  line = WithoutPrefix(line, false);
  return !line.empty() && (line[0] == '=' || line[0] == '-') &&
         IsBlank(line.substr(std::min(line.find_first_not_of(line[0]), line.size())));
}

}  // namespace

BlockBuilder::BlockBuilder(const LineIndex& lines, const MaskedMarkdown& masked)
    : lines_(lines), masked_(masked), note_(lines.text()), cursor_(masked.begin) {}

void BlockBuilder::EnterQuote() {
  CloseText();
  containers_.push_back({Container::kQuote});
  ++quotes_;
}
void BlockBuilder::LeaveQuote() {
  CloseText();
  containers_.pop_back();
  --quotes_;
}
void BlockBuilder::EnterList(bool ordered) {
  CloseText();
  containers_.push_back({Container::kList, ordered});
}
void BlockBuilder::LeaveList() {
  CloseText();
  containers_.pop_back();
}
void BlockBuilder::EnterItem() {
  CloseText();
  containers_.push_back({Container::kItem, containers_.back().ordered});
  ++items_;
}
void BlockBuilder::LeaveItem() {
  CloseText();
  if (containers_.back().footnote) --footnotes_;
  containers_.pop_back();
  --items_;
}

void BlockBuilder::BeginHeading(int level) {
  CloseText();
  open_ = true;
  block_.kind = BlockKind::kHeading;
  block_.level = level;
}

void BlockBuilder::BeginParagraph() {
  CloseText();
  open_ = true;
  block_.kind = BlockKind::kParagraph;
  block_.level = items_ - footnotes_;
  if (containers_.empty()) return;
  Container& inner = containers_.back();
  if (inner.kind == Container::kQuote) {
    block_.kind = BlockKind::kQuote;
    block_.level = quotes_;
  } else if (inner.kind == Container::kItem && !inner.has_text) {
    block_.kind = BlockKind::kListItem;
    block_.ordered = inner.ordered;
    inner.has_text = true;
  }
}

void BlockBuilder::BeginCode(char fence) {
  CloseText();
  open_ = true;
  block_.kind = BlockKind::kCode;
  fence_ = fence;
  if (fence == 0) return;
  if (const std::uint32_t line = FindLine(LineForm::kFence); line != 0) {
    Touch(lines_.Begin(line), lines_.SpanOf({line, line}).end);
    MoveBehind(line);
  }
}

void BlockBuilder::BeginHtml() {
  CloseText();
  open_ = true;
  block_.kind = BlockKind::kHtml;
}

void BlockBuilder::OpenText() {
  if (open_ || in_cell_) return;
  BeginParagraph();
  implicit_ = true;
}

void BlockBuilder::CloseText() {
  if (open_ && implicit_) EndLeaf();
}

void BlockBuilder::EndLeaf() {
  if (!open_) return;
  open_ = false;
  implicit_ = false;
  open_marks_.clear();
  Block block = std::exchange(block_, {});
  const char fence = std::exchange(fence_, '\0');
  if (touched_end_ == 0) return;
  block.lines = TouchedLines();
  const bool verbatim = block.kind == BlockKind::kCode || block.kind == BlockKind::kHtml;
  if (block.kind == BlockKind::kHeading &&
      !WithoutPrefix(lines_.Line(block.lines.first), true).starts_with('#') &&
      IsUnderline(lines_.Line(block.lines.last + 1))) {
    ++block.lines.last;
  }
  if (block.kind == BlockKind::kCode && fence != 0) {
    const std::string_view next = WithoutPrefix(lines_.Line(block.lines.last + 1), false);
    if (next.starts_with(fence) && FenceLength(next) > 0) ++block.lines.last;
  }
  touched_begin_ = touched_end_ = 0;
  block.span = lines_.SpanOf(block.lines);
  MoveBehind(block.lines.last);
  if (verbatim) {
    FinishVerbatim(std::move(block));
  } else {
    TakeFootnote(block);
    FinishText(std::move(block));
  }
}

// A footnote's text is a paragraph.
void BlockBuilder::TakeFootnote(Block& block) {
  if (block.kind != BlockKind::kListItem || containers_.empty() ||
      !std::binary_search(masked_.footnotes.begin(), masked_.footnotes.end(), block.lines.first)) {
    return;
  }
  if (block.ordered || containers_.back().kind != Container::kItem) return;
  containers_.back().footnote = true;
  ++footnotes_;
  block.kind = BlockKind::kParagraph;
  block.level = items_ - footnotes_;
}

void BlockBuilder::ReadInline(RichText& text) const {
  MarkVerbatim(text, masked_.verbatim);
  ApplyInlineSyntax(text, masked_.links);
}

void BlockBuilder::FinishVerbatim(Block block) {
  if (block.kind == BlockKind::kHtml) block.text = HtmlText(block.text);
  const TextRange kept = TrimmedRange(block.text.text);
  if (kept.begin == kept.end) return;
  // Code keeps the indentation of its first line.
  const std::uint32_t begin = block.kind == BlockKind::kCode ? 0 : kept.begin;
  if (begin != 0 || kept.end != block.text.text.size()) {
    block.text = Slice(block.text, {begin, kept.end});
  }
  Emit(std::move(block));
}

void BlockBuilder::FinishText(Block block) {
  ReadInline(block.text);
  if (block.kind == BlockKind::kQuote) DropCalloutMarker(block.text);
  if (block.kind == BlockKind::kListItem) DropTaskMarker(block.text);
  if (block.kind == BlockKind::kHeading) DropHeadingAttributes(block.text);
  MarkTags(block.text, note_);
  SortMarks(block.text);
  if (block.text.text.empty()) return;
  if (block.kind == BlockKind::kParagraph) {
    EmitTagLines(std::move(block));
  } else {
    Emit(std::move(block));
  }
}

// Lines of nothing but tags leave their paragraph.
void BlockBuilder::EmitTagLines(Block block) {
  const bool has_tag = std::any_of(block.text.marks.begin(), block.text.marks.end(),
                                   [](const Mark& mark) { return mark.kind == MarkKind::kTag; });
  if (!has_tag) {
    Emit(std::move(block));
    return;
  }
  struct Run {
    TextRange range;
    bool tags = false;
  };
  std::vector<Run> runs;
  const std::string& text = block.text.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const TextRange line{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    const bool tags = IsTagsOnly(block.text, line.begin, line.end);
    if (!runs.empty() && runs.back().tags == tags) {
      runs.back().range.end = line.end;
    } else {
      runs.push_back({line, tags});
    }
    at = end + 1;
  }
  if (runs.size() == 1) {
    if (runs[0].tags) block.kind = BlockKind::kTagLine;
    Emit(std::move(block));
    return;
  }
  for (const Run& run : runs) {
    Block part;
    part.kind = run.tags ? BlockKind::kTagLine : BlockKind::kParagraph;
    part.level = block.level;
    const std::string_view lines =
        std::string_view(text).substr(run.range.begin, run.range.end - run.range.begin);
    const TextRange kept = TrimmedRange(lines);
    if (kept.begin == kept.end) continue;
    const TextRange range{run.range.begin + kept.begin, run.range.begin + kept.end};
    part.text = Slice(block.text, range);
    const Span source = SourceSpan(block.text, range.begin, range.end);
    part.lines = {lines_.LineOf(source.begin),
                  lines_.LineOf(std::max(source.begin, source.end - 1))};
    part.span = lines_.SpanOf(part.lines);
    Emit(std::move(part));
  }
}

void BlockBuilder::Emit(Block block) { blocks_.push_back(std::move(block)); }

void BlockBuilder::AddRule() {
  CloseText();
  const std::uint32_t line = FindLine(LineForm::kRule);
  if (line == 0) return;
  Block block;
  block.kind = BlockKind::kRule;
  block.lines = {line, line};
  block.span = lines_.SpanOf(block.lines);
  MoveBehind(line);
  Emit(std::move(block));
}

void BlockBuilder::BeginTable() {
  CloseText();
  table_ = {};
  table_.kind = BlockKind::kTable;
  table_line_ = 0;
}

void BlockBuilder::BeginRow(bool header) {
  header_row_ = header;
  table_.rows.emplace_back();
  if (header) ++table_.header_rows;
  row_line_ = 0;
}

void BlockBuilder::BeginCell() {
  in_cell_ = true;
  block_ = {};
  touched_begin_ = touched_end_ = 0;
}

void BlockBuilder::EndCell() {
  in_cell_ = false;
  open_marks_.clear();
  if (touched_end_ != 0 && row_line_ == 0) row_line_ = lines_.LineOf(touched_begin_);
  touched_begin_ = touched_end_ = 0;
  RichText text = std::exchange(block_, {}).text;
  DropCodeEscapes(text);
  ReadInline(text);
  MarkTags(text, note_);
  SortMarks(text);
  table_.rows.back().cells.push_back({std::move(text)});
}

void BlockBuilder::EndRow() {
  const auto index = static_cast<std::uint32_t>(table_.rows.size() - 1);
  const std::uint32_t below_first = header_row_ ? index : index + 1;  // The line of dashes.
  table_.rows.back().line = row_line_;
  if (row_line_ > below_first && table_line_ == 0) table_line_ = row_line_ - below_first;
}

void BlockBuilder::EndTable() {
  if (table_.rows.empty()) return;
  if (table_line_ == 0) {
    const std::uint32_t dashes = FindLine(LineForm::kDashes);
    table_line_ = dashes > 1 ? dashes - 1 : 1;
  }
  const auto shape =
      std::lower_bound(masked_.tables.begin(), masked_.tables.end(), table_line_ + 1,
                       [](const TableShape& row, std::uint32_t line) { return row.line < line; });
  const bool widened = shape != masked_.tables.end() && shape->line == table_line_ + 1;
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    TableRow& row = table_.rows[i];
    if (row.line == 0) {
      row.line = table_line_ + static_cast<std::uint32_t>(i < table_.header_rows ? i : i + 1);
    }
    row.span = lines_.SpanOf({row.line, row.line});
    while (widened && row.cells.size() > shape->columns && row.cells.back().text.text.empty()) {
      row.cells.pop_back();
    }
  }
  table_.lines = {table_line_, std::max(table_line_ + 1, table_.rows.back().line)};
  table_.lines.last = std::min(table_.lines.last, std::max(lines_.count(), 1u));
  table_.span = lines_.SpanOf(table_.lines);
  MoveBehind(table_.lines.last);
  Emit(std::exchange(table_, {}));
}

void BlockBuilder::BeginMark(MarkKind kind, std::string target) {
  BeginMark(Mark{kind, 0, 0, std::move(target)});
}

void BlockBuilder::BeginMark(Mark mark) {
  OpenText();
  open_marks_.push_back(block_.text.marks.size());
  mark.begin = mark.end = Size32(block_.text);
  block_.text.marks.push_back(std::move(mark));
}

void BlockBuilder::EndMark() {
  if (open_marks_.empty()) return;
  block_.text.marks[open_marks_.back()].end = Size32(block_.text);
  open_marks_.pop_back();
}

void BlockBuilder::Touch(std::uint64_t begin, std::uint64_t end) {
  if (touched_end_ == 0) touched_begin_ = begin;
  touched_end_ = std::max(touched_end_, std::max(end, begin + 1));
  cursor_ = std::max(cursor_, end);
}

void BlockBuilder::AddSource(std::uint64_t begin, std::uint64_t end) {
  OpenText();
  if (begin >= end) return;
  // Inside code or HTML a line end that masking added was taken for a later one: unmap that.
  std::vector<TextPiece>& pieces = block_.text.pieces;
  while (!pieces.empty() && pieces.back().source.end > begin) pieces.pop_back();
  cursor_ = std::min(cursor_, begin);
  Touch(begin, end);
  auto hidden =
      std::lower_bound(masked_.hidden.begin(), masked_.hidden.end(), begin,
                       [](const Span& span, std::uint64_t offset) { return span.end <= offset; });
  while (begin < end) {
    if (hidden != masked_.hidden.end() && hidden->begin <= begin) {
      begin = std::min(end, hidden->end);
      ++hidden;
      continue;
    }
    std::uint64_t stop = hidden != masked_.hidden.end() ? std::min(end, hidden->begin) : end;
    if (note_[begin] == '\0') {
      AppendPiece(block_.text, kReplacement, {begin, begin + 1});
      ++begin;
      continue;
    }
    stop = std::min<std::uint64_t>(
        stop, begin + std::min<std::uint64_t>(note_.substr(begin, stop - begin).find('\0'),
                                              stop - begin));
    AppendPiece(block_.text, note_.substr(begin, stop - begin), {begin, stop});
    begin = stop;
  }
}

void BlockBuilder::AddEntity(std::uint64_t begin, std::uint64_t end) {
  OpenText();
  const auto decoded = DecodeEntity(note_.substr(begin, end - begin));
  if (!decoded) {
    AddSource(begin, end);
    return;
  }
  Touch(begin, end);
  AppendPiece(block_.text, *decoded, {begin, end});
}

void BlockBuilder::AddNewline() {
  OpenText();
  const std::size_t at = note_.find_first_of("\r\n", cursor_);
  if (at == std::string_view::npos) {
    AppendUnmapped(block_.text, "\n");
    return;
  }
  const std::size_t length = note_.substr(at, 2) == "\r\n" ? 2 : 1;
  if (length == 1 && note_[at] == '\r') {
    AppendUnmapped(block_.text, "\n");  // One byte for another is no piece.
  } else {
    AppendPiece(block_.text, "\n", {at, at + length});
  }
  if (block_.kind == BlockKind::kCode || block_.kind == BlockKind::kHtml) Touch(at, at);
  cursor_ = at + length;
}

void BlockBuilder::AddBlank(std::string_view blanks) {
  OpenText();
  AppendUnmapped(block_.text, blanks);
}

void BlockBuilder::AddInlineHtml(std::uint64_t begin, std::uint64_t end) {
  OpenText();
  Touch(begin, end);
  const std::string_view tag = note_.substr(begin, end - begin);
  const bool is_break = tag.size() >= 4 && (tag[1] == 'b' || tag[1] == 'B') &&
                        (tag[2] == 'r' || tag[2] == 'R') &&
                        std::string_view("> /\t").find(tag[3]) != std::string_view::npos;
  if (is_break) AppendPiece(block_.text, "\n", {begin, end});
}

LineRange BlockBuilder::TouchedLines() const {
  return {lines_.LineOf(touched_begin_), lines_.LineOf(touched_end_ - 1)};
}

// The first line at or behind the cursor of that form; 0 if none. The cursor only moves forward, so
// a form that was not found is not looked for again.
std::uint32_t BlockBuilder::FindLine(LineForm form) {
  static constexpr bool (*kMatches[])(std::string_view) = {IsRuleLine, IsFenceLine, IsDashesLine};
  const auto index = static_cast<std::size_t>(form);
  if (cursor_ >= note_.size() || no_more_[index]) return 0;
  for (std::uint32_t line = lines_.LineOf(cursor_); line <= lines_.count(); ++line) {
    if (kMatches[index](lines_.Line(line))) return line;
  }
  no_more_[index] = true;
  return 0;
}

void BlockBuilder::MoveBehind(std::uint32_t line) {
  cursor_ = std::max(cursor_, lines_.Begin(line + 1));
}

std::vector<Block> BlockBuilder::Finish() && {
  CloseText();
  return std::move(blocks_);
}

}  // namespace tanxun
