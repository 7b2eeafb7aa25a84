// SPDX-License-Identifier: GPL-2.0-or-later
// One search from request to result.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/schema/fields.h"
#include "query/search/facets.h"
#include "query/search/matcher.h"
#include "query/search/ranker.h"
#include "query/search/searcher_state.h"
#include "query/search/snippet.h"

namespace tanxun {
namespace {

constexpr int kMostHits = 10'000;
constexpr int kMostSnippetBytes = 100'000;

Result<void> CheckRequest(const SearchRequest& request) {
  const auto check = [](std::string_view name, int value, int most) -> Result<void> {
    if (value >= 0 && value <= most) return {};
    return Error{ErrorCode::kBadArgument, fmt::format("{} must be 0..{}", name, most)};
  };
  TANXUN_TRY(check("limit", request.limit, kMostHits));
  TANXUN_TRY(check("offset", request.offset, kMostHits));
  return check("snippet_bytes", request.snippet_bytes, kMostSnippetBytes);
}

// The file is not as it was indexed. Records from memory have no file.
bool IsStale(const IndexReader& reader, Xapian::docid number) {
  const StoredSource source = reader.SourceWith(number);
  const std::filesystem::path root = reader.Root(source.collection);
  if (root.empty()) return false;
  struct stat found {};
  if (::stat((root / source.path).c_str(), &found) != 0) return true;
  const std::int64_t modified =
      static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
  return static_cast<std::uint64_t>(found.st_size) != source.bytes ||
         modified != source.modified_ns;
}

std::vector<std::string> MatchedAliases(const BuiltQuery& query, const StoredPassage& passage) {
  std::vector<std::string> matched;
  if (query.aliases.empty()) return matched;
  const std::vector<Step> text = StepsOf(SplitUnits(passage.passage.text));
  const std::vector<Step> title = StepsOf(SplitUnits(passage.title));
  for (const AliasUse& alias : query.aliases) {
    const std::vector<Step> name = StepsOf(alias.units);
    if (!Contains(text, name) && !Contains(title, name)) continue;
    if (std::find(matched.begin(), matched.end(), alias.written) == matched.end()) {
      matched.push_back(alias.written);
    }
  }
  return matched;
}

Hit MakeHit(const IndexReader& reader, const Prepared& prepared, const QuerySteps& steps,
            const Candidate& candidate, const SearchRequest& request) {
  StoredPassage stored = candidate.passage ? *candidate.passage : LoadPassage(reader, candidate.id);
  Hit hit;
  hit.score = candidate.score.total();
  Snippet snippet =
      MakeSnippet(steps, stored.passage.text, static_cast<std::size_t>(request.snippet_bytes));
  hit.snippet = std::move(snippet.text);
  hit.highlights = std::move(snippet.highlights);
  hit.matched_aliases = MatchedAliases(prepared.built, stored);
  hit.stale = IsStale(reader, candidate.source);
  hit.path = std::move(stored.path);
  hit.record = std::move(stored.record);
  hit.lines = stored.passage.lines;
  hit.span = stored.passage.span;
  hit.title = std::move(stored.title);
  hit.headings = std::move(stored.passage.headings);
  hit.tags = std::move(stored.tags);
  hit.tickers = std::move(stored.tickers);
  hit.status = stored.status;
  hit.language = std::move(stored.passage.language);
  hit.date = stored.date;
  return hit;
}

SearchState StateOf(const IndexReader& reader, const Prepared& prepared, std::uint64_t total) {
  if (total > 0) return SearchState::kOk;
  if (reader.state().passages == 0) return SearchState::kEmptyIndex;
  if (!prepared.filter) return SearchState::kNoMatch;
  const Xapian::Query unfiltered(Xapian::Query::OP_FILTER, prepared.built.query,
                                 Xapian::Query(std::string(kPassageTerm)));
  return CountMatches(reader, unfiltered) > 0 ? SearchState::kFilteredOut : SearchState::kNoMatch;
}

}  // namespace

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

Result<SearchResult> SearchIndex(const IndexReader& reader, const SearchRequest& request) {
  TANXUN_TRY(CheckRequest(request));
  Result<Prepared> prepared =
      Prepare(reader, request.query, request.filters, request.use_aliases, request.strict);
  if (!prepared) return prepared.error();
  const QuerySteps steps(reader, prepared->built);
  const Matches matches = Match(reader, *prepared, steps, request);
  SearchResult result;
  result.query = request.query;
  result.total = matches.total;
  result.state = StateOf(reader, *prepared, matches.total);
  result.synonyms = prepared->built.synonyms;
  result.index = reader.info();
  for (std::size_t i = static_cast<std::size_t>(request.offset); i < matches.candidates.size();
       ++i) {
    result.hits.push_back(MakeHit(reader, *prepared, steps, matches.candidates[i], request));
    result.hits.back().rank = static_cast<int>(i) + 1;
  }
  if (!request.facets.empty()) {
    Result<Facets> facets = CountFacets(reader, &*prepared, request.facets, Grouping::kSource, 0);
    if (!facets) return facets.error();
    result.facets = std::move(*facets);
  }
  result.warnings = std::move(prepared->warnings);
  return result;
}

}  // namespace tanxun
