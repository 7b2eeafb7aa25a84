// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/card.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "indexer/read/briefing.h"
#include "indexer/read/card_lines.h"
#include "indexer/read/rich_text.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLinesAboveTitle = 6;
// A block that is larger is no part of a card.
constexpr std::size_t kMaxBlockBytes = 64 * 1024;
constexpr std::size_t kMaxBlockMarks = 256;

// Appends a range of `in` with its marks.
void AppendWithMarks(RichText& out, const RichText& in, TextRange range) {
  RichText part = Slice(in, range);
  const auto at = static_cast<std::uint32_t>(out.text.size());
  AppendSlice(out, part, {0, static_cast<std::uint32_t>(part.text.size())});
  for (Mark& mark : part.marks) {
    mark.begin += at;
    mark.end += at;
    out.marks.push_back(std::move(mark));
  }
}

// The visible lines of some blocks as one text.
struct CardText {
  RichText text;
  std::vector<std::size_t> line_blocks;  // Which block a line is of.
  std::size_t labels = 0;                // Known labels that are no links: a menu's words are.
  bool has_path = false;
  bool has_expander = false;  // "Full briefing▼ Expand"
};

// Whether a link covers the whole line.
bool IsLink(const RichText& text, TextRange line) {
  return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kLink && mark.begin <= line.begin && mark.end >= line.end;
  });
}

bool IsExpander(std::string_view line) {
  if (!IsNoise(line)) return false;
  static constexpr auto kSigns = std::to_array<std::string_view>(
      {"▼", "▾", "▽", "⌄", "▲", "▴", "△", "riefing", "简报", "簡報"});
  return std::any_of(kSigns.begin(), kSigns.end(), [line](std::string_view sign) {
    return line.find(sign) != std::string_view::npos;
  });
}

bool IsLabelLine(std::string_view line) {
  if (IsKnownLabel(line)) return true;
  const auto inner = FindInlineLabel(line);
  return inner && IsKnownLabel(line.substr(0, inner->label_end));
}

void AddLines(CardText& card, const RichText& text, std::size_t block) {
  for (std::size_t at = 0; at < text.text.size();) {
    const std::size_t end = std::min(text.text.find('\n', at), text.text.size());
    const std::string_view line = std::string_view(text.text).substr(at, end - at);
    const TextRange kept = TrimmedRange(line);
    if (kept.begin < kept.end) {
      if (!card.text.text.empty()) AppendUnmapped(card.text, "\n");
      AppendWithMarks(
          card.text, text,
          {static_cast<std::uint32_t>(at) + kept.begin, static_cast<std::uint32_t>(at) + kept.end});
      card.line_blocks.push_back(block);
      const std::string_view shown = line.substr(kept.begin, kept.end - kept.begin);
      card.has_path = card.has_path || IsPathHeading(shown);
      card.has_expander = card.has_expander || IsExpander(shown);
      const auto begin = static_cast<std::uint32_t>(at) + kept.begin;
      const TextRange place{begin, begin + (kept.end - kept.begin)};
      if (IsLabelLine(shown) && !IsLink(text, place)) ++card.labels;
    }
    at = end + 1;
  }
}

bool IsPlain(const HtmlBlock& made) {
  if (made.block.text.text.size() > kMaxBlockBytes ||
      made.block.text.marks.size() > kMaxBlockMarks) {
    return false;
  }
  switch (made.block.kind) {
    case BlockKind::kHeading:
    case BlockKind::kParagraph:
    case BlockKind::kListItem:
    case BlockKind::kRule:
      return true;
    default:
      return made.is_pairs;
  }
}

// A heading that is a line of a card: a label, the path's or one of its stages.
bool IsCardHeading(std::string_view line, bool in_path) {
  return in_path || IsPathHeading(line) || IsKnownLabel(line) || IsNoise(line);
}

struct Region {
  std::size_t begin = 0;
  std::size_t end = 0;
  CardText card;
};

class CardFinder {
 public:
  CardFinder(const std::vector<HtmlBlock>& blocks, std::string_view title)
      : blocks_(blocks), title_(Trim(title)) {}

  // The page's only card.
  std::optional<Region> Find() const {
    std::optional<Region> found;
    for (std::size_t at = 0; at < blocks_.size();) {
      const std::size_t end = RegionEnd(at);
      if (auto region = CardIn(at, end)) {
        if (found) return std::nullopt;
        found = std::move(region);
      }
      at = std::max(end, at + 1);
    }
    return found;
  }

 private:
  bool IsHeading(std::size_t i) const { return blocks_[i].block.kind == BlockKind::kHeading; }

  // A run of plain lines below at most one title and its subtitle.
  std::size_t RegionEnd(std::size_t begin) const {
    bool in_path = false;
    std::size_t texts = 0;
    std::size_t i = begin;
    for (; i < blocks_.size() && IsPlain(blocks_[i]); ++i) {
      const std::string_view text = blocks_[i].block.text.text;
      const bool subtitle =
          texts == 1 && IsHeading(begin) && Trim(blocks_[begin].block.text.text) != Site();
      const bool in_stages =
          in_path && (!IsHeading(begin) || blocks_[i].block.level > blocks_[begin].block.level);
      if (IsHeading(i) && i > begin && !subtitle && !IsCardHeading(Trim(text), in_stages)) break;
      in_path = in_path || IsPathHeading(Trim(text));
      if (blocks_[i].block.kind != BlockKind::kRule) ++texts;
    }
    return i;
  }

  // "Acme | Site": a heading that says "Site" is no card's title.
  std::string_view Site() const {
    const std::size_t bar = title_.find_last_of("|");
    return bar == std::string_view::npos ? std::string_view("\n") : Trim(title_.substr(bar + 1));
  }

  std::optional<Region> CardIn(std::size_t begin, std::size_t end) const {
    if (end <= begin) return std::nullopt;
    begin = TitleLine(begin, end);
    Region region{begin, end, {}};
    for (std::size_t i = begin; i < end; ++i) {
      const Block& block = blocks_[i].block;
      AddLines(region.card, block.text, i);
      for (const TableRow& row : block.rows) {
        for (const TableCell& cell : row.cells) AddLines(region.card, cell.text, i);
      }
    }
    // A table of facts alone makes no card: an article has one as well.
    const bool has_table = std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](const HtmlBlock& made) { return made.is_pairs; });
    const bool has_signs = region.card.has_path || region.card.has_expander;
    if (has_table && !has_signs) return std::nullopt;
    constexpr std::size_t kFewLabels = 2;
    if (region.card.labels < kFewLabels && !region.card.has_path) return std::nullopt;
    const LineIndex lines(region.card.text.text);
    if (BriefingScore(lines, 0) < kBriefingScore) return std::nullopt;
    return region;
  }

  // Where no heading is the title, the line that the page's title begins with may be: "← Back" and
  // the like stand above it.
  std::size_t TitleLine(std::size_t begin, std::size_t end) const {
    if (IsHeading(begin) || title_.empty()) return begin;
    for (std::size_t i = begin; i < std::min(end, begin + kLinesAboveTitle); ++i) {
      const std::string_view line = Trim(blocks_[i].block.text.text);
      if (!line.empty() && title_.starts_with(line)) return i;
    }
    return begin;
  }

  const std::vector<HtmlBlock>& blocks_;
  std::string_view title_;
};

// From places in the card's text to places in the file.
void PlaceBlock(Block& block, const RichText& card, const LineIndex& lines) {
  if (block.text.pieces.empty()) return;
  block.text = Slice(card, {static_cast<std::uint32_t>(block.text.pieces.front().source.begin),
                            static_cast<std::uint32_t>(block.text.pieces.back().source.end)});
  if (block.text.pieces.empty()) return;
  block.span = {block.text.pieces.front().source.begin, block.text.pieces.back().source.end};
  block.lines = {lines.LineOf(block.span.begin),
                 lines.LineOf(std::max(block.span.begin, block.span.end - 1))};
}

std::size_t TextSize(const Block& block) {
  std::size_t size = block.text.text.size();
  for (const TableRow& row : block.rows) {
    for (const TableCell& cell : row.cells) size += cell.text.text.size();
  }
  return size;
}

}  // namespace

HtmlCardPage ReadHtmlCard(std::vector<HtmlBlock> blocks, const LineIndex& lines,
                          std::string_view title) {
  HtmlCardPage page;
  const std::optional<Region> region = CardFinder(blocks, title).Find();
  std::size_t all = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    all += TextSize(blocks[i].block);
    if (region && i == region->begin) {
      const LineIndex card_lines(region->card.text.text);
      for (Block& block : ReadBriefing(card_lines, 0)) {
        PlaceBlock(block, region->card.text, lines);
        page.blocks.push_back(std::move(block));
      }
    }
    const bool in_card = region && i >= region->begin && i < region->end;
    if (!in_card && !blocks[i].is_control) page.blocks.push_back(std::move(blocks[i].block));
  }
  page.is_briefing = region && region->card.text.text.size() * 2 >= all;
  return page;
}

}  // namespace tanxun
