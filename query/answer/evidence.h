// SPDX-License-Identifier: GPL-2.0-or-later
// Prose as evidence: sentences are quoted, never cut into firm answers.
#pragma once

#include <vector>

#include "query/answer/intent.h"
#include "query/answer/question_search.h"
#include "query/answer/sentence_evidence.h"
#include "query/search/index_reader.h"
#include "tanxun/searcher.h"

namespace tanxun {

inline constexpr std::size_t kPassagesRead = 5;  // More bring no more right sentences.

// The sentences of the best passages, best first, whatever they hold.
std::vector<JudgedSentence> RankSentences(const IndexReader& index, const Intent& intent,
                                          const QuestionSearch& search);

// Whether passages about something else would hardly hold as much of the question.
bool HoldsEnough(const Intent& intent, const JudgedSentence& sentence);

// The best of those that hold enough as possible answers, each with its line and date; at most
// `limit`.
std::vector<Answer> SentencesAnswering(const IndexReader& index, const Intent& intent,
                                       const QuestionSearch& search, std::size_t limit);

}  // namespace tanxun
