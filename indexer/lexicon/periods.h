// SPDX-License-Identifier: GPL-2.0-or-later
// Periods of reporting under all their spellings: FY2025 = fiscal 2025 = 2025财年; 2024 = 2024年;
// Q3 2025 = 2025年第三季度.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

struct Period {
  std::string name;  // "fy2025", "2024", "2025q3", "2025-03", "2025-03-31"
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
};

// In order, disjoint; units are those of `text`.
std::vector<Period> FindPeriods(std::string_view text, const std::vector<Unit>& units);

// The names of all periods in a text, each also under the longer ones it lies in: 2025-03 and 2025.
std::set<std::string> PeriodsOf(std::string_view text);

}  // namespace tanxun
