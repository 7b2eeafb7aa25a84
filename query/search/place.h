// SPDX-License-Identifier: GPL-2.0-or-later
// What a person names by PATH, FILE.jsonl#ID or either with a line.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/search/index_reader.h"
#include "tanxun/result.h"

namespace tanxun {

struct Place {
  std::vector<StoredSource> sources;    // By record, then collection; of a file of records each.
  std::vector<Xapian::docid> passages;  // Theirs; with a line those that hold it.
};

// line: 0 = all of it. A line between two passages is of the one below. Errors: kNotFound.
Result<Place> FindPlace(const IndexReader& reader, std::string_view name, std::uint32_t line);

}  // namespace tanxun
