// SPDX-License-Identifier: GPL-2.0-or-later
// Why a source is or is not among the hits: every condition of the query is put to its passages.
#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "query/search/conditions.h"
#include "query/search/docid_source.h"
#include "query/search/explain.h"
#include "query/search/matcher.h"
#include "query/search/place.h"
#include "query/search/searcher_state.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

using Ids = std::set<Xapian::docid>;

struct Tested {
  const QueryCondition* condition = nullptr;
  Ids met_by;  // Of the passages in question.
};

Ids Holders(const IndexReader& reader, const Xapian::Query& query,
            const std::vector<Xapian::docid>& passages) {
  const std::vector<Xapian::docid> ids =
      AllMatches(reader, Xapian::Query(Xapian::Query::OP_FILTER, query, DocidQuery(passages)));
  return {ids.begin(), ids.end()};
}

Tested Test(const IndexReader& reader, const QueryCondition& condition,
            const std::vector<Xapian::docid>& passages) {
  Tested tested{&condition, {}};
  for (const ConditionPart& part : condition.parts) {
    tested.met_by.merge(Holders(reader, part.query, passages));
  }
  if (condition.role != ConditionRole::kNot) return tested;
  Ids others;
  std::set_difference(passages.begin(), passages.end(), tested.met_by.begin(), tested.met_by.end(),
                      std::inserter(others, others.end()));
  tested.met_by = std::move(others);
  return tested;
}

// The passage that meets most, the query's conditions before the filters'; the first of several.
Xapian::docid Nearest(const std::vector<Tested>& tested,
                      const std::vector<Xapian::docid>& passages) {
  const auto unmet = [&](Xapian::docid id) {
    std::pair<int, int> count;
    for (const Tested& one : tested) {
      if (one.met_by.contains(id)) continue;
      ++(one.condition->role == ConditionRole::kFilter ? count.second : count.first);
    }
    return count;
  };
  return *std::min_element(passages.begin(), passages.end(),
                           [&](Xapian::docid a, Xapian::docid b) { return unmet(a) < unmet(b); });
}

Condition Describe(const IndexReader& reader, const Tested& tested, Xapian::docid id) {
  Condition condition;
  condition.role = tested.condition->role;
  condition.is_met = tested.met_by.contains(id);
  condition.elsewhere = tested.met_by.size() - (condition.is_met ? 1 : 0);
  std::set<std::string> seen;
  for (const ConditionPart& part : tested.condition->parts) {
    condition.parts.push_back(part.text);
    for (const QueryWord& word : part.words) {
      if (!seen.insert(word.text).second) continue;
      const bool holds = !Holders(reader, word.held, {id}).empty();
      (holds ? condition.present : condition.missing).push_back(word.text);
    }
  }
  return condition;
}

void SetPassage(const IndexReader& reader, Xapian::docid id, ScoredPassage& passage) {
  const StoredPassage stored = LoadPassage(reader, id);
  passage.path = stored.path;
  passage.record = stored.record;
  passage.lines = stored.passage.lines;
}

ScoredPassage ScoredOf(const IndexReader& reader, const std::vector<Candidate>& hits,
                       std::size_t at) {
  ScoredPassage passage;
  SetPassage(reader, hits[at].id, passage);
  passage.rank = at + 1;
  passage.score = hits[at].score.total();
  passage.parts = PartsOf(hits[at].score);
  return passage;
}

// Of a source that meets everything: where it stands among all hits. Returns the passage that is
// spoken of.
Xapian::docid FindRank(const IndexReader& reader, const Prepared& prepared,
                       const SearchRequest& request, const Place& place, Xapian::docid nearest,
                       Reason& reason) {
  SearchRequest all = request;
  all.offset = 0;
  all.limit = static_cast<int>(reader.state().passages);
  all.exact_total = true;
  const Matches matches = Match(reader, prepared, QuerySteps(reader, prepared.built), all);
  reason.total = matches.total;
  const std::vector<Candidate>& hits = matches.candidates;
  const auto is_asked = [&](const Candidate& hit) {
    return std::binary_search(place.passages.begin(), place.passages.end(), hit.id);
  };
  const auto of_source = [&](const Candidate& hit) {
    return std::any_of(place.sources.begin(), place.sources.end(),
                       [&](const StoredSource& source) { return source.number == hit.source; });
  };
  auto found = std::find_if(hits.begin(), hits.end(), is_asked);
  if (found == hits.end()) {
    found = std::find_if(hits.begin(), hits.end(), of_source);
    if (found == hits.end()) return nearest;  // As it was: not matched.
    reason.presence = Presence::kGrouped;
    reason.other = ScoredOf(reader, hits, static_cast<std::size_t>(found - hits.begin()));
    return nearest;
  }
  const auto at = static_cast<std::size_t>(found - hits.begin());
  const auto first = static_cast<std::size_t>(request.offset);
  const std::size_t end = first + static_cast<std::size_t>(request.limit);
  reason.passage = ScoredOf(reader, hits, at);
  reason.before = static_cast<std::uint64_t>(std::count_if(hits.begin(), found, of_source));
  reason.presence = at < first ? Presence::kBeforePage
                    : at < end ? Presence::kShown
                               : Presence::kBehindPage;
  if (at >= end && end > 0) reason.other = ScoredOf(reader, hits, end - 1);
  return found->id;
}

}  // namespace

Result<Reason> ExplainPresence(const IndexReader& reader, const SearchRequest& request,
                               std::string_view path, std::uint32_t line) {
  TANXUN_TRY(CheckBounds(request.limit, request.offset, request.snippet_bytes));
  Result<Prepared> prepared =
      Prepare(reader, request.query, request.filters, request.use_aliases, request.strict);
  if (!prepared) return prepared.error();
  Reason reason;
  reason.passage.path = path;
  reason.passage.lines = {line, line};
  Result<Place> place = FindPlace(reader, path, line);
  if (!place) {
    if (place.error().code != ErrorCode::kNotFound) return place.error();
    return reason;
  }
  std::sort(place->passages.begin(), place->passages.end());
  const Result<std::vector<QueryCondition>> conditions =
      ConditionsOf(reader, prepared->root, request.use_aliases);
  if (!conditions) return conditions.error();
  const Result<std::vector<QueryCondition>> filters = ConditionsOf(reader, request.filters);
  if (!filters) return filters.error();
  std::vector<Tested> tested;
  for (const auto* list : {&*conditions, &*filters}) {
    for (const QueryCondition& condition : *list) {
      tested.push_back(Test(reader, condition, place->passages));
    }
  }
  Xapian::docid spoken_of = Nearest(tested, place->passages);
  SetPassage(reader, spoken_of, reason.passage);
  const auto is_met = [&](ConditionRole last) {
    return std::all_of(tested.begin(), tested.end(), [&](const Tested& one) {
      return one.condition->role > last || one.met_by.contains(spoken_of);
    });
  };
  reason.presence = Presence::kNotMatched;
  if (is_met(ConditionRole::kFilter)) {
    spoken_of = FindRank(reader, *prepared, request, *place, spoken_of, reason);
  } else {
    if (is_met(ConditionRole::kNot)) reason.presence = Presence::kFilteredOut;
    SearchRequest counted = request;
    counted.exact_total = true;
    reason.total = Match(reader, *prepared, QuerySteps(reader, prepared->built), counted).total;
  }
  for (const Tested& one : tested) reason.conditions.push_back(Describe(reader, one, spoken_of));
  return reason;
}

}  // namespace tanxun
