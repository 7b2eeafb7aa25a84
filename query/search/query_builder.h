// SPDX-License-Identifier: GPL-2.0-or-later
// A parsed query as one that Xapian can run, with what ranking and snippets need to know of it.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "query/language/query_node.h"
#include "query/search/index_reader.h"
#include "query/search/word_query.h"
#include "tanxun/result.h"

namespace tanxun {

struct BuiltQuery {
  Xapian::Query query;     // Of passages; weights by PassageWeight.
  bool has_words = false;  // Something to rank by.
  bool use_aliases = true;
  bool asks_number = false;             // For a number, a date or an amount.
  std::vector<std::vector<Unit>> runs;  // What was typed, piece by piece.
  std::vector<AliasUse> aliases;
  std::vector<std::vector<std::string>> synonyms;
  std::vector<QueryTerm> terms;  // All that count, for Explain().
  std::vector<std::string> warnings;
  std::vector<QueryWord> words;             // Piece by piece, but for restrictions.
  std::optional<Xapian::Query> every_word;  // Of words side by side, ranked: who has them all.
  int typed_tier = -1;                      // Hits of it have `typed_name` in a row (tiers.h).
  std::vector<Unit> typed_name;
  std::vector<NameReading> readings;
  Xapian::Query by_sound;  // What these find: part of `query` …
  Xapian::Query by_words;  // … and what the same words find as words.
};

// Errors: kBadQuery.
Result<BuiltQuery> BuildQuery(const IndexReader& reader, const QueryNode& root, bool use_aliases);

// Side by side words are loose and ranked; under an operator each is held or it is not.
enum class Standing { kSideBySide, kUnderOperator };
// A piece of a tree, as it is built where it stands. Errors: kBadQuery.
Result<BuiltQuery> BuildPart(const IndexReader& reader, const QueryNode& node, Standing standing,
                             bool use_aliases);

// Whether some of what stands side by side is wanted by a `+`: the rest only counts then.
bool HasPlus(const QueryNode& node);
// Of what stands side by side: a word that is ranked together with its neighbours …
bool IsLooseWord(const IndexReader& reader, const QueryNode& node, bool use_aliases);
// … and what is no such word but need not be held either, as long as anything is.
bool IsOptional(const IndexReader& reader, const QueryNode& node, bool use_aliases);

}  // namespace tanxun
