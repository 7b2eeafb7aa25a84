// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/roles.h"

namespace tanxun {

std::vector<std::size_t> CheapestRoles(const std::vector<std::vector<double>>& cost,
                                       const std::vector<std::vector<double>>& step,
                                       const std::vector<double>& start) {
  const std::size_t roles = start.size();
  std::vector<std::vector<std::size_t>> from(cost.size(), std::vector<std::size_t>(roles, 0));
  std::vector<double> total = start;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    std::vector<double> next(roles, 0.0);
    for (std::size_t to = 0; to < roles; ++to) {
      if (i == 0) {
        next[to] = total[to] + cost[i][to];
        continue;
      }
      std::size_t best = 0;
      for (std::size_t a = 1; a < roles; ++a) {
        if (total[a] + step[a][to] < total[best] + step[best][to]) best = a;
      }
      from[i][to] = best;
      next[to] = total[best] + step[best][to] + cost[i][to];
    }
    total = next;
  }
  std::vector<std::size_t> path(cost.size(), 0);
  if (cost.empty()) return path;
  std::size_t role = 0;
  for (std::size_t r = 1; r < roles; ++r) {
    if (total[r] < total[role]) role = r;
  }
  for (std::size_t i = cost.size(); i-- > 0;) {
    path[i] = role;
    role = from[i][role];
  }
  return path;
}

}  // namespace tanxun
