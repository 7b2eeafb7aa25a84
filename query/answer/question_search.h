// SPDX-License-Identifier: GPL-2.0-or-later
// The passages that are nearest to a question.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "query/search/matcher.h"
#include "query/search/query_steps.h"
#include "tanxun/result.h"

namespace tanxun {

struct QuestionSearch {
  Prepared prepared;
  std::optional<QuerySteps> steps;
  std::vector<Candidate> candidates;  // Best first, each with its passage.
};

// Signs of the query language are signs of writing in a question. Errors: kBadArgument for filters.
// Throws Xapian::DatabaseCorruptError where a record is damaged.
Result<QuestionSearch> SearchQuestion(const IndexReader& index, std::string_view question,
                                      const Filters& filters, std::size_t limit);

// The first `limit` candidates as a reader sees them.
std::vector<Hit> HitsOf(const IndexReader& index, const QuestionSearch& search, std::size_t limit);

}  // namespace tanxun
