// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/question_search.h"

#include <algorithm>
#include <utility>

#include "query/language/literal.h"
#include "query/search/filters.h"
#include "query/search/hit.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostWords = 256;

QueryNode PlainWords(std::string_view question) {
  std::vector<QueryNode> words = LiteralWords(question);
  if (words.size() > kMostWords) words.resize(kMostWords);
  if (words.size() == 1) return std::move(words.front());
  QueryNode root;
  root.kind = NodeKind::kRanked;
  root.children = std::move(words);
  return root;
}

}  // namespace

Result<QuestionSearch> SearchQuestion(const IndexReader& index, std::string_view question,
                                      const Filters& filters, std::size_t limit) {
  QuestionSearch search;
  search.prepared.root = PlainWords(question);
  const bool has_words =
      search.prepared.root.kind != NodeKind::kRanked || !search.prepared.root.children.empty();
  if (!has_words) return search;
  Result<BuiltQuery> built = BuildQuery(index, search.prepared.root, true);
  if (!built) return built.error();
  Result<std::optional<Xapian::Query>> filter = MakeFilter(index, filters);
  if (!filter) return filter.error();
  Prepared& prepared = search.prepared;
  prepared.built = std::move(*built);
  prepared.filter = std::move(*filter);
  prepared.query = prepared.built.query;
  if (prepared.filter)
    prepared.query = Xapian::Query(Xapian::Query::OP_FILTER, prepared.query, *prepared.filter);
  search.steps.emplace(index, prepared.built);
  search.candidates = BestMatches(index, prepared, *search.steps, limit);
  for (Candidate& candidate : search.candidates) {
    if (!candidate.passage) candidate.passage = LoadPassage(index, candidate.id);
  }
  return search;
}

std::vector<Hit> HitsOf(const IndexReader& index, const QuestionSearch& search, std::size_t limit) {
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < std::min(limit, search.candidates.size()); ++i) {
    hits.push_back(MakeHit(index, search.prepared.built, *search.steps, search.candidates[i],
                           SearchRequest().snippet_bytes));
    hits.back().rank = static_cast<int>(i) + 1;
  }
  return hits;
}

}  // namespace tanxun
