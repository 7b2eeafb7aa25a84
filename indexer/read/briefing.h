// SPDX-License-Identifier: GPL-2.0-or-later
// A briefing card as pasted from a page: title, labels and their values, prose, the critical path.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

// How much speaks for a card in the text from offset `begin`; a card from kBriefingScore on.
double BriefingScore(const LineIndex& lines, std::uint64_t begin);
inline constexpr double kBriefingScore = 5.0;

// Spans are offsets into the text.
std::vector<Block> ReadBriefing(const LineIndex& lines, std::uint64_t begin);

}  // namespace tanxun
