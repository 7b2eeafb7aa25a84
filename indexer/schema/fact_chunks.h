// SPDX-License-Identifier: GPL-2.0-or-later
// Facts as an index stores them: some rows of one source a document. A document a row would cost
// more for its numbers, terms and names than for what it says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/fact_terms.h"

namespace tanxun {

// Facts that share a row number together, others alone; by the place of each row's first fact, and
// where that is the same in the order given.
FactRows RowsOf(const std::vector<Fact>& facts);

struct FactChunk {
  std::size_t first = 0;  // Row.
  std::size_t end = 0;
  std::string record;
};

// Consecutive rows together while their record is small; every row is in one chunk.
std::vector<FactChunk> MakeChunks(const FactRows& rows);

// Empty where the bytes are damaged.
std::optional<FactRows> DecodeChunk(std::string_view record);

}  // namespace tanxun
