// SPDX-License-Identifier: GPL-2.0-or-later
// The first stage of a ranked search: which passages hold enough of the words, and what counts.
#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "query/search/index_reader.h"
#include "query/search/word_query.h"

namespace tanxun {

// A passage must hold at least one atom that says nearly as much as the query's rarest: those with
// less than kStrongShare of its inverse frequency only count. The rarest unknown words are passed
// over.
Xapian::Query RankedQuery(const IndexReader& reader, const WordQuery& words);
inline constexpr double kStrongShare = 0.4;

// The words that say something, one an atom that was typed.
std::vector<QueryWord> ContentWords(const WordQuery& words);
// Passages that hold all of these; nothing where that is not worth asking: of one word, of a
// question, of a long run of Han.
std::optional<Xapian::Query> HoldsEveryWord(const WordQuery& words);

// What the words count in any passage that holds some of them.
Xapian::Query ScoreQuery(const IndexReader& reader, const WordQuery& words);

}  // namespace tanxun
