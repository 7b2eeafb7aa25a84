// SPDX-License-Identifier: GPL-2.0-or-later
// A query as it is read, without an index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/explanation.h"
#include "tanxun/export.h"
#include "tanxun/result.h"

namespace tanxun TANXUN_API {

// A query as it is read.
struct QueryTree {
  QueryPart root;                     // Its parts do not say how many passages they find.
  std::vector<std::string> warnings;  // What was read otherwise than typed; English.
  bool is_literal = false;            // The query could not be read: `root` holds its plain words.
};

// As Searcher::Search() reads a query. The time is linear in it. Errors: kBadQuery for an unknown
// field, a value or an order that a field cannot have, a bound (4,096 bytes, 256 words, 64 nested
// brackets), a query of signs only.
Result<QueryTree> ParseQuery(std::string_view query);
// The same, but kBadQuery for whatever cannot be read, or was only likely meant.
Result<QueryTree> ParseStrictQuery(std::string_view query);

}  // namespace tanxun
