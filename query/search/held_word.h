// SPDX-License-Identifier: GPL-2.0-or-later
// A word under an operator: held or not, whatever else a passage holds.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/search/index_reader.h"
#include "tanxun/analyzer.h"

namespace tanxun {

// The passages that hold `word` in their text, title, headings or, the first of a note, in one of
// the note's names, as one:
//   a word, number or emoji   by its stem, apart or joined: THead in T-Head
//   a code                    spelled so, joined, or its parts in a row
//   Han                       its characters in a row; one character anywhere
//   several units (H100集群)  in a row, each by its stem
// Words side by side are looser: see word_query.h. `met_limit` as in PhraseQuery().
Xapian::Query HeldWord(const IndexReader& reader, const std::vector<Unit>& word, bool& met_limit);

// One character or two that touch: held is what terms alone can tell, in quotes as well.
bool IsHanTerm(const std::vector<Unit>& units);

}  // namespace tanxun
