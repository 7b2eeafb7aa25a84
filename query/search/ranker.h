// SPDX-License-Identifier: GPL-2.0-or-later
// The second stage: the best candidates once more, by where the query's words stand in their text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/schema/stored.h"
#include "query/search/query_steps.h"

namespace tanxun {

// What a passage shows of a query, in the worth of the query's steps (see QuerySteps), but for
// number, a share of 0..1. Every kind is counted once a step.
struct Evidence {
  double window = 0.0;      // In the best window.
  double close = 0.0;       // In the best window of half its length.
  double sentence = 0.0;    // In the best sentence.
  double title = 0.0;       // In title and headings.
  double only_title = 0.0;  // There, and not in the best window.
  double pairs = 0.0;   // Neighbours of the query that are neighbours in the text, Han runs apart.
  double start = 0.0;   // Among the first steps of the text.
  double number = 0.0;  // Asked for a number: the part of the query that stands near one.
  double named = 0.0;   // The title is what is asked for: the whole query, half below a heading.
  bool as_typed = false;  // The name that is asked for stands there in a row; no part of a score.
};

struct EvidenceKind {
  const char* name;
  double Evidence::*value;
};
const std::vector<EvidenceKind>& EvidenceKinds();

// The weights were found by tests/bench/tune_ranking.cc on the development questions (see
// CONTRIBUTING.md), all sets counting alike, and rounded.
struct RankParameters {
  std::size_t candidates = 30;   // 50 are no better.
  std::size_t window = 24;       // Steps.
  std::size_t start = 30;        // Steps.
  std::size_t number_reach = 8;  // Steps from the window.
  std::size_t most_steps = 60;   // Longer queries are not ranked again.
  Evidence weights{.window = 0.45,
                   .close = 0.15,
                   .sentence = 0.5,
                   .title = 0.7,
                   .only_title = 1.6,
                   .pairs = 0.3,
                   .start = 0.2,
                   .number = 10.0,
                   .named = 2.0};
};
inline constexpr RankParameters kRankParameters;

// What Explain() shows: each kind of evidence times its weight; total() is the score.
struct ScoreParts {
  double bm25 = 0.0;
  Evidence evidence = {};
  double total() const;
};

Evidence FindEvidence(const QuerySteps& query, const StoredPassage& passage);
ScoreParts Weigh(double bm25, const Evidence& evidence, const Evidence& weights);
ScoreParts ScorePassage(const QuerySteps& query, const StoredPassage& passage, double bm25);
// "bm25 1.0000 + window 2.0000 + …"
std::string Describe(const ScoreParts& parts);

}  // namespace tanxun
