// SPDX-License-Identifier: GPL-2.0-or-later
// How many sources, or passages, have each value of a field.
#pragma once

#include <string>
#include <vector>

#include "query/search/index_reader.h"
#include "query/search/matcher.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Fields that have counts, in the order of the field table.
std::vector<std::string_view> FacetFields();

// Of the whole index where `prepared` is nullptr. Law: a value counts what the query and the
// value's own filter find together, so a nested tag counts for those above it too, a folder for all
// below it, and a source with a red and a green passage for each that is found. The listings of one
// company count once, under the first in letters. Errors: kBadArgument for an unknown field.
Result<Facets> CountFacets(const IndexReader& reader, const Prepared* prepared,
                           const std::vector<std::string>& fields, Grouping grouping, int limit);

}  // namespace tanxun
