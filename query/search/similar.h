// SPDX-License-Identifier: GPL-2.0-or-later
// Passages that say much of what a passage, a source or a text says.
#pragma once

#include "query/search/index_reader.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// What Searcher::Similar() promises. May throw what Xapian throws.
Result<SearchResult> FindSimilar(const IndexReader& reader, const SimilarRequest& request);

}  // namespace tanxun
