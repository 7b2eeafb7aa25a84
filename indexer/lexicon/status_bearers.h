// SPDX-License-Identifier: GPL-2.0-or-later
// What can be tight or sold out without being supplied: schedules, tickets, nerves.
#pragma once

#include <string_view>

namespace tanxun {

// Whether a name in front of "tight" or "sold out" speaks of something else than supply: Schedule,
// World Tour, 时间, 双方关系. By its first and last word, or its last Han characters
// (status_context.tsv, "unsupplied").
bool IsNeverSupplied(std::string_view name);

}  // namespace tanxun
