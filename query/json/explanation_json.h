// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/json/json_text.h"
#include "tanxun/explanation.h"

namespace tanxun {

// The value of the key "explanation".
JsonValue ToJson(const Explanation& explanation);
// The value of the key "why".
JsonValue ToJson(const Reason& reason);

}  // namespace tanxun
