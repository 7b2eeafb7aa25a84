// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/json/json_text.h"
#include "tanxun/chain.h"

namespace tanxun {

JsonValue StepToJson(const ChainStep& step);
// reason: why nothing was found; empty = something was.
JsonValue ToJson(const PathResult& result, const std::string& reason);

}  // namespace tanxun
