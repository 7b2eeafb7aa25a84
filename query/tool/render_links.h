// SPDX-License-Identifier: GPL-2.0-or-later
// Links as text for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "query/tool/render_json.h"
#include "query/tool/render_text.h"
#include "tanxun/links.h"

namespace tanxun {

enum class Direction { kOut, kIn };

// What the note links to, then what links to it, a line a link with its place before it.
std::string RenderLinks(const NoteLinks& links, const TextView& view);
std::string RenderUnresolved(const UnresolvedLinks& links, const TextView& view);

Json ToJson(const ResolvedLink& link, Direction direction);
// `name`: what was asked for.
Json ToJson(const NoteLinks& links, const std::string& name);
Json ToJson(const UnresolvedLinks& links);

}  // namespace tanxun
