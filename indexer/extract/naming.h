// SPDX-License-Identifier: GPL-2.0-or-later
// Statements that something has another name: "X, also known as Y", "X (formerly Y)",
// X（以下简称Y）, "X，又名 Y".
#pragma once

#include <string_view>
#include <vector>

#include "indexer/extract/brackets.h"

namespace tanxun {

// outer: the name before the naming words; inner: the name behind them.
std::vector<BracketName> FindNamings(std::string_view text);

}  // namespace tanxun
