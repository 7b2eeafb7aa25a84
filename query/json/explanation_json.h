// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/json/json_text.h"
#include "tanxun/explanation.h"

namespace tanxun {

// The value of the key "explanation".
Json ToJson(const Explanation& explanation);
// The value of the key "why".
Json ToJson(const Reason& reason);

}  // namespace tanxun
