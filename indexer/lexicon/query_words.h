// SPDX-License-Identifier: GPL-2.0-or-later
// Words of a query that are not what is looked for (corpus/lexicon/question_words.tsv,
// function_words.tsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// The words that only ask (what, which, 什么, 多少), folded, longest first.
const std::vector<std::string>& QuestionWords();

// `query` without them; 任何, 几何 and 哪吒 stay whole. A query of nothing else comes back
// unchanged.
std::string DropQuestionWords(std::string_view query);

// Whether the words ask for a number, a date or an amount: how many, when, 多少, 哪一年.
bool AsksForNumber(const std::vector<Unit>& units);

// A word that holds a sentence together and says nothing by itself: of, the, most, 的, 在. Folded,
// one word or one Han character.
bool IsFunctionWord(std::string_view folded);

}  // namespace tanxun
