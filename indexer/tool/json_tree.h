// SPDX-License-Identifier: GPL-2.0-or-later
// JSON as a tree, where a program changes what the library gives.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "indexer/json/json_value.h"

namespace tanxun {

using Json = nlohmann::ordered_json;

// A JsonValue becomes a tree by itself: Json tree = ToJson(hit).
void to_json(Json& tree, const JsonValue& value);

std::string PrettyJson(const Json& value);     // Indented, with a newline at the end.
std::string JsonOnOneLine(const Json& value);  // With a newline at the end.

// Characters that drive a terminal as JSON escapes: the value stays the same. Precondition: valid
// JSON in valid UTF-8.
std::string SafeJson(std::string_view json);

}  // namespace tanxun
