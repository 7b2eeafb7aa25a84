// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/json/json_text.h"
#include "tanxun/knowledge.h"
#include "tanxun/source.h"

namespace tanxun {

// What the reader and the extractors see in one source.
JsonValue ToJson(const Source& source, const Knowledge& knowledge);

}  // namespace tanxun
