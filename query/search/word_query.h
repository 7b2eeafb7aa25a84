// SPDX-License-Identifier: GPL-2.0-or-later
// Words side by side as a ranked query: which passages hold enough of them, and how much each term
// counts.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/atoms.h"
#include "query/search/index_reader.h"

namespace tanxun {

// Another name of something the query names, or another region's word.
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
  // Where the words are one thing that has other names: who has it as it was typed, and its units
  // if they make it only in a row.
  std::optional<Xapian::Query> as_typed;
  std::vector<Unit> typed_name;
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
