// SPDX-License-Identifier: GPL-2.0-or-later
// JSON as it leaves the library and both programs: keys in our order, strict UTF-8, safe on a
// terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/json/json_value.h"

namespace tanxun {

// Keys may be added to a version, not changed or dropped.
inline constexpr int kJsonVersion = 1;

std::string PrettyJson(const JsonValue& value);     // Indented, with a newline at the end.
std::string JsonOnOneLine(const JsonValue& value);  // With a newline at the end.

JsonValue OrNull(std::string_view text);  // null if empty.

template <typename Value, typename Convert>
JsonValue ListOf(const std::vector<Value>& values, Convert convert) {
  JsonValue list = JsonValue::array();
  for (const Value& value : values) list.push_back(convert(value));
  return list;
}

}  // namespace tanxun
