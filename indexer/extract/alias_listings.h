// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/note.h"

namespace tanxun {

// The canonical listings among a note's aliases, those left out that `knowledge.tickers` has. With
// an exchange (9988.HK) it is one anywhere. A bare number (9988) is one beside a company; capitals
// (BABA) only beside such a number, and where nothing shows that they are just a short name.
std::vector<std::string> ListingsAmongAliases(const Note& note, const Knowledge& knowledge);

}  // namespace tanxun
