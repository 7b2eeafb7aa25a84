// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/html/page.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/read/html/blocks.h"
#include "indexer/read/html/boilerplate.h"
#include "indexer/read/html/card.h"
#include "indexer/read/html/head.h"
#include "indexer/read/html/tree.h"
#include "indexer/read/html_text.h"
#include "indexer/read/plain.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr auto kHtmlEndings = std::to_array<std::string_view>({".html", ".htm", ".xhtml"});
constexpr std::size_t kMaxHeadings = 12;  // That may be the page's title.

bool HasTag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char c = at + 1 < text.size() ? text[at + 1] : ' ';
    if (c == '!' || c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  return false;
}

std::vector<std::string> HeadingsOf(const std::vector<HtmlBlock>& blocks) {
  std::vector<std::string> headings;
  for (const HtmlBlock& made : blocks) {
    if (headings.size() == kMaxHeadings) break;
    const bool short_line = made.block.text.text.size() <= 150 && !made.block.text.text.empty();
    const bool is_heading = made.block.kind == BlockKind::kHeading;
    if (short_line && (is_heading || headings.empty())) {
      headings.emplace_back(Trim(made.block.text.text));
    }
  }
  return headings;
}

std::string TitleIn(const std::vector<Property>& properties) {
  const auto title = std::find_if(properties.begin(), properties.end(),
                                  [](const Property& property) { return property.key == "title"; });
  return title == properties.end() ? std::string() : title->values[0];
}

bool HasStampName(std::string_view tag) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"publish_time", "pubtime", "pub-time", "publish-time", "publish-date"});
  const std::string id = AttributeText(tag, "id", 64);
  return std::find(kNames.begin(), kNames.end(), id) != kNames.end();
}

// Where an element says a day: <time datetime="…">, <em id="publish_time">…</em>.
std::string_view StampOf(const HtmlTree& tree, std::size_t i, std::string_view page) {
  const HtmlNode& node = tree.nodes[i];
  const std::string_view tag = page.substr(node.source_begin, node.source_end - node.source_begin);
  if (node.tag == HtmlTag::kTime) return DayOf(FindAttribute(tag, "datetime"));
  if (node.tag == HtmlTag::kText || i + 1 >= node.end || !HasStampName(tag)) return {};
  const HtmlNode& text = tree.nodes[i + 1];
  if (text.tag != HtmlTag::kText) return {};
  return DayOf(page.substr(text.source_begin, text.source_end - text.source_begin));
}

// A stamp near the top is the page's date where its head says none.
void AddStamp(const HtmlTree& tree, const std::vector<bool>& read, const LineIndex& lines,
              std::vector<Property>& properties) {
  constexpr std::size_t kNearTop = 400;  // Nodes.
  const bool known = std::any_of(properties.begin(), properties.end(), [](const Property& row) {
    return row.key == "date" || row.key == "updated";
  });
  if (known) return;
  const std::string_view page = lines.text();
  for (std::size_t i = 1; i < std::min(tree.nodes.size(), kNearTop); ++i) {
    if (!read[i]) continue;
    const std::string_view raw = StampOf(tree, i, page);
    if (raw.size() < 4 || raw.size() > 64) continue;
    Property property;
    property.key = "date";
    property.values.push_back(WithoutEntities(raw));
    const auto begin = static_cast<std::uint64_t>(raw.data() - page.data());
    property.span = {begin, begin + raw.size()};
    property.line = lines.LineOf(begin);
    properties.push_back(std::move(property));
    return;
  }
}

ReadText ReadWithoutTree(const LineIndex& lines, std::uint64_t begin) {
  ReadText out;
  Block block;
  block.kind = BlockKind::kHtml;
  RichText all;
  AppendBytes(lines.text(), begin, lines.text().size(), all);
  block.text = HtmlText(all);
  if (!block.text.pieces.empty()) {
    block.span = {block.text.pieces.front().source.begin, block.text.pieces.back().source.end};
    block.lines = {lines.LineOf(block.span.begin), lines.LineOf(block.span.end - 1)};
    out.blocks.push_back(std::move(block));
  }
  out.problems.push_back({"", 0, "its HTML has too many tags; read as one text without them"});
  return out;
}

}  // namespace

bool HasHtmlEnding(std::string_view file_name) {
  return std::any_of(kHtmlEndings.begin(), kHtmlEndings.end(), [&](std::string_view ending) {
    return file_name.size() > ending.size() &&
           std::equal(ending.rbegin(), ending.rend(), file_name.rbegin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  });
}

bool IsHtmlPage(std::string_view file_name, const LineIndex& lines, std::uint64_t begin) {
  const std::string_view text = lines.text().substr(begin);
  return HasHtmlEnding(file_name) ? HasTag(text) : BeginsLikeHtml(text);
}

ReadText ReadHtmlPage(const LineIndex& lines, std::uint64_t begin) {
  const std::string_view page = lines.text();
  const auto tree = BuildHtmlTree(page, begin);
  if (!tree) return ReadWithoutTree(lines, begin);
  const std::vector<bool> read = ChooseHtmlContent(*tree, page);
  std::vector<HtmlBlock> blocks = MakeHtmlBlocks(*tree, read, lines);
  ReadText out;
  out.is_page = true;
  out.properties = ReadHtmlHead(lines, tree->outside, HeadingsOf(blocks));
  AddStamp(*tree, read, lines, out.properties);
  HtmlCardPage made = ReadHtmlCard(std::move(blocks), lines, TitleIn(out.properties));
  out.blocks = std::move(made.blocks);
  if (made.is_briefing) out.kind = SourceKind::kBriefing;
  return out;
}

}  // namespace tanxun
