// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "query/search/index_reader.h"
#include "tanxun/chain.h"

namespace tanxun {

// A link with everything that is stated of it.
ChainStep StepOf(const ChainTable& chain, std::uint32_t link);

// The direct suppliers and customers of an entity of the name table. Throws what Xapian throws.
ChainNeighbours NeighboursOf(const IndexReader& reader, std::uint32_t entity);

}  // namespace tanxun
