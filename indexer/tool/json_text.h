// SPDX-License-Identifier: GPL-2.0-or-later
// JSON as both programs print it: keys in our order, strict UTF-8, safe on a terminal.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tanxun/knowledge.h"
#include "tanxun/searcher.h"

namespace tanxun {

using Json = nlohmann::ordered_json;

std::string PrettyJson(const Json& value);     // Indented, with a newline at the end.
std::string JsonOnOneLine(const Json& value);  // With a newline at the end.

Json OrNull(std::string_view text);  // null if empty.
Json ToJson(const Fact& fact);
Json ToJson(const IndexInfo& info);

}  // namespace tanxun
