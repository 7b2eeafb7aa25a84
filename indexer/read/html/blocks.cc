// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/blocks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/read/card_lines.h"
#include "indexer/read/html/inline.h"
#include "indexer/read/html/table.h"
#include "indexer/read/rich_text.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::uint64_t kMaxCells = 200'000;  // Of all tables of a page.
constexpr std::size_t kLongPairValue = 300;

bool HasWord(std::string_view names, std::string_view word) {
  for (std::size_t at = names.find(word); at != std::string_view::npos;
       at = names.find(word, at + 1)) {
    const bool begins = at == 0 || names[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == names.size() || names[end] == ' ')) return true;
  }
  return false;
}

// A value that stands beside its label, no sentence that goes on.
bool IsPairValue(std::string_view value, bool is_pair) {
  if (value.empty() || value.size() > kLongPairValue) return false;
  if (value.find('\n') == std::string_view::npos && IsProse(value)) return false;  // No list.
  const bool small = value[0] >= 'a' && value[0] <= 'z';
  const bool goes_on = (small && !is_pair) || value.starts_with("，") || value.starts_with(",") ||
                       value.starts_with("的") || value.starts_with("是") ||
                       value.ends_with("。") || value.ends_with("；");
  return !goes_on;
}

class BlockMaker {
 public:
  BlockMaker(const HtmlTree& tree, const std::vector<bool>& read, const LineIndex& lines)
      : nodes_(tree.nodes),
        tree_(tree),
        read_(read),
        lines_(lines),
        page_(lines.text()),
        inline_(page_) {
    FindOuterTables();
  }

  std::vector<HtmlBlock> Run() && {
    Walk(1, static_cast<std::uint32_t>(nodes_.size()));
    Flush();
    return std::move(blocks_);
  }

 private:
  struct Frame {
    std::uint32_t end = 0;
    HtmlTag tag = HtmlTag::kOther;
    bool marks = false;  // It opened a mark.
  };
  struct Container {
    enum Kind { kQuote, kList, kItem } kind = kQuote;
    bool ordered = false;
    bool has_text = false;
  };

  std::string_view TagText(std::uint32_t i) const {
    return page_.substr(nodes_[i].source_begin, nodes_[i].source_end - nodes_[i].source_begin);
  }
  Span SourceOf(std::uint32_t i) const { return {nodes_[i].source_begin, nodes_[i].source_end}; }

  // Tables in tables and lists of definitions in their like are read as paragraphs outside.
  void FindOuterTables() {
    is_outer_.assign(nodes_.size(), false);
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      const HtmlTag tag = nodes_[i].tag;
      if (tag != HtmlTag::kTable && tag != HtmlTag::kDl) continue;
      while (!open.empty() && nodes_[open.back()].end <= i) open.pop_back();
      if (!open.empty()) is_outer_[open.back()] = true;
      open.push_back(i);
    }
  }

  // Reads the nodes [begin, end).
  void Walk(std::uint32_t begin, std::uint32_t end) {
    std::vector<Frame> frames;
    for (std::uint32_t i = begin; i < end;) {
      while (!frames.empty() && frames.back().end <= i) {
        Leave(frames.back());
        frames.pop_back();
      }
      if (!read_[i] || nodes_[i].tag == HtmlTag::kRemoved) {
        i = nodes_[i].end;
      } else if (nodes_[i].tag == HtmlTag::kText) {
        AddText(i++);
      } else if (!cell_ && ReadWhole(i)) {
        i = nodes_[i].end;
      } else {
        const bool is_inline_div = nodes_[i].tag == HtmlTag::kDiv && !IsBlock(i);
        frames.push_back({nodes_[i].end, is_inline_div ? HtmlTag::kSpan : nodes_[i].tag, false});
        frames.back().marks = Enter(i);
        ++i;
      }
    }
    for (; !frames.empty(); frames.pop_back()) Leave(frames.back());
  }

  void AddText(std::uint32_t i) {
    if (pre_ > 0) {
      inline_.AddPreformatted(SourceOf(i));
    } else {
      inline_.AddText(SourceOf(i));
    }
  }

  // Elements that are read at one go.
  bool ReadWhole(std::uint32_t i) {
    if (nodes_[i].tag == HtmlTag::kTable) return !is_outer_[i] && ReadTable(i);
    if (nodes_[i].tag == HtmlTag::kDl) return !is_outer_[i] && ReadDefinitions(i);
    return false;
  }

  bool Enter(std::uint32_t i) {
    const HtmlTag tag = nodes_[i].tag;
    if (IsBlock(i)) {
      EnterBlock(i);
      return false;
    }
    if (tag == HtmlTag::kBr) {
      AddBreak(i);
    } else if (tag == HtmlTag::kImg) {
      AddImage(i);
    } else {
      inline_.Open();
      return OpenMark(i);
    }
    return false;
  }

  // <div style="display:inline"> is none.
  bool IsBlock(std::uint32_t i) const {
    if (nodes_[i].tag != HtmlTag::kDiv) return IsHtmlBlock(nodes_[i].tag);
    const std::string_view raw = TagText(i);
    if (raw.find("inline") == std::string_view::npos) return true;
    std::string style = AttributeText(raw, "style", 256);
    std::erase_if(style, [](char c) { return c == ' '; });
    const std::size_t at = style.find("display:inline");
    return at == std::string::npos || style.substr(at).starts_with("display:inline-");
  }

  bool OpenMark(std::uint32_t i) {
    switch (nodes_[i].tag) {
      case HtmlTag::kB:
        inline_.OpenMark(MarkKind::kStrong, {});
        return true;
      case HtmlTag::kEm:
        inline_.OpenMark(MarkKind::kEmphasis, {});
        return true;
      case HtmlTag::kDel:
        inline_.OpenMark(MarkKind::kStrike, {});
        return true;
      case HtmlTag::kCode:
        if (pre_ > 0) return false;
        inline_.OpenMark(MarkKind::kCode, {});
        return true;
      case HtmlTag::kA:
        return OpenLink(i);
      default:
        return false;
    }
  }

  // Links to other notes of an exported vault carry the note's name.
  bool OpenLink(std::uint32_t i) {
    const std::string_view tag = TagText(i);
    const std::string names = AttributeText(tag, "class", 256);
    std::string target(Trim(AttributeText(tag, "href")));
    if (HasWord(names, "tag")) {  // "#name" or "?query=tag:name"
      const std::size_t sign = target.find("tag:");
      std::string name;
      if (target.starts_with('#')) name = target.substr(1);
      if (sign != std::string::npos) name = target.substr(sign + 4);
      if (!name.empty()) {
        inline_.OpenMark(MarkKind::kTag, name);
        return true;
      }
    }
    if (HasWord(names, "internal-link")) {
      const std::string note = AttributeText(tag, "data-href");
      inline_.OpenMark(MarkKind::kWikiLink, note.empty() ? target : note);
      return true;
    }
    if (target.empty() || target.starts_with('#') || target.starts_with("javascript:")) {
      return false;
    }
    inline_.OpenMark(MarkKind::kLink, std::move(target));
    return true;
  }

  // Two breaks part paragraphs.
  void AddBreak(std::uint32_t i) {
    std::uint32_t before = i - 1;  // The last node that is more than blanks.
    const auto is_blank = [&](std::uint32_t at) {
      return nodes_[at].tag == HtmlTag::kText && IsBlank(TagText(at));
    };
    while (before > 0 && i - before < 4 && is_blank(before)) --before;
    const bool second = before > 0 && nodes_[before].tag == HtmlTag::kBr;
    if (second && !cell_ && pre_ == 0 && heading_ == 0) {
      Flush();
    } else {
      inline_.AddBreak(SourceOf(i));
    }
  }

  void AddImage(std::uint32_t i) {
    const std::string_view tag = TagText(i);
    const std::string_view alt = FindAttribute(tag, "alt");
    if (Trim(alt).empty()) return;
    std::string target = AttributeText(tag, "src");
    if (target.starts_with("data:")) target.clear();
    const auto begin = static_cast<std::uint64_t>(alt.data() - page_.data());
    inline_.AddBlank();
    inline_.Open();
    inline_.OpenMark(MarkKind::kEmbed, std::move(target));
    inline_.AddText({begin, begin + alt.size()});
    inline_.CloseMark();
    inline_.Close();
    inline_.AddBlank();
  }

  void EnterBlock(std::uint32_t i) {
    Flush();
    const HtmlTag tag = nodes_[i].tag;
    if (const int level = HeadingLevel(tag); level > 0) headings_.push_back(level);
    heading_ = headings_.empty() ? 0 : headings_.back();
    switch (tag) {
      case HtmlTag::kPre:
        ++pre_;
        break;
      case HtmlTag::kBlockquote:
        containers_.push_back({Container::kQuote, false, false});
        ++quotes_;
        break;
      case HtmlTag::kUl:
      case HtmlTag::kOl:
        containers_.push_back({Container::kList, tag == HtmlTag::kOl, false});
        break;
      case HtmlTag::kLi: {
        const bool in_list = !containers_.empty() && containers_.back().kind == Container::kList;
        containers_.push_back({Container::kItem, in_list && containers_.back().ordered, false});
        ++items_;
        break;
      }
      case HtmlTag::kButton:
        ++buttons_;
        break;
      case HtmlTag::kDt:
        inline_.OpenMark(MarkKind::kStrong, {});
        break;
      case HtmlTag::kHr:
        if (!cell_) AddRule(i);
        break;
      default:
        break;
    }
    block_tag_ = tag;
  }

  void Leave(const Frame& frame) {
    if (!IsHtmlBlock(frame.tag)) {
      if (frame.marks) inline_.CloseMark();
      const bool is_void = frame.tag == HtmlTag::kBr || frame.tag == HtmlTag::kImg;
      if (!is_void) inline_.Close();
      return;
    }
    Flush();
    if (HeadingLevel(frame.tag) > 0) headings_.pop_back();
    heading_ = headings_.empty() ? 0 : headings_.back();
    switch (frame.tag) {
      case HtmlTag::kPre:
        --pre_;
        break;
      case HtmlTag::kBlockquote:
        containers_.pop_back();
        --quotes_;
        break;
      case HtmlTag::kUl:
      case HtmlTag::kOl:
        containers_.pop_back();
        break;
      case HtmlTag::kLi:
        containers_.pop_back();
        --items_;
        break;
      case HtmlTag::kButton:
        --buttons_;
        break;
      case HtmlTag::kDt:
        inline_.CloseMark();
        break;
      default:
        break;
    }
    block_tag_ = HtmlTag::kDiv;
  }

  // Ends a block; in a cell, a line.
  void Flush() {
    if (cell_) {
      inline_.AddLineEnd();
      return;
    }
    HtmlInline::Taken taken = inline_.Take(pre_ > 0);
    if (taken.text.pieces.empty()) return;
    if (heading_ == 0 && pre_ == 0 && quotes_ == 0 && AddPair(taken)) return;
    HtmlBlock made;
    made.is_control = buttons_ > 0 && heading_ == 0 && IsNoise(Trim(taken.text.text));
    Block& block = made.block;
    block.kind = KindOfText();
    block.level = items_;
    if (block.kind == BlockKind::kHeading) {
      block.level = heading_;
      std::replace(taken.text.text.begin(), taken.text.text.end(), '\n', ' ');
      UnmapChanged(taken.text);
    } else if (block.kind == BlockKind::kQuote) {
      block.level = quotes_;
    } else if (block.kind == BlockKind::kCode) {
      block.level = 0;
    } else if (block.kind == BlockKind::kListItem) {
      block.ordered = containers_.back().ordered;
      containers_.back().has_text = true;
    }
    block.text = std::move(taken.text);
    SetPlace(block, {block.text.pieces.front().source.begin, block.text.pieces.back().source.end});
    blocks_.push_back(std::move(made));
  }

  BlockKind KindOfText() const {
    if (pre_ > 0) return BlockKind::kCode;
    if (heading_ > 0) return BlockKind::kHeading;
    if (containers_.empty()) return BlockKind::kParagraph;
    const Container& inner = containers_.back();
    if (inner.kind == Container::kQuote) return BlockKind::kQuote;
    if (inner.kind == Container::kItem && !inner.has_text) return BlockKind::kListItem;
    return BlockKind::kParagraph;
  }

  // Pieces that were a line's end and are a blank now stand nowhere.
  void UnmapChanged(RichText& text) const {
    std::erase_if(text.pieces, [&](const TextPiece& piece) {
      const std::uint64_t length = piece.text_end - piece.text_begin;
      return length == 1 && text.text[piece.text_begin] == ' ' && page_[piece.source.begin] != ' ';
    });
  }

  void SetPlace(Block& block, Span span) const {
    block.span = span;
    block.lines = {lines_.LineOf(span.begin),
                   lines_.LineOf(std::max(span.begin, std::max<std::uint64_t>(span.end, 1) - 1))};
  }

  void AddRule(std::uint32_t i) {
    HtmlBlock rule;
    rule.block.kind = BlockKind::kRule;
    SetPlace(rule.block, SourceOf(i));
    blocks_.push_back(std::move(rule));
  }

  // <div><span>Founded</span><span>1999</span></div> is a row of a table of labels and values.
  bool AddPair(HtmlInline::Taken& taken) {
    if (taken.label == 0 || buttons_ > 0) return false;
    const std::string_view all = taken.text.text;
    const std::string_view label = Trim(all.substr(0, taken.label));
    const std::string_view value = Trim(all.substr(taken.label));
    if (label.ends_with(':') || label.ends_with("：") ||
        label.find('\n') != std::string_view::npos) {
      return false;
    }
    const bool after_pair = !blocks_.empty() && blocks_.back().is_pairs;
    const bool fits = IsKnownLabel(label) || (taken.is_pair && after_pair && IsLabelShaped(label) &&
                                              block_tag_ != HtmlTag::kP);
    const bool in_prose = block_tag_ == HtmlTag::kP || block_tag_ == HtmlTag::kSection;
    if (!fits || !IsPairValue(value, taken.is_pair) ||
        (in_prose && taken.is_pair && !IsValueLike(value))) {
      return false;
    }
    const auto range = [&](std::string_view part) {
      const auto begin = static_cast<std::uint32_t>(part.data() - all.data());
      return TextRange{begin, begin + static_cast<std::uint32_t>(part.size())};
    };
    AddPairRow(Slice(taken.text, range(label)), Slice(taken.text, range(value)), !after_pair);
    return true;
  }

  void AddPairRow(RichText label, RichText value, bool new_table) {
    if (new_table) {
      HtmlBlock table;
      table.is_pairs = true;
      table.block.kind = BlockKind::kTable;
      blocks_.push_back(std::move(table));
    }
    Block& block = blocks_.back().block;
    TableRow row;
    const RichText& first = label.pieces.empty() ? value : label;
    const RichText& last = value.pieces.empty() ? label : value;
    row.span = {first.pieces.front().source.begin, last.pieces.back().source.end};
    row.line = lines_.LineOf(row.span.begin);
    row.cells.push_back({std::move(label)});
    row.cells.push_back({std::move(value)});
    block.rows.push_back(std::move(row));
    SetPlace(block, {block.rows.front().span.begin, block.rows.back().span.end});
  }

  RichText CellText(std::uint32_t i) {
    cell_ = true;
    Walk(i + 1, nodes_[i].end);
    cell_ = false;
    return inline_.Take().text;
  }

  bool ReadTable(std::uint32_t i) {
    const auto table = FindHtmlTable(tree_, read_, page_, i, kMaxCells - cells_);
    if (!table) return false;
    Flush();
    if (table->caption != 0) {
      Walk(table->caption, nodes_[table->caption].end);
      Flush();
    }
    std::vector<RichText> texts;
    for (const HtmlRow& row : table->rows) {
      for (const HtmlCell& cell : row.cells) texts.push_back(CellText(cell.node));
    }
    HtmlBlock made;
    made.block = MakeTableBlock(tree_, *table, std::move(texts), lines_);
    cells_ += std::uint64_t{table->columns} * table->rows.size();
    cells_ = std::min(cells_, kMaxCells);
    std::vector<TableRow>& rows = made.block.rows;
    TakeTitleRows(rows, made.block.header_rows);
    if (rows.empty()) return true;
    Span span = rows.front().span;
    LineRange lines{rows.front().line, rows.front().line};
    for (const TableRow& row : rows) {
      span = {std::min(span.begin, row.span.begin), std::max(span.end, row.span.end)};
      lines = {std::min(lines.first, row.line), std::max(lines.last, row.line)};
    }
    SetPlace(made.block, span);
    made.block.lines = {std::min(made.block.lines.first, lines.first),
                        std::max(made.block.lines.last, lines.last)};
    made.is_pairs = made.block.header_rows == 0 && rows.front().cells.size() == 2;
    blocks_.push_back(std::move(made));
    return true;
  }

  // Rows of one cell at a table's top are its title.
  void TakeTitleRows(std::vector<TableRow>& rows, std::uint32_t header_rows) {
    std::size_t titles = 0;
    while (header_rows == 0 && titles < rows.size()) {
      TableRow& row = rows[titles];
      const bool alone = std::all_of(row.cells.begin() + 1, row.cells.end(),
                                     [](const TableCell& cell) { return cell.text.text.empty(); });
      if (!alone || IsKnownLabel(Trim(row.cells[0].text.text))) break;
      ++titles;
      if (row.cells[0].text.pieces.empty()) continue;
      HtmlBlock title;
      title.block.text = std::move(row.cells[0].text);
      SetPlace(title.block, row.span);
      blocks_.push_back(std::move(title));
    }
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(titles));
  }

  bool ReadDefinitions(std::uint32_t i) {
    const std::vector<HtmlDefinition> found = FindHtmlDefinitions(tree_, read_, page_, i);
    if (found.empty()) return false;
    Flush();
    bool new_table = true;
    for (const HtmlDefinition& definition : found) {
      RichText term = JoinedText(definition.terms);
      RichText value = JoinedText(definition.values);
      if (term.pieces.empty() && value.pieces.empty()) continue;
      AddPairRow(std::move(term), std::move(value), new_table);
      new_table = false;
    }
    return true;
  }

  RichText JoinedText(const std::vector<std::uint32_t>& nodes) {
    cell_ = true;
    for (const std::uint32_t node : nodes) {
      inline_.AddLineEnd();
      Walk(node + 1, nodes_[node].end);
    }
    cell_ = false;
    return inline_.Take().text;
  }

  const std::vector<HtmlNode>& nodes_;
  const HtmlTree& tree_;
  const std::vector<bool>& read_;
  const LineIndex& lines_;
  std::string_view page_;
  HtmlInline inline_;
  std::vector<HtmlBlock> blocks_;
  std::vector<bool> is_outer_;  // Tables that hold tables.
  std::vector<Container> containers_;
  std::vector<int> headings_;
  HtmlTag block_tag_ = HtmlTag::kDiv;
  int heading_ = 0;
  int quotes_ = 0;
  int items_ = 0;
  int pre_ = 0;
  int buttons_ = 0;
  bool cell_ = false;
  std::uint64_t cells_ = 0;
};

}  // namespace

std::vector<HtmlBlock> MakeHtmlBlocks(const HtmlTree& tree, const std::vector<bool>& read,
                                      const LineIndex& lines) {
  return BlockMaker(tree, read, lines).Run();
}

}  // namespace tanxun
