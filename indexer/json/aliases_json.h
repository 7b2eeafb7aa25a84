// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/json/json_text.h"
#include "tanxun/aliases.h"

namespace tanxun {

JsonValue ToJson(const AliasReview& review);

}  // namespace tanxun
