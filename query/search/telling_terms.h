// SPDX-License-Identifier: GPL-2.0-or-later
// The terms that tell most of what a text is about.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "query/search/index_reader.h"
#include "tanxun/analyzer.h"

namespace tanxun {

// A text, and the title and headings that stand above it.
struct TitledText {
  std::string text;
  std::string titles;
};

struct TellingTerms {
  std::vector<QueryTerm> terms;         // Most telling first. Their weights are those of a query.
  std::vector<std::vector<Unit>> runs;  // The words and pairs of Han they come from.
  double worth = 0.0;  // The score of a passage of mean length that has each of them once.
};

// Measured on 407 real notes cut in halves that must find each other, and on passages that must
// find others of their note (tests/bench/similar_bench.cc). Titles matter most; between 20 and 40
// terms and from a saturation of 8 on the figures hardly move.
struct TellingParameters {
  std::size_t terms = 30;   // Each costs time.
  double saturation = 8.0;  // k3 of BM25: how much more often says more.
  double titles = 2.0;      // A word above the text counts so often.
};

// The documents of the index that the texts are from: [first, end), empty for a text from outside.
struct OwnPassages {
  Xapian::docid first = 0;
  Xapian::docid end = 0;
};

// Terms by tf·idf, the tf saturated as on the query's side of BM25: Robertson & Zaragoza, The
// Probabilistic Relevance Framework (2009), 3.5. What no passage but
// our own has tells nothing.
TellingTerms FindTellingTerms(const IndexReader& reader, const std::vector<TitledText>& texts,
                              const OwnPassages& own, const TellingParameters& parameters = {});

}  // namespace tanxun
