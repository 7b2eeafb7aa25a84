// SPDX-License-Identifier: GPL-2.0-or-later
// English stems.
#pragma once

#include <string_view>

namespace tanxun {

// The stem of a word of letters and apostrophes, not empty where the word is not; the very view
// given where the word is its own stem, as all are that are not ASCII. Else of this thread's
// memory, good until its next call.
std::string_view StemOf(std::string_view word);

}  // namespace tanxun
