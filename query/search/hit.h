// SPDX-License-Identifier: GPL-2.0-or-later
// A candidate as a reader sees it.
#pragma once

#include "query/search/matcher.h"
#include "query/search/query_steps.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Everything but its rank. Throws Xapian::DatabaseCorruptError where the record is damaged.
Hit MakeHit(const IndexReader& reader, const BuiltQuery& query, const QuerySteps& steps,
            Candidate candidate, int snippet_bytes);

}  // namespace tanxun
