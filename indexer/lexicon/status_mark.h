// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "tanxun/knowledge.h"

namespace tanxun {

// "green", "yellow", "orange", "red", as status.tsv writes them; kNone for any other.
StatusLevel StatusLevelNamed(std::string_view name);

// The level of the first status emoji in a text (🔴🟠🟡🟢; status.tsv), whatever its words
// say.
std::optional<StatusLevel> StatusMarkOf(std::string_view text);

}  // namespace tanxun
