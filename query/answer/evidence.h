// SPDX-License-Identifier: GPL-2.0-or-later
// Prose as evidence: sentences are quoted, never cut into firm answers.
#pragma once

#include <vector>

#include "query/answer/intent.h"
#include "query/search/index_reader.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Sentences of `hits` (whose snippets hold whole passages) that account for every word the question
// asks with, as possible answers with their lines; best first, at most `limit`.
std::vector<Answer> SentencesAnswering(const IndexReader& index, const Intent& intent,
                                       const std::vector<Hit>& hits, std::size_t limit);

}  // namespace tanxun
