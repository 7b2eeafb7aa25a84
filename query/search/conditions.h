// SPDX-License-Identifier: GPL-2.0-or-later
// A query as the conditions that a passage must meet, each a query of its own.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/language/query_node.h"
#include "query/search/index_reader.h"
#include "query/search/word_query.h"
#include "tanxun/explanation.h"
#include "tanxun/searcher.h"

namespace tanxun {

struct ConditionPart {
  std::string text;
  Xapian::Query query;
  std::vector<QueryWord> words;
};

struct QueryCondition {
  ConditionRole role = ConditionRole::kMust;
  std::vector<ConditionPart> parts;  // One, but of kAny: any of them is enough.
};

// Law: a passage is found by the query if it meets all of these. Each part is built as it is where
// it stands: words side by side together, words under an operator alone, what is excluded without
// other names. Errors: kBadQuery.
Result<std::vector<QueryCondition>> ConditionsOf(const IndexReader& reader, const QueryNode& root,
                                                 bool use_aliases);
// One a flag. Errors: kBadArgument.
Result<std::vector<QueryCondition>> ConditionsOf(const IndexReader& reader, const Filters& filters);

// The filters as flags, one a flag.
struct FlagFilter {
  std::string flag;
  std::vector<std::string> values;
  Filters filter;  // This flag's alone.
};
std::vector<FlagFilter> FlagsOf(const Filters& filters);

}  // namespace tanxun
