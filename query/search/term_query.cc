// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/term_query.h"

#include <algorithm>
#include <utility>

namespace tanxun {
namespace {

constexpr double kTitleShare = 0.2;

}  // namespace

Xapian::Query AnyOf(const std::vector<Xapian::Query>& queries) {
  if (queries.empty()) return Xapian::Query::MatchNothing;
  return Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end());
}

Xapian::Query AllOf(const std::vector<Xapian::Query>& queries) {
  if (queries.empty()) return Xapian::Query::MatchNothing;
  return Xapian::Query(Xapian::Query::OP_AND, queries.begin(), queries.end());
}

Xapian::Query Unweighted(const Xapian::Query& query) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0.0);
}

Xapian::Query ScoredTerm(const IndexReader& reader, std::string_view term, double weight) {
  const std::string text(term);
  std::vector<Xapian::Query> places;
  if (reader.Frequency(text) > 0) {
    places.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(text), weight);
  }
  if (reader.Frequency("S" + text) > 0) {
    places.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query("S" + text),
                        weight * kTitleShare);
  }
  return AnyOf(places);
}

Xapian::Query HoldsTerm(const std::string& term) {
  return Xapian::Query(Xapian::Query::OP_OR, Xapian::Query(term), Xapian::Query("S" + term));
}

std::vector<std::string> ExpandPrefix(const IndexReader& reader, std::string_view prefix,
                                      std::size_t limit, bool& met_limit) {
  // Looked at, not only taken: a prefix of one letter must not read the whole vocabulary.
  constexpr std::size_t kLookedAt = 20'000;
  std::vector<std::pair<std::uint64_t, std::string>> found;
  const Xapian::Database& database = reader.database();
  const std::string text(prefix);
  std::size_t seen = 0;
  for (auto term = database.allterms_begin(text); term != database.allterms_end(text); ++term) {
    if (++seen > kLookedAt) {
      met_limit = true;
      break;
    }
    found.emplace_back(term.get_termfreq(), *term);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (found.size() > limit) {
    met_limit = true;
    found.resize(limit);
  }
  std::vector<std::string> terms;
  for (auto& [frequency, term] : found) terms.push_back(std::move(term));
  return terms;
}

}  // namespace tanxun
