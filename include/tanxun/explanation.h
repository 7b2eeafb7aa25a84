// SPDX-License-Identifier: GPL-2.0-or-later
// How a query was read, what its hits are worth, and why a note is not among them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"
#include "tanxun/export.h"
#include "tanxun/source.h"

namespace tanxun TANXUN_API {

// A piece of a query as it was read.
struct QueryPart {
  std::string kind;                       // "word", "phrase", "ranked", "and", "not", …
  std::string text;                       // As a query that says the same.
  std::optional<std::uint64_t> passages;  // That it finds by itself; not of a piece too deep.
  std::vector<QueryPart> parts;  // In the order of the query; none of a word, a phrase or a field.
};

// A term that a query's words became.
struct ExplainedTerm {
  std::string term;            // As TermCount::term; with '*' every term that begins so.
  double weight = 1.0;         // As QueryTerm::weight.
  std::uint64_t passages = 0;  // That have it in their text.
  std::uint64_t titles = 0;    // That have it in title or headings.
};

// A restriction beside the query, and what it does alone.
struct ExplainedFilter {
  std::string flag;                 // "--tag".
  std::vector<std::string> values;  // Any of them is enough.
  std::uint64_t passages = 0;       // That it admits.
};

// One kind of evidence in a score.
struct ScorePart {
  std::string name;    // "bm25", "window", …
  double value = 0.0;  // Times its weight.
};

// A passage and what it is worth.
struct ScoredPassage {
  std::uint64_t rank = 0;        // Among all hits, from 1; 0 = none of them.
  std::string path;              // Relative to its collection's root, '/' between folders.
  std::string record;            // Its id in a JSON Lines collection, else empty.
  LineRange lines;               // 1-based; a record's line in its file.
  double score = 0.0;            // Comparable within one query only.
  std::vector<ScorePart> parts;  // Their sum is the score.
};

// How a query was read, and what its hits are worth: Searcher::Explain().
struct Explanation {
  std::string query;  // As given.
  QueryPart tree;     // Its root's `passages` is what the whole query finds, filters aside.
  std::vector<std::vector<Unit>> units;  // Folded, piece by piece; offsets are of the piece.
  std::vector<ExplainedTerm> terms;      // In the order of the query, each once.
  std::vector<std::vector<std::string>> synonyms;  // Names searched as one.
  std::vector<ExplainedFilter> filters;            // One a flag that is set.
  std::string matcher_query;                       // As Xapian runs it.
  std::vector<std::string> warnings;               // As SearchResult::warnings.
  std::uint64_t total = 0;          // Hits, of sources or passages, as they were grouped.
  std::vector<ScoredPassage> hits;  // Those of the page that was asked for.
};

// Where a source stands in a search.
enum class Presence {
  kShown,        // On the page that was asked for.
  kNotIndexed,   // There is no such source, or no passage at that line.
  kNotMatched,   // No passage of it meets the query.
  kFilteredOut,  // One does, but a filter does not admit it.
  kGrouped,      // Another passage stands for its source.
  kBeforePage,   // Passed over by the offset.
  kBehindPage,   // Beyond the limit.
};
std::string_view Name(Presence presence);  // "shown", "not_indexed", "not_matched", …

// How a condition decides.
enum class ConditionRole {
  kMust,    // The passage must hold its one part.
  kAny,     // One of its parts is enough.
  kNot,     // Its part must not match.
  kFilter,  // A filter beside the query must admit the passage.
};
std::string_view Name(ConditionRole role);  // "must", "any", "not", "filter".

// One of those that a hit must meet, all of them.
struct Condition {
  ConditionRole role = ConditionRole::kMust;  // Says how `parts` are to be read.
  std::vector<std::string> parts;  // Queries; of a filter its flag and values. kAny: one is enough.
  bool is_met = false;             // By the passage that Reason::passage names.
  std::uint64_t elsewhere = 0;     // Other passages of the source that meet it.
  std::vector<std::string> present;  // Words and phrases that the passage holds, as typed …
  std::vector<std::string> missing;  // … and has not.
};

// Why a source, or a passage of it, is or is not among the hits.
struct Reason {
  Presence presence = Presence::kNotIndexed;  // Of what was asked for: a source, or its passage.
  ScoredPassage passage;               // The one that comes nearest; rank 0 where it is no hit.
  std::vector<Condition> conditions;   // Of that passage.
  std::uint64_t total = 0;             // Hits.
  std::uint64_t before = 0;            // Hits of the same source before it.
  std::optional<ScoredPassage> other;  // kGrouped: the one that stands for the source. kBehindPage:
                                       // the last one shown.
};

// Several lines, for tests and a look inside; not stable.
std::string Describe(const Explanation& explanation);
// Likewise.
std::string Describe(const Reason& reason);

}  // namespace tanxun
