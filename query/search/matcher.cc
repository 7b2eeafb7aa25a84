// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/matcher.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "query/language/parse.h"
#include "query/search/filters.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

constexpr std::size_t kPassagesOfOne = 2;
constexpr std::uint64_t kUsualPage = 10;  // So few matches are seen together anyway.

// Newest first, undated last; equal days in the fixed order.
class NewestFirst final : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string key = document.get_value(kSlotDate);
    for (char& digit : key) digit = static_cast<char>('0' + '9' - digit);
    if (key.empty()) key = "~";
    return key + '\x01' + document.get_value(kSlotOrder);
  }
};

class SourceCounter final : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    sources.insert(SourceOf(document));
  }
  std::set<Xapian::docid> sources;
};

Candidate MakeCandidate(Xapian::docid id, double weight, const Xapian::Document& document) {
  Candidate candidate;
  candidate.id = id;
  candidate.source = SourceOf(document);
  candidate.order = document.get_value(kSlotOrder);
  candidate.score.bm25 = weight;
  return candidate;
}

bool Better(const Candidate& a, const Candidate& b) {
  const double left = a.score.total();
  const double right = b.score.total();
  return left != right ? left > right : a.order < b.order;
}

void RankAgain(const IndexReader& reader, const QuerySteps& steps,
               std::vector<Candidate>& candidates) {
  const std::size_t count = std::min(candidates.size(), kRankParameters.candidates);
  for (std::size_t i = 0; i < count; ++i) {
    Candidate& candidate = candidates[i];
    candidate.passage = LoadPassage(reader, candidate.id);
    candidate.score = ScorePassage(steps, *candidate.passage, candidate.score.bm25);
  }
  std::sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count), Better);
}

// The third and later passages of a source go behind the others of the second stage.
void SpreadSources(std::vector<Candidate>& candidates) {
  const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(std::min(
                                            candidates.size(), kRankParameters.candidates));
  std::map<Xapian::docid, std::size_t> seen;
  std::vector<bool> kept;
  for (auto at = candidates.begin(); at != end; ++at) {
    kept.push_back(seen[at->source]++ < kPassagesOfOne);
  }
  std::vector<Candidate> spread;
  for (const bool first : {true, false}) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i] == first) spread.push_back(std::move(candidates[i]));
    }
  }
  std::move(spread.begin(), spread.end(), candidates.begin());
}

void KeepBestOfSource(std::vector<Candidate>& candidates) {
  std::set<Xapian::docid> seen;
  std::erase_if(candidates,
                [&](const Candidate& candidate) { return !seen.insert(candidate.source).second; });
}

class Matcher {
 public:
  Matcher(const IndexReader& reader, const Prepared& prepared, const SearchRequest& request)
      : enquire_(reader.database()), all_(reader.database().get_doccount()) {
    enquire_.set_query(prepared.query);
    is_ranked_ = request.sort == SortOrder::kRelevance && prepared.built.has_words;
    if (prepared.built.has_words) {
      enquire_.set_weighting_scheme(
          PassageWeight(reader.state().passages, MeanLength(reader.state())));
    } else {
      enquire_.set_weighting_scheme(Xapian::BoolWeight());
    }
    if (request.sort == SortOrder::kDate) {
      enquire_.set_sort_by_key(&newest_first_, false);
    } else if (is_ranked_) {
      enquire_.set_sort_by_relevance_then_value(kSlotOrder, false);
    } else {
      enquire_.set_sort_by_value(kSlotOrder, false);
    }
  }

  bool is_ranked() const { return is_ranked_; }

  // The first `count` in stage one's order. All matches are counted, so that the total is exact.
  std::vector<Candidate> First(std::size_t count, std::uint64_t& total, Xapian::MatchSpy* spy) {
    enquire_.clear_matchspies();
    if (spy != nullptr) enquire_.add_matchspy(spy);
    const Xapian::MSet found = enquire_.get_mset(
        0, static_cast<Xapian::doccount>(std::min<std::size_t>(count, all_)), all_);
    total = found.get_matches_estimated();
    std::vector<Candidate> candidates;
    for (auto at = found.begin(); at != found.end(); ++at) {
      candidates.push_back(MakeCandidate(*at, at.get_weight(), at.get_document()));
    }
    return candidates;
  }

 private:
  NewestFirst newest_first_;
  Xapian::Enquire enquire_;
  Xapian::doccount all_;
  bool is_ranked_ = false;
};

}  // namespace

Xapian::docid SourceOf(const Xapian::Document& passage) {
  const std::uint64_t before = UnpackNumber(passage.get_value(kSlotSource));
  return passage.get_docid() - static_cast<Xapian::docid>(before);
}

StoredPassage LoadPassage(const IndexReader& reader, Xapian::docid id) {
  auto stored = DecodePassage(reader.database().get_document(id).get_data());
  if (!stored || Digest(stored->passage.text) != stored->digest) {
    throw Xapian::DatabaseCorruptError("a passage record is damaged");
  }
  return *std::move(stored);
}

Result<Prepared> Prepare(const IndexReader& reader, std::string_view query, const Filters& filters,
                         bool use_aliases, bool strict) {
  ParseOptions options;
  options.strict = strict;
  options.fields.clear();
  for (const Field& field : Fields()) options.fields.push_back(field.name);
  Result<ParsedQuery> parsed = ParseQuery(query, options);
  if (!parsed) return parsed.error();
  Result<BuiltQuery> built = BuildQuery(reader, parsed->root, use_aliases);
  if (!built) return built.error();
  Result<std::optional<Xapian::Query>> filter = MakeFilter(reader, filters);
  if (!filter) return filter.error();
  Prepared prepared{std::move(parsed->root),
                    std::move(*built),
                    std::move(*filter),
                    {},
                    std::move(parsed->warnings)};
  for (std::string& warning : prepared.built.warnings) {
    prepared.warnings.push_back(std::move(warning));
  }
  Xapian::Query only(std::string{kPassageTerm});
  if (prepared.filter) only = Xapian::Query(Xapian::Query::OP_AND, only, *prepared.filter);
  prepared.query = Xapian::Query(Xapian::Query::OP_FILTER, prepared.built.query, only);
  return prepared;
}

Matches Match(const IndexReader& reader, const Prepared& prepared, const QuerySteps& steps,
              const SearchRequest& request) {
  const auto wanted =
      static_cast<std::size_t>(request.offset) + static_cast<std::size_t>(request.limit);
  const bool by_source = request.grouping == Grouping::kSource;
  Matcher matcher(reader, prepared, request);
  Matches matches;
  SourceCounter counter;
  std::size_t count = std::max(kRankParameters.candidates, by_source ? 3 * wanted : wanted);
  for (bool first = true;; first = false, count *= 4) {
    matches.candidates =
        matcher.First(count, matches.total, by_source && first ? &counter : nullptr);
    const bool is_all = matches.candidates.size() < count;
    if (matcher.is_ranked()) RankAgain(reader, steps, matches.candidates);
    if (!by_source) break;
    KeepBestOfSource(matches.candidates);
    if (is_all || matches.candidates.size() >= wanted) break;
  }
  if (by_source) {
    matches.total = counter.sources.size();
  } else if (matcher.is_ranked() && matches.total > kUsualPage) {
    SpreadSources(matches.candidates);
  }
  if (matches.candidates.size() > wanted) matches.candidates.resize(wanted);
  return matches;
}

std::uint64_t CountMatches(const IndexReader& reader, const Xapian::Query& query) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, reader.database().get_doccount()).get_matches_estimated();
}

std::vector<Xapian::docid> AllMatches(const IndexReader& reader, const Xapian::Query& query) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet found = enquire.get_mset(0, reader.database().get_doccount());
  std::vector<Xapian::docid> ids;
  for (auto at = found.begin(); at != found.end(); ++at) ids.push_back(*at);
  return ids;
}

}  // namespace tanxun
