// SPDX-License-Identifier: GPL-2.0-or-later
// Sources that another program's code made: by its readers, or from memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/readers.h"
#include "tanxun/extension.h"
#include "tanxun/result.h"
#include "tanxun/source.h"

namespace tanxun {

// Null if none reads this path of a collection.
const CustomReader* ReaderFor(const std::vector<CustomReader>& readers, std::string_view path);

// What the reader makes of a file's bytes, each source called by `path`. Errors: kSourceUnreadable,
// also for what it throws and for a source that does not fit the bytes.
Result<Leftover> ReadWith(const CustomReader& reader, std::string_view bytes,
                          const std::string& path, const SourceSink& sink);

// The laws that every reader of ours keeps: text is UTF-8; pieces and marks lie in their text,
// spans in `bytes` bytes, lines begin at 1. Errors: kBadArgument, which says what is wrong.
Result<void> CheckSource(const Source& source, std::uint64_t bytes);

}  // namespace tanxun
