// SPDX-License-Identifier: GPL-2.0-or-later
// The units of a text that is folded already.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "indexer/text/fold.h"
#include "tanxun/analyzer.h"

namespace tanxun {

// folded: FoldWithOrigin(text).
std::vector<Unit> SplitFolded(std::string_view text, const FoldedText& folded);

// The same one after the other, without a string for each.
struct UnitView {
  UnitKind kind;
  std::string_view text;  // Of the folded text, or good only until the next.
  std::uint32_t begin;
  std::uint32_t end;
};
void ForEachUnit(std::string_view text, const FoldedText& folded,
                 const std::function<void(const UnitView&)>& visit);

}  // namespace tanxun
