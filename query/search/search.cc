// SPDX-License-Identifier: GPL-2.0-or-later
// One search from request to result.
#include <fmt/format.h>

#include <utility>

#include "indexer/schema/fields.h"
#include "query/search/facets.h"
#include "query/search/hit.h"
#include "query/search/matcher.h"
#include "query/search/searcher_state.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

constexpr int kMostHits = 10'000;
constexpr int kMostSnippetBytes = 100'000;

SearchState StateOf(const IndexReader& reader, const Prepared& prepared, std::uint64_t total) {
  if (total > 0) return SearchState::kOk;
  if (reader.state().passages == 0) return SearchState::kEmptyIndex;
  if (!prepared.filter) return SearchState::kNoMatch;
  return HasAny(reader, prepared.built.query) ? SearchState::kFilteredOut : SearchState::kNoMatch;
}

// What a person should know who thinks that the hits hold all the words.
std::optional<std::string> LackOf(const IndexReader& reader, const Prepared& prepared) {
  if (!prepared.built.every_word) return std::nullopt;
  Xapian::Query query = *prepared.built.every_word;
  if (prepared.filter) query = AllOf({query, *prepared.filter});
  if (HasAny(reader, query)) return std::nullopt;
  std::vector<std::string> nowhere;
  for (const QueryWord& word : prepared.built.words) {
    if (!HasAny(reader, word.held)) nowhere.push_back(word.text);
  }
  if (nowhere.empty()) return "no passage has all the words; these have some";
  return fmt::format("no passage has {}; these have other words", fmt::join(nowhere, " or "));
}

}  // namespace

std::string_view Name(MatchedBy matched_by) {
  return matched_by == MatchedBy::kPinyin ? "pinyin" : "words";
}

std::string_view Name(SearchState state) {
  switch (state) {
    case SearchState::kOk:
      return "ok";
    case SearchState::kNoMatch:
      return "no_match";
    case SearchState::kEmptyIndex:
      return "empty_index";
    case SearchState::kFilteredOut:
      return "filtered_out";
  }
  return "";
}

Result<void> CheckBounds(int limit, int offset, int snippet_bytes) {
  const auto check = [](std::string_view name, int value, int most) -> Result<void> {
    if (value >= 0 && value <= most) return {};
    return Error{ErrorCode::kBadArgument, fmt::format("{} must be 0..{}", name, most)};
  };
  TANXUN_TRY(check("limit", limit, kMostHits));
  TANXUN_TRY(check("offset", offset, kMostHits));
  return check("snippet_bytes", snippet_bytes, kMostSnippetBytes);
}

Result<SearchResult> SearchIndex(const IndexReader& reader, const SearchRequest& request) {
  TANXUN_TRY(CheckBounds(request.limit, request.offset, request.snippet_bytes));
  Result<Prepared> prepared =
      Prepare(reader, request.query, request.filters, request.use_aliases, request.strict);
  if (!prepared) return prepared.error();
  const QuerySteps steps(reader, prepared->built);
  Matches matches = Match(reader, *prepared, steps, request);
  SearchResult result;
  result.query = request.query;
  result.total = matches.total;
  result.total_exact = matches.total_exact;
  result.state = StateOf(reader, *prepared, matches.total);
  result.synonyms = prepared->built.synonyms;
  result.index = reader.info();
  for (std::size_t i = static_cast<std::size_t>(request.offset); i < matches.candidates.size();
       ++i) {
    result.hits.push_back(MakeHit(reader, prepared->built, steps, std::move(matches.candidates[i]),
                                  request.snippet_bytes));
    result.hits.back().rank = static_cast<int>(i) + 1;
  }
  result.readings = prepared->built.readings;
  if (!request.facets.empty()) {
    Result<Facets> facets = CountFacets(reader, &*prepared, request.facets, Grouping::kSource, 0);
    if (!facets) return facets.error();
    result.facets = std::move(*facets);
  }
  result.warnings = std::move(prepared->warnings);
  if (result.total > 0) {
    if (auto lack = LackOf(reader, *prepared)) result.warnings.push_back(*std::move(lack));
  }
  return result;
}

}  // namespace tanxun
