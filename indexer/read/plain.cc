// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/plain.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/read/rich_text.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// "=====" or "-----" and nothing else.
bool IsUnderline(std::string_view line) {
  line = Trim(line);
  return line.size() >= 3 && (line[0] == '=' || line[0] == '-') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

}  // namespace

void AppendBytes(std::string_view text, std::uint64_t begin, std::uint64_t end, RichText& out) {
  while (begin < end) {
    const std::string_view rest = text.substr(begin, end - begin);
    const std::size_t stop = std::min(rest.find('\0'), rest.size());
    AppendPiece(out, rest.substr(0, stop), {begin, begin + stop});
    begin += stop;
    if (begin < end) {
      AppendPiece(out, kReplacement, {begin, begin + 1});
      ++begin;
    }
  }
}

void AppendLineEnd(const LineIndex& lines, std::uint32_t line, RichText& out) {
  const std::uint64_t begin = lines.SpanOf({line, line}).end;
  const std::uint64_t end = lines.Begin(line + 1);
  if (end - begin == 1 && lines.text()[begin] == '\r') {
    AppendUnmapped(out, "\n");  // One byte for another is no piece.
  } else {
    AppendPiece(out, "\n", {begin, end});
  }
}

void AppendLines(const LineIndex& lines, LineRange range, RichText& out) {
  for (std::uint32_t line = range.first; line <= range.last; ++line) {
    if (line > range.first) AppendLineEnd(lines, line - 1, out);
    const TextRange kept = TrimmedRange(lines.Line(line));
    AppendBytes(lines.text(), lines.Begin(line) + kept.begin, lines.Begin(line) + kept.end, out);
  }
}

std::vector<Block> ReadPlain(const LineIndex& lines, std::uint64_t begin) {
  std::vector<Block> blocks;
  std::uint32_t line = begin < lines.text().size() ? lines.LineOf(begin) : lines.count() + 1;
  while (line <= lines.count()) {
    if (Trim(lines.Line(line)).empty()) {
      ++line;
      continue;
    }
    Block block;
    LineRange text{line, line};
    if (line < lines.count() && IsUnderline(lines.Line(line + 1)) &&
        !IsUnderline(lines.Line(line))) {
      block.kind = BlockKind::kHeading;
      block.level = Trim(lines.Line(line + 1))[0] == '=' ? 1 : 2;
      block.lines = {line, line + 1};
    } else if (IsUnderline(lines.Line(line))) {
      block.kind = BlockKind::kRule;
      block.lines = text;
    } else {
      while (text.last < lines.count() && !Trim(lines.Line(text.last + 1)).empty() &&
             !IsUnderline(lines.Line(text.last + 1))) {
        ++text.last;
      }
      block.lines = text;
    }
    if (block.kind != BlockKind::kRule) AppendLines(lines, text, block.text);
    block.span = lines.SpanOf(block.lines);
    line = block.lines.last + 1;
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace tanxun
