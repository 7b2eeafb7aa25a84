// SPDX-License-Identifier: GPL-2.0-or-later
// Words and phrases in which there is no word: a dash, three dots.
#pragma once

#include "query/language/query_node.h"

namespace tanxun {

// The tree without them, as if they had not been typed. A tree of nothing else stays.
QueryNode WithoutSigns(const QueryNode& root);

}  // namespace tanxun
