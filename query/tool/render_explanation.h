// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/tool/json_tree.h"
#include "tanxun/explanation.h"

namespace tanxun {

// As Describe() has it, with weights of four digits.
std::string RenderExplanation(Explanation explanation);
std::string RenderReason(Reason reason);

// As text under "explain", as values under "explanation".
void AddExplanation(const Explanation& explanation, Json& object);

}  // namespace tanxun
