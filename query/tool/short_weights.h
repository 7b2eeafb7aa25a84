// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tanxun {

// Xapian writes a weight with every digit, "0.69999999999999995559 * Zword": four are kept. Nothing
// else changes.
std::string ShortWeights(std::string_view matcher_query);

}  // namespace tanxun
