// SPDX-License-Identifier: GPL-2.0-or-later
// JSON as it leaves the library and both programs: keys in our order, strict UTF-8, safe on a
// terminal.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

using Json = nlohmann::ordered_json;

// Keys may be added to a version, not changed or dropped.
inline constexpr int kJsonVersion = 1;

std::string PrettyJson(const Json& value);     // Indented, with a newline at the end.
std::string JsonOnOneLine(const Json& value);  // With a newline at the end.

// Characters that drive a terminal as JSON escapes: the value stays the same. Precondition: valid
// JSON in valid UTF-8.
std::string SafeJson(std::string_view json);

Json OrNull(std::string_view text);  // null if empty.

template <typename Value, typename Convert>
Json ListOf(const std::vector<Value>& values, Convert convert) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(convert(value));
  return list;
}

}  // namespace tanxun
