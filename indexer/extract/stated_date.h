// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "tanxun/source.h"

namespace tanxun {

// The newest day that a text states for itself, none later than the note (`limit`, if known). "Due
// by May 2026" and "founded in 1999" state another thing's day.
std::optional<Date> LatestDate(std::string_view text, const Date& limit);

// The newest day or month that a heading names, or the year or quarter that is all it says. A year
// beside other words may be a count or a version: "Companies (1782 total)", "InfoPath 2003 form".
std::optional<Date> DateOfHeading(std::string_view heading);

}  // namespace tanxun
