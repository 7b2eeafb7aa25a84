// SPDX-License-Identifier: GPL-2.0-or-later
// A collection of notes in one file: a JSON object a line, of which only "text" must be there.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "indexer/text/decode.h"
#include "tanxun/source.h"

namespace tanxun {

// Gives the records to `sink` in order until it returns false. Returns a Problem for each line that
// is no record. Of several records that state one id the first counts; one without an id goes by
// its line.
std::vector<Problem> ReadJsonLines(const DecodedText& decoded, std::string_view name,
                                   std::uint64_t max_record_bytes,
                                   const std::function<bool(Source&&)>& sink);

}  // namespace tanxun
