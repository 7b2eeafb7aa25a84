// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/lines.h"

#include <algorithm>

namespace tanxun {

std::vector<std::uint64_t> LineStarts(std::string_view text) {
  std::vector<std::uint64_t> starts;
  if (text.empty()) return starts;
  starts.push_back(0);
  std::size_t feed = text.find('\n');
  std::size_t carriage = text.find('\r');
  while (feed != carriage) {  // Both npos behind the last.
    std::size_t next = std::min(feed, carriage) + 1;
    if (carriage + 1 == feed) next = feed + 1;
    if (next < text.size()) starts.push_back(next);
    if (feed < next) feed = text.find('\n', next);
    if (carriage < next) carriage = text.find('\r', next);
  }
  return starts;
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_(LineStarts(text)) {}

std::uint32_t LineIndex::LineOf(std::uint64_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(next - starts_.begin()));
}

std::uint64_t LineIndex::Begin(std::uint32_t line) const {
  if (line == 0) return 0;
  return line <= starts_.size() ? starts_[line - 1] : text_.size();
}

std::string_view LineIndex::Line(std::uint32_t line) const {
  const std::uint64_t begin = Begin(line);
  std::string_view bytes = text_.substr(begin, Begin(line + 1) - begin);
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);
  if (bytes.ends_with('\r')) bytes.remove_suffix(1);
  return bytes;
}

Span LineIndex::SpanOf(LineRange lines) const {
  return {Begin(lines.first), Begin(lines.last) + Line(lines.last).size()};
}

std::string_view WithoutPrefix(std::string_view line, bool list_marker) {
  const auto skip = [&line] {
    std::size_t at = 0;
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t' || line[at] == '>')) ++at;
    line.remove_prefix(at);
  };
  skip();
  if (!list_marker || line.empty()) return line;
  std::size_t digits = 0;
  while (digits < line.size() && digits < 9 && line[digits] >= '0' && line[digits] <= '9') ++digits;
  const bool marker = digits == 0
                          ? line[0] == '-' || line[0] == '*' || line[0] == '+'
                          : digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  const std::size_t behind = digits + 1;
  if (marker && behind < line.size() && (line[behind] == ' ' || line[behind] == '\t')) {
    line.remove_prefix(behind);
    skip();
  }
  return line;
}

bool IsThematicBreak(std::string_view line) {
  char mark = 0;
  int count = 0;
  for (const char c : line) {
    if (c == ' ' || c == '\t') continue;
    if (c != '-' && c != '*' && c != '_') return false;
    if (mark != 0 && c != mark) return false;
    mark = c;
    ++count;
  }
  return count >= 3;
}

std::size_t FenceLength(std::string_view line) {
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return 0;
  const std::size_t end = std::min(line.find_first_not_of(line[0]), line.size());
  if (end < 3) return 0;
  // A backtick behind the fence makes it a code span.
  if (line[0] == '`' && line.find('`', end) != std::string_view::npos) return 0;
  return end;
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

}  // namespace tanxun
