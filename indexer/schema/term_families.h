// SPDX-License-Identifier: GPL-2.0-or-later
// What a stored term is for, by its prefix.
#pragma once

#include <string_view>

namespace tanxun {

// "words", "Han pairs", "field tag", "fact labels" ...; "other terms" for a prefix of no family.
std::string_view FamilyOf(std::string_view term);

}  // namespace tanxun
