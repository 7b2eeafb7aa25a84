// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/text/decode.h"
#include "tanxun/source.h"

namespace tanxun {

// Turns offsets of decoded text, as readers give them, into offsets of the file, whose bytes
// are `original`.
void MapToOriginal(const DecodedText& decoded, std::string_view original,
                   std::vector<Block>& blocks, std::vector<Property>& properties);

// Gives every span and line of `blocks` the place of a record: its line in a JSON Lines file.
void MapToRecord(Span span, std::uint32_t line, std::vector<Block>& blocks);

}  // namespace tanxun
