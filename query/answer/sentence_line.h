// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "indexer/schema/stored.h"
#include "query/search/index_reader.h"

namespace tanxun {

// The lines of the source on which bytes [begin, end) of the passage's text stand. A passage of
// several lines is looked for in the file; where that has changed they are the passage's own.
LineRange LinesOf(const IndexReader& index, const StoredPassage& passage, std::uint32_t begin,
                  std::uint32_t end);

}  // namespace tanxun
