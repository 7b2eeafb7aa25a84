// SPDX-License-Identifier: GPL-2.0-or-later
// The pieces that queries of an index are made of.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/index_reader.h"

namespace tanxun {

// `term` in the text, or, for less, in title and headings.
Xapian::Query ScoredTerm(const IndexReader& reader, std::string_view term, double weight);
// `term` in the text or in title and headings.
Xapian::Query HoldsTerm(const std::string& term);
// The most frequent terms that begin with `prefix`, at most `limit`; `met_limit` if there are more.
std::vector<std::string> ExpandPrefix(const IndexReader& reader, std::string_view prefix,
                                      std::size_t limit, bool& met_limit);
Xapian::Query AnyOf(const std::vector<Xapian::Query>& queries);
Xapian::Query AllOf(const std::vector<Xapian::Query>& queries);
Xapian::Query Unweighted(const Xapian::Query& query);

}  // namespace tanxun
