// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/extract/note.h"

namespace tanxun {

// Sizes in characters.
struct PassageSizes {
  std::size_t most = 1000;     // A passage grows up to this.
  std::size_t longest = 4000;  // A sentence beyond this many bytes is cut all the same.
};

// Cut at headings, then between blocks, list items, table rows and sentences; a table cut by rows
// repeats its header. All visible text is in exactly one passage, a heading as the trail of the
// passages below it (or as a passage of its own where there are none, or where it is too long for a
// trail).
std::vector<Passage> MakePassages(const Note& note, const PassageSizes& sizes = {});

}  // namespace tanxun
