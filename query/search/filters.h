// SPDX-License-Identifier: GPL-2.0-or-later
// Restrictions that hold or do not: fields, tags, dates, paths.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/language/query_node.h"
#include "query/search/index_reader.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// First and last day a text means, as kSlotDate has them, so that an unknown part lies before all
// known ones: 2025, 2025-10, 2025-10-07, 2025-Q3; 7d, 2w, 3m, 1y are that long before `today` until
// today. Nothing if it is no date.
struct DayRange {
  std::string first;
  std::string last;
};
std::optional<DayRange> ParseDays(std::string_view text, const Date& today);
Date Today();  // UTC.

Xapian::Query TagFilter(const IndexReader& reader, std::string_view tag, bool prefix);
// Passages with a link to what is named so; by_names: under any of its names.
Xapian::Query LinkFilter(const IndexReader& reader, std::string_view target, bool by_names);
Xapian::Query EntityFilter(const IndexReader& reader, std::string_view name);
// '*' within a folder, '**' across; without either a path, or a folder with all below it.
Xapian::Query PathFilter(const IndexReader& reader, std::string_view glob);
// Errors: kBadArgument for a word that is no status.
Result<Xapian::Query> StatusFilter(Comparison comparison, std::string_view level);
Result<Xapian::Query> StatusFilter(std::string_view text);  // ">=yellow", "red", "🔴".

// Everything a request restricts; nothing where it does not. Errors: kBadArgument.
Result<std::optional<Xapian::Query>> MakeFilter(const IndexReader& reader, const Filters& filters);

// A field of the query language that is neither title nor heading. Errors: kBadQuery.
Result<Xapian::Query> FieldFilter(const IndexReader& reader, const QueryNode& node);

}  // namespace tanxun
