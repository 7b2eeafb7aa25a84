// SPDX-License-Identifier: GPL-2.0-or-later
// The units of a text that is folded already.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/text/fold.h"
#include "tanxun/analyzer.h"

namespace tanxun {

// folded: FoldWithOrigin(text).
std::vector<Unit> SplitFolded(std::string_view text, const FoldedText& folded);

}  // namespace tanxun
