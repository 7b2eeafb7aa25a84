// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace tanxun {

// The cheapest sequence of roles for a row of lines (Viterbi). cost[i][r]: of line i in role r;
// step[a][b]: of role b right after role a; start[r]: of beginning with r. All rows have as many
// entries as `start`. Ties go to the lower role.
std::vector<std::size_t> CheapestRoles(const std::vector<std::vector<double>>& cost,
                                       const std::vector<std::vector<double>>& step,
                                       const std::vector<double>& start);

}  // namespace tanxun
