// SPDX-License-Identifier: GPL-2.0-or-later
// The least parts of a query that a passage can hold or lack.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "query/search/index_reader.h"

namespace tanxun {

// A word, a code, a short Han run, a pair of a long one, another name of something.
struct Atom {
  std::size_t begin = 0;  // Bytes of the query.
  std::size_t end = 0;
  std::string text;              // As typed.
  bool is_content = true;        // Not the, of, 的, where there is more in the query.
  Xapian::Query gate;            // Passages that hold it.
  std::vector<QueryTerm> terms;  // What counts.
  double inverse_frequency = 0.0;
  bool is_present = false;          // Some passage may hold it.
  std::vector<std::string> halves;  // Of four Han: the terms of what may be two words.
  bool is_alias = false;
  bool any_term_holds = false;          // The gate is open wherever one of the terms is.
  std::vector<std::size_t> stands_for;  // is_alias: the atoms of what was typed.
};

// What the words of a query have in common.
struct AtomRules {
  bool is_question = false;
  bool has_content = true;  // Some word of it says something.
  bool is_whole = false;    // Another form of what was typed: a run of Han is held whole.
};

struct Atoms {
  std::vector<Atom> all;
  std::vector<std::vector<std::size_t>> of_unit;  // By unit.
  bool is_loose = false;                          // A long run of Han: its atoms are no words.
};
Atoms MakeAtoms(const IndexReader& reader, const std::vector<Unit>& units, const AtomRules& rules);

// Characters of a run that is an atom: of up to kWholeRun all pairs, of more two pairs.
inline constexpr std::size_t kWholeRun = 4;
inline constexpr std::size_t kTwoPairRun = 8;

// Of passages with the term in text, title or headings.
std::uint64_t TermFrequency(const IndexReader& reader, const std::string& term);
double TermInverse(const IndexReader& reader, const std::string& term);
// Whoever has all of them.
Xapian::Query HoldsAll(const std::vector<QueryTerm>& terms);

}  // namespace tanxun
