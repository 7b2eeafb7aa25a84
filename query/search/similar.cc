// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/similar.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "query/search/docid_source.h"
#include "query/search/filters.h"
#include "query/search/hit.h"
#include "query/search/place.h"
#include "query/search/searcher_state.h"
#include "query/search/telling_terms.h"
#include "query/search/term_query.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostPassages = 100;  // Of a source; a longer one is known by then.
constexpr std::size_t kMostTextBytes = 200'000;
constexpr double kLeastShare = 0.1;  // Of what the telling terms are worth together.
constexpr std::size_t kMostMatches = 1'000;

// What others are compared with.
struct Asked {
  std::vector<TitledText> texts;
  std::vector<Xapian::docid> passages;  // Never found.
  OwnPassages own;                      // From the first to the last of these.
  std::optional<std::uint64_t> source;  // A source as a whole: its digest.
};

Result<Asked> ReadAsked(const IndexReader& reader, const SimilarRequest& request) {
  Asked asked;
  if (!request.text.empty()) {
    asked.texts.push_back({request.text.substr(0, kMostTextBytes), ""});
    return asked;
  }
  Result<Place> place = FindPlace(reader, request.path, request.line);
  if (!place) return place.error();
  const StoredSource& source = place->sources.front();
  if (place->sources.size() > 1 && place->sources.back().record != source.record) {
    return Error{ErrorCode::kBadArgument,
                 fmt::format("{}: holds {} records; name one: {}#{}", request.path,
                             place->sources.size(), source.path, source.record)};
  }
  for (const Xapian::docid id : place->passages) {
    if (id <= source.number || id >= source.first_chunk()) continue;  // Another collection's.
    if (asked.texts.size() == kMostPassages) break;
    const StoredPassage stored = LoadPassage(reader, id);
    std::string titles = asked.texts.empty() ? stored.title : "";
    if (request.line != 0) {
      for (const std::string& heading : stored.passage.headings) titles += "\n" + heading;
    }
    asked.texts.push_back({stored.passage.text, std::move(titles)});
  }
  asked.passages = place->passages;
  asked.own = {asked.passages.front(), asked.passages.back() + 1};
  if (request.line == 0) asked.source = reader.StampOf(source.number).digest;
  if (request.grouping == Grouping::kSource) {
    for (Xapian::docid id = source.number + 1; id < source.first_chunk(); ++id) {
      asked.passages.push_back(id);
    }
  }
  return asked;
}

Xapian::Query QueryOf(const IndexReader& reader, const TellingTerms& telling,
                      const std::optional<Xapian::Query>& filter, const Asked& asked) {
  std::vector<Xapian::Query> any;
  for (const QueryTerm& term : telling.terms) {
    any.push_back(ScoredTerm(reader, term.term, term.weight));
  }
  Xapian::Query only(std::string{kPassageTerm});
  if (filter) only = AllOf({only, *filter});
  const Xapian::Query query(Xapian::Query::OP_FILTER, AnyOf(any), only);
  if (asked.passages.empty()) return query;
  return Xapian::Query(Xapian::Query::OP_AND_NOT, query, DocidQuery(asked.passages));
}

// Best first; at most kMostMatches. Their score is a share of what the telling terms are worth.
std::vector<Candidate> Match(const IndexReader& reader, const Xapian::Query& query, double worth) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(PassageWeight(reader.state().passages, MeanLength(reader.state())));
  enquire.set_sort_by_relevance_then_value(kSlotOrder, false);
  enquire.set_cutoff(0, kLeastShare * worth);
  const Xapian::MSet found = enquire.get_mset(0, kMostMatches);
  std::vector<Candidate> candidates;
  for (auto at = found.begin(); at != found.end(); ++at) {
    Candidate candidate;
    candidate.id = *at;
    candidate.score.bm25 = at.get_weight() / worth;
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

// Says the same, byte for byte.
bool IsCopy(const IndexReader& reader, const Asked& asked, const Candidate& candidate) {
  if (asked.source) return reader.StampOf(candidate.source).digest == *asked.source;
  return asked.texts.size() == 1 && candidate.passage->passage.text == asked.texts.front().text;
}

// The candidates first..last in the order of similarity, copies of what was asked behind all
// others: those tell nothing new.
std::vector<Candidate> TakePage(const IndexReader& reader, const Asked& asked,
                                std::vector<Candidate> candidates, std::size_t first,
                                std::size_t last) {
  std::vector<Candidate> page;
  std::vector<Candidate> copies;
  for (Candidate& candidate : candidates) {
    if (page.size() >= last) break;
    const Xapian::Document document = reader.database().get_document(candidate.id);
    candidate.source = SourceOf(document);
    candidate.passage = LoadPassage(reader, candidate.id);
    (IsCopy(reader, asked, candidate) ? copies : page).push_back(std::move(candidate));
  }
  std::move(copies.begin(), copies.end(), std::back_inserter(page));
  if (page.size() > last) page.resize(last);
  page.erase(page.begin(),
             page.begin() + static_cast<std::ptrdiff_t>(std::min(first, page.size())));
  return page;
}

}  // namespace

Result<SearchResult> FindSimilar(const IndexReader& reader, const SimilarRequest& request) {
  SearchResult result;
  result.query = request.path;
  if (request.line != 0) result.query += fmt::format(":{}", request.line);
  result.index = reader.info();
  TANXUN_TRY(CheckBounds(request.limit, request.offset, request.snippet_bytes));
  Result<Asked> asked = ReadAsked(reader, request);
  if (!asked) return asked.error();
  const Result<std::optional<Xapian::Query>> filter = MakeFilter(reader, request.filters);
  if (!filter) return filter.error();
  const TellingTerms telling = FindTellingTerms(reader, asked->texts, asked->own);
  std::vector<Candidate> candidates =
      Match(reader, QueryOf(reader, telling, *filter, *asked), telling.worth);
  result.total_exact = candidates.size() < kMostMatches;
  if (request.grouping == Grouping::kSource) KeepBestOfSource(reader, candidates);
  result.total = candidates.size();
  if (reader.state().passages == 0) {
    result.state = SearchState::kEmptyIndex;
  } else if (candidates.empty()) {
    const bool any =
        *filter && !Match(reader, QueryOf(reader, telling, {}, *asked), telling.worth).empty();
    result.state = any ? SearchState::kFilteredOut : SearchState::kNoMatch;
  }
  BuiltQuery built;
  built.runs = telling.runs;
  const QuerySteps steps(reader, built);
  const auto first = static_cast<std::size_t>(request.offset);
  for (Candidate& candidate : TakePage(reader, *asked, std::move(candidates), first,
                                       first + static_cast<std::size_t>(request.limit))) {
    result.hits.push_back(
        MakeHit(reader, built, steps, std::move(candidate), request.snippet_bytes));
    result.hits.back().rank = request.offset + static_cast<int>(result.hits.size());
  }
  return result;
}

}  // namespace tanxun
