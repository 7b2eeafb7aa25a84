// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

inline constexpr std::size_t kMostPieceBytes = 200'000;

// Lines of a source, no more of them than a reader takes in at once.
struct SourcePiece {
  SourceExcerpt excerpt;
  std::uint32_t next_line = 0;  // Where the rest begins; 0 = there is none.
  bool is_cut_line = false;     // The one line that is there was longer.
};

// At most so many lines and kMostPieceBytes; of a first line that is longer, its beginning. Without
// a line, those that the path itself names at its end (PATH:LINE[:COUNT]), else all from the
// beginning; of a record its own line. Errors: as GetNamed().
Result<SourcePiece> GetPiece(const Searcher& searcher, const std::string& path, std::uint32_t line,
                             std::uint32_t count);

}  // namespace tanxun
