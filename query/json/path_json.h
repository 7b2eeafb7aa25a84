// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/json/json_text.h"
#include "tanxun/chain.h"

namespace tanxun {

Json StepToJson(const ChainStep& step);
// reason: why nothing was found; empty = something was.
Json ToJson(const PathResult& result, const std::string& reason);

}  // namespace tanxun
