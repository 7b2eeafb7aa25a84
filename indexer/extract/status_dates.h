// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "tanxun/source.h"

namespace tanxun {

// Since when a status holds: "since March 2025", "from Q2 2025 on", 自2025年3月起, 2024年以来. The
// first day of a quarter or half year; not known if it is not said.
Date SinceDate(std::string_view text);

// The day a statement gives for itself: "as of June 2025", 截至2025年6月, a date in brackets of its
// own, or at its beginning.
Date OwnDate(std::string_view text);

}  // namespace tanxun
