// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/json/json_text.h"
#include "tanxun/links.h"

namespace tanxun {

enum class Direction { kOut, kIn };

JsonValue ToJson(const ResolvedLink& link, Direction direction);
// `name`: what was asked for.
JsonValue ToJson(const NoteLinks& links, const std::string& name);
JsonValue ToJson(const UnresolvedLinks& links);

}  // namespace tanxun
