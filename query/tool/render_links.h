// SPDX-License-Identifier: GPL-2.0-or-later
// Links as text for people.
#pragma once

#include <string>

#include "query/tool/render_text.h"
#include "tanxun/links.h"

namespace tanxun {

// What the note links to, then what links to it, a line a link with its place before it.
std::string RenderLinks(const NoteLinks& links, const TextView& view);
std::string RenderUnresolved(const UnresolvedLinks& links, const TextView& view);

}  // namespace tanxun
