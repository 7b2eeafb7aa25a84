// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/table_mask.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace tanxun {
namespace {

constexpr std::uint32_t kMaxColumns = 512;
constexpr std::uint64_t kMaxWidenedCells = 100'000;

bool IsAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The line of dashes below a table's header: cells of ":---:" between bars.
bool IsTableUnderline(std::string_view line) {
  line = WithoutPrefix(line, false);
  if (line.find('|') == std::string_view::npos ||
      line.find_first_not_of("|:- \t") != std::string_view::npos) {
    return false;
  }
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|')) line.remove_suffix(1);
  while (true) {
    const std::size_t bar = std::min(line.find('|'), line.size());
    const std::string_view cell = line.substr(0, bar);
    const std::size_t begin = cell.find_first_of(":-");
    if (begin == std::string_view::npos) return false;
    const std::string_view run = cell.substr(begin, cell.find_last_of(":-") + 1 - begin);
    const std::size_t dashes = run.starts_with(':') ? 1 : 0;
    const std::size_t end = std::min(run.find_first_not_of('-', dashes), run.size());
    if (end == dashes || (end < run.size() && run.substr(end) != ":")) return false;
    if (bar == line.size()) return true;
    line.remove_prefix(bar + 1);
  }
}

std::uint32_t CountCells(std::string_view row) {
  row = WithoutPrefix(row, false);
  while (!row.empty() && (row.back() == ' ' || row.back() == '\t')) row.remove_suffix(1);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  std::uint32_t cells = 1;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\') {
      ++at;
    } else if (row[at] == '|') {
      ++cells;
    }
  }
  return cells;
}

class TableFitter {
 public:
  TableFitter(const LineIndex& lines, const std::vector<LineRole>& roles,
              const MaskedMarkdown& masked, std::vector<Insertion>& insertions,
              std::vector<TableShape>& shapes)
      : lines_(lines),
        roles_(roles),
        masked_(masked),
        insertions_(insertions),
        shapes_(shapes),
        first_line_(lines.count() + 1 - static_cast<std::uint32_t>(roles.size())) {}

  void Run() {
    AddTableBytes();
    BreakParagraphs();
  }

 private:
  LineRole RoleOf(std::uint32_t line) const { return roles_[line - first_line_]; }
  std::size_t Local(std::uint64_t offset) const { return offset - masked_.begin; }

  std::string_view MaskedLine(std::uint32_t number) const {
    const Span span = lines_.SpanOf({number, number});
    return std::string_view(masked_.text).substr(Local(span.begin), span.end - span.begin);
  }

  bool IsTableLine(std::uint32_t line) const { return RoleOf(line) == LineRole::kText; }

  // Whether a heading, code, math or HTML begins here, which the parser would take for a row.
  bool EndsTable(std::uint32_t line) const {
    if (!IsTableLine(line)) return true;
    const std::string_view body = WithoutPrefix(MaskedLine(line), false);
    const std::size_t hashes = std::min(body.find_first_not_of('#'), body.size());
    if (hashes > 0 && hashes <= 6 && (hashes == body.size() || body[hashes] == ' ')) return true;
    return body.size() > 1 && body[0] == '<' && !IsPlainTag(body) &&
           (IsAsciiWord(body[1]) || body[1] == '/' || body[1] == '!');
  }

  // Whether a list item, a rule, or another quote than that of the table begins here.
  bool BeginsContainer(std::uint32_t line, std::uint32_t table) const {
    const std::string_view text = MaskedLine(line);
    const std::string_view body = WithoutPrefix(text, false);
    return WithoutPrefix(text, true).size() != body.size() || IsThematicBreak(body) ||
           IsQuoted(text) != IsQuoted(MaskedLine(table));
  }

  static bool IsQuoted(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    return begin != std::string_view::npos && line[begin] == '>';
  }

  // An address, <http://…>, or inline markup, <b>…</b>, in front of a row.
  static bool IsPlainTag(std::string_view body) {
    return body.find('|') != std::string_view::npos || body.find("://") != std::string_view::npos;
  }

  // The parser wants a blank line before a table's header and cuts rows longer than the header.
  void AddTableBytes() {
    for (std::uint32_t number = first_line_ + 1; number <= lines_.count(); ++number) {
      if (!IsTableLine(number) || !IsTableLine(number - 1) ||
          !IsTableUnderline(MaskedLine(number)) ||
          MaskedLine(number - 1).find('|') == std::string_view::npos) {
        continue;
      }
      if (number >= first_line_ + 2) {
        const std::string_view before = MaskedLine(number - 2);
        if (!IsBlank(before) && before.find('|') == std::string_view::npos) {
          insertions_.push_back({Local(lines_.Begin(number - 1)), "\n"});
        }
      }
      const std::uint32_t header = number - 1;
      number = Widen(number);
      tables_.push_back({header, number});
    }
  }

  // The parser looks for a link's line from its paragraph's first line on: quadratic without a
  // bound on paragraphs.
  void BreakParagraphs() {
    constexpr std::uint32_t kMaxLines = 300;
    auto table = tables_.begin();
    std::uint32_t count = 0;
    for (std::uint32_t number = first_line_; number <= lines_.count(); ++number) {
      if (table != tables_.end() && number >= table->first) {
        number = table++->last;
        count = 0;
        continue;
      }
      const std::string_view line = MaskedLine(number);
      const bool item = WithoutPrefix(line, true).size() != WithoutPrefix(line, false).size();
      if (RoleOf(number) == LineRole::kCode || IsBlank(line) || item) {
        count = 0;
      } else if (++count > kMaxLines) {
        insertions_.push_back({Local(lines_.Begin(number)), "\n"});
        count = 0;
      }
    }
  }

  // Adds dashes to cells of less than three, which the parser does not take, and the columns that
  // the longest row needs; returns the table's last line.
  std::uint32_t Widen(std::uint32_t underline) {
    const std::string_view dashes = MaskedLine(underline);
    const std::size_t local = Local(lines_.Begin(underline));
    for (std::size_t at = dashes.find_first_of(":-"); at != std::string_view::npos;
         at = dashes.find_first_of(":-", at)) {
      const std::size_t end = std::min(dashes.find_first_not_of(":-", at), dashes.size());
      if (end - at < 3) insertions_.push_back({local + dashes.find('-', at), "--"});
      at = end;
    }
    const std::uint32_t columns = CountCells(dashes);
    std::uint32_t widest = std::max(columns, CountCells(MaskedLine(underline - 1)));
    std::uint32_t last = underline;
    while (last < lines_.count() && !IsBlank(MaskedLine(last + 1)) && !EndsTable(last + 1) &&
           !BeginsContainer(last + 1, underline)) {
      const bool next_header = MaskedLine(last).find('|') == std::string_view::npos &&
                               last + 2 <= lines_.count() && IsTableUnderline(MaskedLine(last + 2));
      if (next_header) break;
      ++last;
      if (MaskedLine(last).find('|') != std::string_view::npos) {
        widest = std::max(widest, CountCells(MaskedLine(last)));
      }
    }
    if (last < lines_.count() && EndsTable(last + 1)) {
      insertions_.push_back({Local(lines_.Begin(last + 1)), "\n"});
    }
    if (widest == columns || widest > kMaxColumns ||
        std::uint64_t{widest} * (last - underline) > kMaxWidenedCells) {
      return last;
    }
    std::string bytes;
    const std::size_t end = dashes.find_last_not_of(" \t") + 1;
    const bool closed = dashes[end - 1] == '|';
    for (std::uint32_t i = columns; i < widest; ++i) bytes += closed ? "---|" : "|---";
    insertions_.push_back({local + end, std::move(bytes)});
    shapes_.push_back({underline, columns});
    return last;
  }

  const LineIndex& lines_;
  const std::vector<LineRole>& roles_;
  const MaskedMarkdown& masked_;
  std::vector<Insertion>& insertions_;
  std::vector<TableShape>& shapes_;
  std::uint32_t first_line_;
  std::vector<LineRange> tables_;  // Header to last row.
};

}  // namespace

void FitTables(const LineIndex& lines, const std::vector<LineRole>& roles,
               const MaskedMarkdown& masked, std::vector<Insertion>& insertions,
               std::vector<TableShape>& shapes) {
  TableFitter(lines, roles, masked, insertions, shapes).Run();
}

}  // namespace tanxun
