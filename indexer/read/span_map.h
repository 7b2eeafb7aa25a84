// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/text/decode.h"
#include "tanxun/source.h"

namespace tanxun {

// Turns offsets of decoded text, as readers give them, into offsets of the file.
void MapToOriginal(const DecodedText& decoded, std::vector<Block>& blocks,
                   std::vector<Property>& properties);

// Where lines of the decoded text begin in the file; none where both have the same offsets.
std::vector<std::uint64_t> OriginalLineStarts(const DecodedText& decoded,
                                              const std::vector<std::uint64_t>& line_starts);

// Gives every span and line of `blocks` the place of a record: its line in a JSON Lines file.
void MapToRecord(Span span, std::uint32_t line, std::vector<Block>& blocks);

}  // namespace tanxun
