// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// "unknown", "green", "yellow", "orange", "red", as status.tsv writes them; kNone for any other.
StatusLevel StatusLevelNamed(std::string_view name);

// A mark of a colour, 🔴 or :red_circle:, at bytes [begin, end) of a text.
struct StatusMark {
  StatusLevel level = StatusLevel::kNone;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Every mark that says a level wherever it stands, ascending.
std::vector<StatusMark> FindStatusMarks(std::string_view text);

// The level of the first of them, whatever the words say.
std::optional<StatusLevel> StatusMarkOf(std::string_view text);

// The first sign that says a level only where supply is spoken of: ✅ ❌ ⚠️.
std::optional<StatusMark> FindWeakStatusMark(std::string_view text);

}  // namespace tanxun
