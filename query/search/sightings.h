// SPDX-License-Identifier: GPL-2.0-or-later
// Where a text has steps of the query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "query/search/query_steps.h"

namespace tanxun {

// A step of the text that the query has too.
struct Sighting {
  std::size_t at = 0;  // In steps.
  std::uint32_t step = 0;
  std::uint32_t begin = 0;  // Bytes of the text.
  bool touches = false;     // A Han character right after another.
};

struct Sightings {
  std::vector<Sighting> marks;       // In the text's order.
  std::vector<std::size_t> numbers;  // Steps that are numbers and none of the query's.
};

// What QuerySteps::Find() tells of each of StepsOf(SplitUnits(text)), without making the steps: a
// query is looked for in some 30 passages, and most of their words are none of its.
Sightings LookFor(const QuerySteps& query, std::string_view text);

}  // namespace tanxun
