// SPDX-License-Identifier: GPL-2.0-or-later
// What stands at a place of a query: numbers, comparisons, the extent of a value.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "query/language/query_node.h"

namespace tanxun {

struct Number {
  int value = 0;          // At most syntax::kMaxDistance.
  std::size_t after = 0;  // First byte behind it.
};
std::optional<Number> NumberAt(std::string_view query, std::size_t at);

// The comparison and its length; kEqual and 0 if there is none.
std::pair<Comparison, std::size_t> ComparisonAt(std::string_view query, std::size_t at);

// Where a bare value ends. In a range an input method's full stops part no words:
// date：2025-10。。2026-01.
std::size_t ValueEnd(std::string_view query, std::string_view field, std::size_t at);

// The next word is the second half of a range, which blanks or quotes have parted.
bool RangeFollows(std::string_view query, std::size_t at);

// Words between blanks, one at least.
std::size_t CountWords(std::string_view text);

}  // namespace tanxun
