// SPDX-License-Identifier: GPL-2.0-or-later
// Text to units, units to terms. Both the index and the query come through here (law 2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// The units of a text, in order, disjoint. Script changes split (H100集群 -> h100 集 群); codes
// stay whole with their inner punctuation (gpt-4, 9988.hk, c++, 0.5b, h100).
std::vector<Unit> SplitUnits(std::string_view text);

// The terms of a run of units, counted and sorted. B: Han pairs, and last Han + '$' at the end of
// each run; Z: stem; E: exact word where it differs from the stem, codes whole, in parts and
// joined, numbers, emoji. prefix: put before every term ("" body, "S" title and headings).
std::vector<TermCount> MakeTerms(const std::vector<Unit>& units, std::string_view prefix);

// A term of a query and how much it counts beside its siblings.
struct QueryTerm {
  std::string term;
  double weight = 1.0;
};

// The terms of a query text, body terms only, in order of first appearance, each once.
std::vector<QueryTerm> MakeQueryTerms(const std::vector<Unit>& units);

// `query` without the words that only ask (what, which, 什么, 多少 …;
// corpus/lexicon/question_words.tsv). A query of nothing else comes back unchanged.
std::string DropQuestionWords(std::string_view query);

// One spelling for all ways to write a name, for exact comparison: folded units, a blank between
// words, none between Han characters, no punctuation: "T-Head" -> "t head", "阿里 巴巴" ->
// "阿里巴巴", "9988.HK" -> "9988 hk".
std::string NameKey(std::string_view name);

}  // namespace tanxun
