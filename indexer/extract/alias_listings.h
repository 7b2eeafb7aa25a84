// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/note.h"

namespace tanxun {

// The canonical listings among a note's aliases, bare numbers left out that `knowledge.tickers`
// has. With an exchange (9988.HK) it is one anywhere, a bare number (9988) beside a company.
// Capitals alone are none: nothing tells BABA from TSMC, which is just a short name; where they are
// a code, a ticker field or an exchange says so elsewhere.
std::vector<std::string> ListingsAmongAliases(const Note& note, const Knowledge& knowledge);

}  // namespace tanxun
