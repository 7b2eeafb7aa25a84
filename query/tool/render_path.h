// SPDX-License-Identifier: GPL-2.0-or-later
// The supply chain as text for people, as a picture's source, and as JSON.
#pragma once

#include <string>

#include "query/tool/render_json.h"
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

Json StepToJson(const ChainStep& step);
// reason: why nothing was found; empty = something was.
Json ToJson(const PathResult& result, const std::string& reason);

}  // namespace tanxun
