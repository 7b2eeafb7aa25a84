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
  std::string name;  // "fy2025", "2024", "2025q3"
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
};

// In order, disjoint. A year counts as a period only where it stands alone, not in a longer date.
std::vector<Period> FindPeriods(const std::vector<Unit>& units);

std::set<std::string> PeriodsOf(std::string_view text);

}  // namespace tanxun
