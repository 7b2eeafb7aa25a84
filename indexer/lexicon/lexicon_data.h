// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace tanxun {

// The text of a data file under corpus/lexicon/, as it was at build time; empty if there is none of
// that name.
std::string_view LexiconFile(std::string_view name);

}  // namespace tanxun
