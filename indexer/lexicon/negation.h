// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// Whether what begins at units[first] is taken back by what stands right before it: no longer
// constrained, not banned, 不再紧张, 未被禁止.
bool IsTakenBack(const std::vector<Unit>& units, std::uint32_t first);

}  // namespace tanxun
