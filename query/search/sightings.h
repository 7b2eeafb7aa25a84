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

// A step of the text.
struct ReadStep {
  std::uint32_t begin = 0;  // Bytes of the text, of the whole unit.
  std::uint32_t end = 0;
  std::uint32_t number = 0;  // What QuerySteps::Find() tells of it.
  bool is_han = false;
  bool touches = false;     // A Han character right after another.
  bool is_numeric = false;  // 3, 2019, 三; looked at only where the query asks for a number.
};

// StepsOf(SplitTokens(text)) as far as the query needs them, without their texts and stems: a query
// is looked for in some 30 passages, and most of their words are none of its.
std::vector<ReadStep> ReadSteps(const QuerySteps& query, std::string_view text);

Sightings LookFor(const QuerySteps& query, std::string_view text);

}  // namespace tanxun
