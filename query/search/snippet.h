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

// At most `bytes` bytes where the query's different words stand densest. Where as much of the query
// can be shown from the beginning of a sentence, or else of a clause, it begins there. Cut between
// words or Han characters; inside a word only where no whole word would be shown. Highlighted are
// whole words, and Han characters that stand beside a neighbour of the query or were asked for
// alone.
Snippet MakeSnippet(const QuerySteps& query, std::string_view text, std::size_t bytes);

}  // namespace tanxun
