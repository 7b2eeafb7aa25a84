// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/table.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/read/card_lines.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kMaxColumns = 512;
constexpr std::uint32_t kLongCell = 1000;     // Bytes; longer ones are paragraphs.
constexpr std::size_t kMaxRepeated = 200;     // Bytes of a cell that is shown in several rows.
constexpr std::size_t kLongDefinition = 600;  // Bytes.
constexpr std::size_t kMaxHeaderBytes = 120;

std::string_view TagText(std::string_view text, const HtmlNode& node) {
  return text.substr(node.source_begin, node.source_end - node.source_begin);
}

std::uint32_t NumberOf(std::string_view digits, std::uint32_t most) {
  std::uint32_t value = 0;
  for (const char c : Trim(digits)) {
    if (c < '0' || c > '9') break;
    value = std::min(value * 10 + static_cast<std::uint32_t>(c - '0'), most);
  }
  return std::max(value, 1u);
}

bool HasVisible(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

// Columns of every row when cells that span rows are laid out; calls place(row, column, index of
// the cell's row, index in it, whether it is the cell's own first place).
template <typename Place>
bool LayOut(const HtmlTable& table, std::uint64_t most_cells, Place place) {
  struct Hanging {
    std::uint32_t left = 0;
    std::size_t row = 0;
    std::size_t cell = 0;
  };
  std::vector<Hanging> hanging;
  std::uint64_t cells = 0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    std::size_t column = 0;
    const auto put = [&](std::size_t row, std::size_t cell, bool own) {
      place(r, column++, row, cell, own);
      return ++cells <= most_cells && column <= kMaxColumns;
    };
    const auto put_hanging = [&](bool to_end) {
      while (column < hanging.size() && (hanging[column].left > 0 || to_end)) {
        Hanging& one = hanging[column];
        if (one.left == 0) {
          bool more = false;
          for (std::size_t c = column; c < hanging.size(); ++c) more = more || hanging[c].left > 0;
          if (!more) return true;
          if (!put(r, std::string::npos, false)) return false;
          continue;
        }
        --one.left;
        if (!put(one.row, one.cell, false)) return false;
      }
      return true;
    };
    const std::vector<HtmlCell>& row = table.rows[r].cells;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (!put_hanging(false)) return false;
      for (std::uint32_t i = 0; i < row[c].columns; ++i) {
        if (hanging.size() <= column) hanging.resize(column + 1);
        hanging[column] = {row[c].rows - 1, r, c};
        if (!put(r, c, i == 0)) return false;
      }
    }
    if (!put_hanging(true)) return false;
  }
  return true;
}

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<bool>& read, std::string_view text)
      : nodes_(tree.nodes), read_(read), text_(text) {}

  std::optional<HtmlTable> Find(std::uint32_t node, std::uint64_t most_cells) {
    const std::string role = AttributeText(TagText(text_, nodes_[node]), "role", 32);
    if (role == "presentation" || role == "none") return std::nullopt;
    std::uint32_t head_end = 0;
    std::uint32_t row_end = 0;
    for (std::uint32_t i = node + 1; i < nodes_[node].end;) {
      const HtmlNode& at = nodes_[i];
      if (!read_[i]) {
        i = at.end;
        continue;
      }
      if (at.tag == HtmlTag::kText && HasVisible(TagText(text_, at))) return std::nullopt;
      if (at.tag == HtmlTag::kThead) head_end = at.end;
      if (at.tag == HtmlTag::kTr) {
        table_.rows.push_back({i, {}, i < head_end});
        row_end = at.end;
      }
      const bool is_cell = at.tag == HtmlTag::kTd || at.tag == HtmlTag::kTh;
      if (is_cell) {
        if (i >= row_end) {  // A cell without a row.
          table_.rows.push_back({i, {}, i < head_end});
          row_end = nodes_[node].end;
        }
        AddCell(i);
      }
      if (at.tag == HtmlTag::kCaption) table_.caption = i;
      i = is_cell || at.tag == HtmlTag::kCaption ? at.end : i + 1;
    }
    std::erase_if(table_.rows, [](const HtmlRow& row) { return row.cells.empty(); });
    const bool fits =
        LayOut(table_, most_cells,
               [this](std::size_t, std::size_t column, std::size_t, std::size_t, bool) {
                 table_.columns = std::max(table_.columns, static_cast<std::uint32_t>(column + 1));
               });
    if (!fits || IsLayout()) return std::nullopt;
    return std::move(table_);
  }

 private:
  void AddCell(std::uint32_t i) {
    const std::string_view tag = TagText(text_, nodes_[i]);
    HtmlCell cell;
    cell.node = i;
    cell.is_header = nodes_[i].tag == HtmlTag::kTh;
    cell.columns = NumberOf(FindAttribute(tag, "colspan"), kMaxColumns);
    cell.rows = NumberOf(FindAttribute(tag, "rowspan"), 10'000);
    table_.rows.back().cells.push_back(cell);
    has_headers_ = has_headers_ || cell.is_header;
    std::uint32_t bytes = 0;
    for (std::uint32_t at = i + 1; at < nodes_[i].end; ++at) {
      if (nodes_[at].tag == HtmlTag::kText)
        bytes += nodes_[at].source_end - nodes_[at].source_begin;
      has_blocks_ = has_blocks_ || HeadingLevel(nodes_[at].tag) > 0 ||
                    nodes_[at].tag == HtmlTag::kPre || nodes_[at].tag == HtmlTag::kForm;
    }
    longest_ = std::max(longest_, bytes);
  }

  // A frame for the page rather than data.
  bool IsLayout() const {
    if (table_.columns < 2) return true;
    const bool says_table = has_headers_ || table_.caption != 0;
    if (says_table) return longest_ > 20 * kLongCell;
    return has_blocks_ || longest_ > kLongCell || table_.rows.size() < 2;
  }

  const std::vector<HtmlNode>& nodes_;
  const std::vector<bool>& read_;
  std::string_view text_;
  HtmlTable table_;
  bool has_headers_ = false;
  bool has_blocks_ = false;
  std::uint32_t longest_ = 0;
};

// Whether the first of the rows names the columns though no <th> says so: short different names
// above at least one more row.
bool LooksLikeHeader(const std::vector<TableRow>& rows) {
  if (rows.size() < 2) return false;
  const std::vector<TableCell>& cells = rows[0].cells;
  bool all_strong = true;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const RichText& text = cells[c].text;
    const std::string_view name = Trim(text.text);
    if (name.size() > kMaxHeaderBytes || (name.empty() && c > 0)) return false;
    if (name.find('\n') != std::string_view::npos) return false;
    const bool strong = std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
      return mark.kind == MarkKind::kStrong && mark.begin == 0 && mark.end == text.text.size();
    });
    all_strong = all_strong && (strong || name.empty());
    for (std::size_t other = 0; other < c && c < 64; ++other) {
      if (!name.empty() && name == Trim(cells[other].text.text)) return false;
    }
  }
  if (all_strong) return true;
  const auto text = [&](std::size_t c) { return Trim(cells[c].text.text); };
  if (cells.size() == 2) return IsKnownLabel(text(1)) && !IsKnownLabel(text(0));
  // 名称 | 甲 | 成立 | 1999: labels beside their values.
  if (cells.size() == 4 && IsKnownLabel(text(0)) && IsKnownLabel(text(2)) &&
      !IsKnownLabel(text(1))) {
    return false;
  }
  for (std::size_t c = 1; c < cells.size(); ++c) {
    if (IsValueLike(text(c)) && !IsKnownLabel(text(c))) {
      const bool year = text(c).size() <= 8 && text(c).find_first_not_of("0123456789") >= 4;
      if (!year) return false;
    }
  }
  return true;
}

// Rows of two labels and two values become two rows each: <th> says so, or the labels are known.
bool HoldsTwoPairs(const HtmlTable& table, const std::vector<TableRow>& rows) {
  if (table.columns != 4) return false;
  std::size_t labels = 0;
  std::size_t known = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::vector<HtmlCell>& own = table.rows[r].cells;
    if (own.size() > 4 || own.size() == 3) return false;
    for (std::size_t c = 0; c < own.size(); ++c) {
      const bool is_label = c % 2 == 0;
      if (own.size() == 1 || !is_label) {
        if (own.size() > 1 && own[c].is_header) return false;
        continue;
      }
      const std::string_view label = Trim(rows[r].cells[c].text.text);
      if (label.empty()) continue;
      ++labels;
      if (own[c].is_header || IsKnownLabel(label)) {
        ++known;
      } else if (!IsLabelShaped(label)) {
        return false;
      }
    }
  }
  return labels >= 2 && known * 2 >= labels;
}

void SpanOverCells(TableRow& row, Span fallback) {
  Span span;
  bool any = false;
  for (const TableCell& cell : row.cells) {
    if (cell.text.pieces.empty()) continue;
    const Span own{cell.text.pieces.front().source.begin, cell.text.pieces.back().source.end};
    span = any ? Span{std::min(span.begin, own.begin), std::max(span.end, own.end)} : own;
    any = true;
  }
  row.span = any ? span : fallback;
}

std::vector<TableRow> CutPairs(std::vector<TableRow> rows, const LineIndex& lines) {
  std::vector<TableRow> cut;
  for (TableRow& row : rows) {
    TableRow right;
    const Span span = row.span;
    right.cells = {std::move(row.cells[2]), std::move(row.cells[3])};
    row.cells.resize(2);
    SpanOverCells(row, span);
    SpanOverCells(right, span);
    right.line = lines.LineOf(right.span.begin);
    const bool has_right = !right.cells[0].text.text.empty();
    cut.push_back(std::move(row));
    if (has_right) cut.push_back(std::move(right));
  }
  return cut;
}

}  // namespace

std::optional<HtmlTable> FindHtmlTable(const HtmlTree& tree, const std::vector<bool>& read,
                                       std::string_view text, std::uint32_t node,
                                       std::uint64_t most_cells) {
  return Finder(tree, read, text).Find(node, most_cells);
}

std::vector<HtmlDefinition> FindHtmlDefinitions(const HtmlTree& tree, const std::vector<bool>& read,
                                                std::string_view text, std::uint32_t node) {
  const std::vector<HtmlNode>& nodes = tree.nodes;
  std::vector<HtmlDefinition> found;
  std::size_t bytes = 0;  // Of the last one.
  for (std::uint32_t i = node + 1; i < nodes[node].end;) {
    const HtmlTag tag = nodes[i].tag;
    if (!read[i]) {
      i = nodes[i].end;
    } else if (tag == HtmlTag::kDt || tag == HtmlTag::kDd) {
      if (tag == HtmlTag::kDt && (found.empty() || !found.back().values.empty())) {
        found.emplace_back();
        bytes = 0;
      }
      if (found.empty()) return {};
      (tag == HtmlTag::kDt ? found.back().terms : found.back().values).push_back(i);
      for (std::uint32_t at = i + 1; at < nodes[i].end; ++at) {
        if (HeadingLevel(nodes[at].tag) > 0 || nodes[at].tag == HtmlTag::kPre) return {};
        if (nodes[at].tag == HtmlTag::kText) bytes += TagText(text, nodes[at]).size();
      }
      if (bytes > kLongDefinition) return {};
      i = nodes[i].end;
    } else if (tag == HtmlTag::kText && HasVisible(TagText(text, nodes[i]))) {
      return {};
    } else {
      ++i;
    }
  }
  return found;
}

Block MakeTableBlock(const HtmlTree& tree, const HtmlTable& table, std::vector<RichText> texts,
                     const LineIndex& lines) {
  Block block;
  block.kind = BlockKind::kTable;
  std::vector<std::size_t> first;  // Of each row, in `texts`.
  std::size_t count = 0;
  for (const HtmlRow& row : table.rows) {
    first.push_back(count);
    count += row.cells.size();
  }
  // Rows of headers stand at the top.
  std::uint32_t headers = 0;
  for (const HtmlRow& row : table.rows) {
    const bool all = std::all_of(row.cells.begin(), row.cells.end(),
                                 [](const HtmlCell& cell) { return cell.is_header; });
    const bool wide = row.cells.size() == 1 && row.cells[0].columns >= table.columns;
    if (!row.in_head && (!all || wide)) break;
    ++headers;
  }
  if (headers == table.rows.size()) headers = 0;
  block.rows.resize(table.rows.size());
  LayOut(table, ~std::uint64_t{0},
         [&](std::size_t r, std::size_t, std::size_t from, std::size_t cell, bool own) {
           TableCell shown;
           if (cell != std::string::npos) {
             RichText& text = texts[first[from] + cell];
             const bool repeated = from != r || r < headers;
             if (own || (repeated && text.text.size() <= kMaxRepeated)) shown.text = text;
           }
           block.rows[r].cells.push_back(std::move(shown));
         });
  for (std::size_t r = 0; r < block.rows.size(); ++r) {
    const HtmlNode& node = tree.nodes[table.rows[r].node];
    block.rows[r].cells.resize(table.columns);
    SpanOverCells(block.rows[r], {node.source_begin, node.source_end});
    block.rows[r].line = lines.LineOf(node.source_begin);
    for (std::size_t c = table.rows[r].cells.size(); c-- > 0;) {
      const RichText& text = texts[first[r] + c];
      if (!text.pieces.empty()) {
        block.rows[r].line = lines.LineOf(text.pieces.front().source.begin);
      }
    }
  }
  if (headers == 0 && HoldsTwoPairs(table, block.rows)) {
    block.rows = CutPairs(std::move(block.rows), lines);
  } else if (headers == 0) {
    const bool has_headers =
        std::any_of(table.rows.begin(), table.rows.end(), [](const HtmlRow& row) {
          return std::any_of(row.cells.begin(), row.cells.end(),
                             [](const HtmlCell& cell) { return cell.is_header; });
        });
    if (!has_headers && LooksLikeHeader(block.rows)) headers = 1;
  }
  block.header_rows = headers;
  return block;
}

}  // namespace tanxun
