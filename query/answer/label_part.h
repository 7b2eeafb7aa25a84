// SPDX-License-Identifier: GPL-2.0-or-later
// Labels that speak of a plan or of a part: "Headcount (planned)", "Employees (UK)".
#pragma once

#include <string_view>

#include "tanxun/knowledge.h"

namespace tanxun {

// Whether the fact's label makes it planned, or of one region, and the question does not ask for
// that (corpus/lexicon/label_parts.tsv).
bool IsOfOtherPart(const Fact& fact, std::string_view question);

}  // namespace tanxun
