// SPDX-License-Identifier: GPL-2.0-or-later
// A briefing card on an HTML page, whatever elements it is made of.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/read/html/blocks.h"
#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

struct HtmlCardPage {
  std::vector<Block> blocks;
  bool is_briefing = false;  // The card is most of the page.
};

// Reads the one part of the page that is a card line by line, as if it had been pasted; all other
// blocks stay as they are. `title` is the page's. With several cards on a page nothing would tell
// whose labels they are, so none is read as one.
HtmlCardPage ReadHtmlCard(std::vector<HtmlBlock> blocks, const LineIndex& lines,
                          std::string_view title);

}  // namespace tanxun
