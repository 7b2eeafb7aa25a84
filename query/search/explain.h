// SPDX-License-Identifier: GPL-2.0-or-later
// How a search came to its hits.
#pragma once

#include <string_view>

#include "query/search/index_reader.h"
#include "query/search/ranker.h"
#include "tanxun/explanation.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// What Searcher::Explain() promises. May throw what Xapian throws.
Result<Explanation> ExplainSearch(const IndexReader& reader, const SearchRequest& request);
// What Searcher::Why() promises. May throw what Xapian throws.
Result<Reason> ExplainPresence(const IndexReader& reader, const SearchRequest& request,
                               std::string_view path, std::uint32_t line);

std::vector<ScorePart> PartsOf(const ScoreParts& score);

}  // namespace tanxun
