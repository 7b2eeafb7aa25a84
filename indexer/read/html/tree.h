// SPDX-License-Identifier: GPL-2.0-or-later
// The elements and texts of an HTML page in their order, each with its place in the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/read/html/scan.h"

namespace tanxun {

// What is inside node i are the nodes (i, end).
struct HtmlNode {
  HtmlTag tag = HtmlTag::kText;
  std::uint32_t parent = 0;  // 0 is the root, which is no element.
  std::uint32_t end = 0;
  std::uint32_t source_begin = 0;  // The opening tag, or the text.
  std::uint32_t source_end = 0;
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;     // In the page's order; the first is the root.
  std::vector<HtmlToken> outside;  // Titles and meta tags, wherever they stand.
};

// Which elements contain which is libxml2's judgement, so that tags without their end nest as in a
// browser. Nothing if the page has more tags than `text` has room for or closes too many elements
// that are not open: both would cost too much.
std::optional<HtmlTree> BuildHtmlTree(std::string_view text, std::uint64_t begin);

}  // namespace tanxun
