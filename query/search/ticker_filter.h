// SPDX-License-Identifier: GPL-2.0-or-later
// Passages by a company's listings.
#pragma once

#include <xapian.h>

#include <string_view>

#include "query/search/index_reader.h"

namespace tanxun {

// Any listing of the family; the sources' bare codes too. Where no source states one of them, what
// is about those that have it by the list of known names.
Xapian::Query TickerFilter(const IndexReader& reader, std::string_view ticker);
// ticker:BA* by the code or, with its exchange, the whole; each with its family.
Xapian::Query TickersThatBegin(const IndexReader& reader, std::string_view text);
// A word that can only be a listing, 9988.HK or 09988, of a company in the index.
bool IsKnownListing(const IndexReader& reader, std::string_view word);

}  // namespace tanxun
