// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/extract/note.h"

namespace tanxun {

struct PassageSizes {
  // Characters that a passage grows up to. By tests/relevance/passage_sizes.py (figures in
  // passage_sizes.tsv beside it) the answer is found soonest, counted in what has to be read, at
  // 700 to 1,000: shorter ones part questions from answers in English, longer ones hide them.
  std::size_t most = 1000;
  // Bytes; a sentence beyond this is cut all the same. Only so that nothing grows without bound.
  std::size_t longest = 4000;
};

// Cut at headings, then between blocks, list items, table rows and sentences; a table cut by rows
// repeats its header. All visible text is in exactly one passage, a heading as the trail of the
// passages below it (or as a passage of its own where there are none, or where it is too long for a
// trail). Tried and no better beyond noise (the same figures): pieces of equal size, one paragraph
// a passage, sentences filled in without regard to paragraphs, a sentence of overlap.
std::vector<Passage> MakePassages(const Note& note, const PassageSizes& sizes = {});

}  // namespace tanxun
