// SPDX-License-Identifier: GPL-2.0-or-later
// The piece of a passage that shows why it was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/search/ranker.h"
#include "tanxun/searcher.h"

namespace tanxun {

struct Snippet {
  std::string text;  // A piece of the passage's own text, nothing added.
  std::vector<Highlight> highlights;
};

// At most `bytes` bytes where the query's different words stand densest, from the beginning of a
// sentence where that fits, cut between words or Han characters. Highlighted are whole words, and
// Han characters that stand beside a neighbour of the query or were asked for alone.
Snippet MakeSnippet(const QuerySteps& query, std::string_view text, std::size_t bytes);

}  // namespace tanxun
