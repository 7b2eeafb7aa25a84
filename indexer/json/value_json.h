// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/json/json_text.h"
#include "tanxun/knowledge.h"
#include "tanxun/searcher.h"

namespace tanxun {

JsonValue ToJson(const Fact& fact);
JsonValue ToJson(const IndexInfo& info);

}  // namespace tanxun
