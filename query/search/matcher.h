// SPDX-License-Identifier: GPL-2.0-or-later
// From a request to ranked candidates: parse, build, restrict, match, rank again.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/stored.h"
#include "query/language/query_node.h"
#include "query/search/index_reader.h"
#include "query/search/query_builder.h"
#include "query/search/ranker.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// A request that can be run.
struct Prepared {
  QueryNode root;
  BuiltQuery built;
  std::optional<Xapian::Query> filter;
  Xapian::Query query;  // Both together. Words, filters and dates stand on passages only.
  std::vector<std::string> warnings;
};
// Errors: kBadQuery, kBadArgument.
Result<Prepared> Prepare(const IndexReader& reader, std::string_view query, const Filters& filters,
                         bool use_aliases, bool strict);

struct Candidate {
  Xapian::docid id = 0;
  Xapian::docid source = 0;  // The source's document, where it was needed.
  ScoreParts score;
  int tier = 0;
  std::optional<StoredPassage> passage = {};  // Of those that were ranked again.
};

struct Matches {
  std::vector<Candidate> candidates;  // Best first: offset + limit of them, if there are as many.
  std::uint64_t total = 0;            // Passages, or sources where these are asked for.
  bool total_exact = true;            // False: at least as many.
};

// The first `offset + limit` candidates of an order that neither of them changes: by tier, then by
// score. More than two passages of one source stand behind the others of their tier in the second
// stage, unless there are ten matches or fewer.
Matches Match(const IndexReader& reader, const Prepared& prepared, const QuerySteps& steps,
              const SearchRequest& request);
// The first `limit` passages of the same order, for who need not know how many match.
std::vector<Candidate> BestMatches(const IndexReader& reader, const Prepared& prepared,
                                   const QuerySteps& steps, std::size_t limit);

// Of several passages of a source only the first stays.
void KeepBestOfSource(const IndexReader& reader, std::vector<Candidate>& candidates);

// Matches are counted so far, unless all of them are asked for: who reads a page of hits need not
// wait for the rest.
inline constexpr Xapian::doccount kCountedMatches = 10'000;

struct MatchCount {
  std::uint64_t least = 0;
  bool is_exact = true;
};
// How many passages match, and nothing else; exactly at least where they are not more than `most`.
MatchCount CountMatches(const IndexReader& reader, const Xapian::Query& query,
                        Xapian::doccount most);
// The first `limit` of them by kSlotOrder.
std::vector<Xapian::docid> FirstMatches(const IndexReader& reader, const Xapian::Query& query,
                                        Xapian::doccount limit);
// All of them, by document number.
std::vector<Xapian::docid> AllMatches(const IndexReader& reader, const Xapian::Query& query);

// The document of the source that a passage is of.
Xapian::docid SourceOf(const Xapian::Document& passage);
Xapian::docid SourceOf(const IndexReader& reader, Xapian::docid passage);
// Its kSlotOrder.
std::string OrderOf(const IndexReader& reader, Xapian::docid passage);

// Throws Xapian::DatabaseCorruptError where the record is damaged.
StoredPassage LoadPassage(const IndexReader& reader, Xapian::docid id);

}  // namespace tanxun
