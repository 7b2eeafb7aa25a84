// SPDX-License-Identifier: GPL-2.0-or-later
// Text to units, units to terms. Both the index and the query come through here (law 2).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

// The units of a text, in order, disjoint. Script changes split (H100集群 -> h100 集 群); codes
// stay whole with their inner punctuation (gpt-4, 9988.hk, c++, 0.5b, h100); '/' always splits. Of
// a character that stands for several units (㍿) the first has its bytes, the others are empty.
std::vector<Unit> SplitUnits(std::string_view text);

// The terms of a run of units, counted and sorted, at most 245 bytes each. prefix: put before every
// term, at most 4 bytes ("" body, "S" title and headings).
//   B  two Han that touch; at the end of each run the last Han + '$', so that the prefix `B` + c
//      finds every c.
//   Z  the stem of a form of letters only (not stemmed where a letter is not ASCII).
//   E  that form itself where it differs from its stem; every form with a digit or punctuation;
//      emoji.
// A code has the forms whole, each part, and joined: gpt-4 -> Egpt-4 Zgpt E4 Egpt4; t-head ->
// Et-head Zt Zhead Zthead. Words that people write together as often as apart have a joined form
// too: gpt 4 -> Zgpt E4 Egpt4. So GPT4, GPT-4 and gpt 4 meet, and T-Head, THead and t head.
std::vector<TermCount> MakeTerms(const std::vector<Unit>& units, std::string_view prefix);

// What MakeTerms() counts of one unit, in the order of making. next: the unit behind it, or null.
std::vector<std::string> TermsOfUnit(const Unit& unit, const Unit* next);

// The terms of a query text, body terms only, in order of first appearance, each once. A run of one
// Han character gives `B` + c + '*': every term that begins with `B` + c. The forms of one code
// share a weight of 1, so none of them is a must.
std::vector<QueryTerm> MakeQueryTerms(const std::vector<Unit>& units);

// Takes words out of queries.
class WordDropper {
 public:
  // words: each a word or a run of words in any spelling: Han ones match inside Han runs, others
  // whole units only; the longest at each place wins. Words of `kept` win likewise and stay (任何
  // against 何).
  explicit WordDropper(const std::vector<std::string>& words,
                       const std::vector<std::string>& kept = {});

  // `query` without the words; one of nothing else comes back unchanged.
  std::string Drop(std::string_view query) const;

 private:
  class Patterns;
  std::shared_ptr<const Patterns> patterns_;
};

// One spelling for all ways to write a name, for exact comparison: folded units, a blank between
// words, none between Han characters, no punctuation: "X-Core" -> "x core", "艾克 米" ->
// "艾克米", "9988.HK" -> "9988 hk".
std::string NameKey(std::string_view name);

// Differs where the same text may give other terms: an index of another fingerprint is unreadable.
std::uint64_t AnalyzerFingerprint();

}  // namespace tanxun
