// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "query/language/query_node.h"

namespace tanxun {

// The words of a query whose syntax makes no sense, without any syntax.
std::vector<QueryNode> LiteralWords(std::string_view query);

}  // namespace tanxun
