// SPDX-License-Identifier: GPL-2.0-or-later
// The supply chain as text for people and as a picture's source.
#pragma once

#include <string>

#include "query/tool/render_text.h"
#include "tanxun/chain.h"

namespace tanxun {

// A tree on a terminal. Elsewhere a line a step, its fields between tabs:
//   upstream|downstream  DISTANCE  NAME  FROM  RELATION  TO  DETAIL  DATE  PLACES
//   way  NUMBER  KIND  FROM  RELATION  TO  DETAIL  DATE  PLACES
std::string RenderPath(const PathResult& result, const TextView& view);

bool IsEmpty(const PathResult& result);
// Why nothing was found within so many steps; empty = something was.
std::string WhyNoPath(const PathResult& result, int depth);

// Valid whatever the names hold. Each entity and each link once.
std::string RenderDot(const PathResult& result);
std::string RenderMermaid(const PathResult& result);

}  // namespace tanxun
