// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/explain.h"

#include <utility>

#include "indexer/schema/fields.h"
#include "query/search/conditions.h"
#include "query/search/filters.h"
#include "query/search/matcher.h"
#include "query/search/searcher_state.h"

namespace tanxun {
namespace {

constexpr int kCountedParts = 64;  // Of a query's tree; each costs a search.

std::uint64_t CountPassages(const IndexReader& reader, const Xapian::Query& query) {
  const Xapian::Query passages(Xapian::Query::OP_FILTER, query,
                               Xapian::Query(std::string(kPassageTerm)));
  return CountMatches(reader, passages, reader.database().get_doccount()).least;
}

// The tree with what each piece finds alone, as long as there are pieces `left` to count.
QueryPart PartOf(const IndexReader& reader, const QueryNode& node, Standing standing,
                 bool use_aliases, int& left) {
  QueryPart part;
  part.kind = Name(node.kind);
  part.text = Describe(node);
  if (left > 0) {
    --left;
    const Result<BuiltQuery> built = BuildPart(reader, node, standing, use_aliases);
    if (built) part.passages = CountPassages(reader, built->query);
  }
  const bool is_loose = node.kind == NodeKind::kRanked && standing == Standing::kSideBySide;
  for (const QueryNode& child : node.children) {
    part.parts.push_back(PartOf(reader, child,
                                is_loose ? Standing::kSideBySide : Standing::kUnderOperator,
                                use_aliases && node.kind != NodeKind::kNot, left));
  }
  return part;
}

ScoredPassage HitOf(const IndexReader& reader, const Candidate& candidate) {
  const StoredPassage stored = LoadPassage(reader, candidate.id);
  return {0,
          stored.path,
          stored.record,
          stored.passage.lines,
          candidate.score.total(),
          PartsOf(candidate.score)};
}

}  // namespace

std::vector<ScorePart> PartsOf(const ScoreParts& score) {
  std::vector<ScorePart> parts{{"bm25", score.bm25}};
  for (const EvidenceKind& kind : EvidenceKinds()) {
    const double value = score.evidence.*kind.value;
    if (value != 0.0) parts.push_back({kind.name, value});
  }
  return parts;
}

Result<Explanation> ExplainSearch(const IndexReader& reader, const SearchRequest& request) {
  TANXUN_TRY(CheckBounds(request.limit, request.offset, request.snippet_bytes));
  Result<Prepared> prepared =
      Prepare(reader, request.query, request.filters, request.use_aliases, request.strict);
  if (!prepared) return prepared.error();
  Explanation explanation;
  explanation.query = request.query;
  int left = kCountedParts;
  explanation.tree =
      PartOf(reader, prepared->root, Standing::kSideBySide, request.use_aliases, left);
  // As the whole query finds: a word by itself is read more freely than a piece.
  explanation.tree.passages = CountPassages(reader, prepared->built.query);
  explanation.units = prepared->built.runs;
  for (const QueryTerm& term : prepared->built.terms) {
    explanation.terms.push_back(
        {term.term, term.weight, reader.Frequency(term.term), reader.Frequency("S" + term.term)});
  }
  explanation.synonyms = prepared->built.synonyms;
  for (FlagFilter& flag : FlagsOf(request.filters)) {
    const Result<std::optional<Xapian::Query>> filter = MakeFilter(reader, flag.filter);
    if (!filter) return filter.error();
    explanation.filters.push_back(
        {std::move(flag.flag), std::move(flag.values), CountPassages(reader, **filter)});
  }
  explanation.matcher_query = prepared->query.get_description();
  explanation.warnings = prepared->warnings;
  const QuerySteps steps(reader, prepared->built);
  SearchRequest counted = request;
  counted.exact_total = true;
  const Matches matches = Match(reader, *prepared, steps, counted);
  explanation.total = matches.total;
  for (std::size_t i = static_cast<std::size_t>(request.offset); i < matches.candidates.size();
       ++i) {
    explanation.hits.push_back(HitOf(reader, matches.candidates[i]));
    explanation.hits.back().rank = i + 1;
  }
  return explanation;
}

}  // namespace tanxun
