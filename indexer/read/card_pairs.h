// SPDX-License-Identifier: GPL-2.0-or-later
// Lines that are label and value in turn, whatever the labels are.
#pragma once

#include <string_view>
#include <vector>

namespace tanxun {

// Whether the 1st, 3rd, 5th … of at least six lines read like labels and those between them do not.
// A list of names, a verse or prose has no such turn.
bool AreLabelledPairs(const std::vector<std::string_view>& lines);

}  // namespace tanxun
