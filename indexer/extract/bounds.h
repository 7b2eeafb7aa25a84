// SPDX-License-Identifier: GPL-2.0-or-later
// What one note may state of a kind. More is not what a person wrote, and costs all who read it.
#pragma once

#include <cstddef>

#include "tanxun/knowledge.h"

namespace tanxun {

inline constexpr std::size_t kMostSections = 50'000;  // Headings after those are text.
inline constexpr std::size_t kMostAliases = 10'000;

// Shortens lists that are too long, with a remark on each. Every passage repeats the note's tags
// and aliases: the more passages there are, the fewer of those.
void BoundLists(Knowledge& knowledge);

}  // namespace tanxun
