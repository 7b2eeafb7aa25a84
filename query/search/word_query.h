// SPDX-License-Identifier: GPL-2.0-or-later
// Words side by side as a ranked query: which passages hold enough of them, and how much each term
// counts.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/terms.h"
#include "query/search/index_reader.h"

namespace tanxun {

// The least part of a query that a passage can hold or lack: a word, a code, a short Han run, a
// pair of a long one, another name of something.
struct Atom {
  std::string text;              // As typed.
  bool is_content = true;        // Not the, of, 的, where there is more in the query.
  Xapian::Query gate;            // Passages that hold it.
  std::vector<QueryTerm> terms;  // What counts.
  double inverse_frequency = 0.0;
  bool is_present = false;          // Some passage may hold it.
  std::vector<std::string> halves;  // Of four Han: the terms of what may be two words.
  bool is_alias = false;
  bool any_term_holds = false;          // The gate is open wherever one of the terms is.
  std::vector<std::size_t> stands_for;  // is_alias: the atoms of the name that was typed.
};

// Another name of something the query names.
struct AliasUse {
  std::string written;
  std::vector<Unit> units;
  double share = 1.0;  // Of what the typed name is worth.
  std::vector<Unit> typed;
};

// A piece of a query as it was typed, and who holds it under any of its names.
struct QueryWord {
  std::string text;
  Xapian::Query held;
};

struct WordQuery {
  std::vector<Unit> units;   // Without question words; what the second stage counts.
  bool is_question = false;  // It had some.
  bool asks_number = false;  // How many, when, 多少.
  bool is_loose = false;     // A long run of Han: its atoms are no words.
  std::vector<Atom> atoms;
  std::vector<QueryTerm> more_terms;  // Count, but decide nothing.
  // Atoms typed as one word across scripts (H100集群): all of them, where some passage has all.
  std::vector<std::vector<std::size_t>> compounds;
  std::vector<AliasUse> aliases;
  std::vector<std::vector<std::string>> synonyms;
  std::vector<std::pair<std::string, std::string>> corrections;  // As typed, as searched.
  std::vector<std::string> warnings;
};

enum class Spelling {
  kAsTyped,
  kNearest,  // A word that no passage has gives way to the nearest that one has.
};

// Rules of holding, atom by atom:
//   a word, number or emoji      its stem
//   a code                       whole, joined, or all its parts where these are words of their own
//   neighbours often joined      each as itself, or both joined: 12 nm, 12nm
//   kana in a row                all pairs
//   Han, one character           any pair that begins with it
//   Han, 2..4 in a row           all pairs (of four: the outer two, or the name within 和平头哥)
//   Han, 5..8 in a row           two of its pairs
//   Han, longer                  each pair is an atom of its own; so in a question of over 4 units
// Where no passage holds enough, a name is nowhere, but for four Han, which may be two words
// written without a blank (芯片涨价): then either is enough. A question takes whatever comes near.
WordQuery MakeWordQuery(const IndexReader& reader, std::string_view words, bool use_aliases,
                        Spelling spelling);

// What a word without content counts beside words that have some.
inline constexpr double kFunctionShare = 0.5;

}  // namespace tanxun
