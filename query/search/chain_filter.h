// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string_view>

#include "query/search/chain_walk.h"
#include "query/search/index_reader.h"

namespace tanxun {

// Passages about what stands up or down the chain from whatever is called so: of notes about it,
// and those that state a step of the chain with it. Not about the one asked for itself. depth:
// steps at most, 0 = kChainDepth. None for a name that the chain does not know.
inline constexpr int kChainDepth = 3;
Xapian::Query ChainFilter(const IndexReader& reader, std::string_view name, Direction direction,
                          int depth);

}  // namespace tanxun
