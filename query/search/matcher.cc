// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/matcher.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "query/language/parse.h"
#include "query/search/filters.h"
#include "query/search/term_query.h"
#include "query/search/tiers.h"
#include "query/search/weight.h"
#include "query/search/work_clock.h"

namespace tanxun {
namespace {

constexpr std::size_t kPassagesOfOne = 2;
constexpr std::size_t kUsualPage = 10;  // So few matches are seen together anyway.

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

using CandidateSpan = std::span<Candidate>;

// Best first; equal scores in the fixed order, which is read only where it decides.
void SortByScore(const IndexReader& reader, CandidateSpan candidates) {
  const auto rank = [](const Candidate& candidate) {
    return std::pair(candidate.tier, candidate.score.total());
  };
  std::sort(candidates.begin(), candidates.end(),
            [&](const Candidate& a, const Candidate& b) { return rank(a) > rank(b); });
  for (std::size_t first = 0, end = 0; first < candidates.size(); first = end) {
    const auto best = rank(candidates[first]);
    while (end < candidates.size() && rank(candidates[end]) == best) ++end;
    if (end - first < 2) continue;
    std::vector<std::pair<std::string, Candidate>> equals;
    for (std::size_t i = first; i < end; ++i) {
      equals.emplace_back(OrderOf(reader, candidates[i].id), std::move(candidates[i]));
    }
    std::sort(equals.begin(), equals.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = first; i < end; ++i) candidates[i] = std::move(equals[i - first].second);
  }
}

// The places of candidates in the order of their documents, which lie side by side on disk so.
std::vector<std::size_t> ByDocument(const std::vector<Candidate>& candidates, std::size_t count) {
  std::vector<std::size_t> places(count);
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return candidates[a].id < candidates[b].id; });
  return places;
}

// typed_tier: of those that have a name as it was typed, -1 where that is no matter. The terms of
// its words alone do not tell whether they stand in a row.
void RankAgain(const IndexReader& reader, const QuerySteps& steps, int typed_tier,
               std::vector<Candidate>& candidates) {
  const std::size_t count = std::min(candidates.size(), kRankParameters.candidates);
  for (const std::size_t place : ByDocument(candidates, count)) {
    Candidate& candidate = candidates[place];
    candidate.passage = LoadPassage(reader, candidate.id);
    candidate.score = ScorePassage(steps, *candidate.passage, candidate.score.bm25);
    if (candidate.tier == typed_tier && !candidate.score.evidence.as_typed) --candidate.tier;
  }
  SortByScore(reader, CandidateSpan(candidates).first(count));
  SortByScore(reader, CandidateSpan(candidates).subspan(count));
}

// Of the first `count` candidates. One pass over the slot: a document at a time is three times as
// dear.
void ReadSources(const IndexReader& reader, std::vector<Candidate>& candidates, std::size_t count) {
  Xapian::ValueIterator value = reader.database().valuestream_begin(kSlotSource);
  for (const std::size_t place : ByDocument(candidates, count)) {
    Candidate& candidate = candidates[place];
    value.skip_to(candidate.id);
    if (value == reader.database().valuestream_end(kSlotSource) ||
        value.get_docid() != candidate.id) {
      throw Xapian::DatabaseCorruptError("a passage without a source");
    }
    candidate.source = candidate.id - static_cast<Xapian::docid>(UnpackNumber(*value));
  }
}

// The third and later passages of a source go behind the others of their tier in the second stage.
void SpreadSources(const IndexReader& reader, std::vector<Candidate>& candidates) {
  const std::size_t count = std::min(candidates.size(), kRankParameters.candidates);
  std::map<Xapian::docid, std::size_t> seen;
  ReadSources(reader, candidates, count);
  const auto end = candidates.begin() + static_cast<std::ptrdiff_t>(count);
  for (auto tier = candidates.begin(); tier != end;) {
    const auto next = std::find_if(
        tier, end, [&](const Candidate& candidate) { return candidate.tier != tier->tier; });
    std::stable_partition(tier, next, [&](const Candidate& candidate) {
      return seen[candidate.source]++ < kPassagesOfOne;
    });
    tier = next;
  }
}

class Matcher {
 public:
  Matcher(const IndexReader& reader, const Prepared& prepared, const SearchRequest& request)
      : reader_(reader),
        enquire_(reader.database()),
        all_(reader.database().get_doccount()),
        counted_(request.exact_total ? all_ : kCountedMatches) {
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
    } else if (!is_ranked_) {
      enquire_.set_sort_by_value(kSlotOrder, false);
    }
  }

  bool is_ranked() const { return is_ranked_; }

  // The first `count` in stage one's order, but for those of equal weight, whose order is left
  // open.
  std::vector<Candidate> First(std::size_t count, Xapian::MatchSpy* spy) {
    enquire_.clear_matchspies();
    if (spy != nullptr) enquire_.add_matchspy(spy);
    if (is_ranked_) enquire_.set_sort_by_relevance();
    Xapian::MSet found = Get(count + 1, is_ranked_ && spy == nullptr ? 0 : all_);
    const bool is_counted = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    total_.reset();
    if (is_counted) total_ = MatchCount{found.get_matches_estimated()};
    if (is_ranked_ && found.size() > count &&
        found[Position(count)].get_weight() == found[Position(count - 1)].get_weight()) {
      // Which of them are the first? To read everybody's order is dear: not for every search.
      enquire_.clear_matchspies();
      enquire_.set_sort_by_relevance_then_value(kSlotOrder, false);
      found = Get(count, 0);
    }
    std::vector<Candidate> candidates;
    for (auto at = found.begin(); at != found.end() && candidates.size() < count; ++at) {
      const TieredWeight tiered = SplitTier(at.get_weight());
      candidates.push_back({.id = *at, .score = {.bm25 = tiered.weight}, .tier = tiered.tier});
    }
    return candidates;
  }

  // How many match in all; where the first were found without weighing all, they are counted.
  MatchCount Total() const {
    return total_ ? *total_ : CountMatches(reader_, enquire_.get_query(), counted_);
  }

 private:
  static Xapian::doccount Position(std::size_t place) {
    return static_cast<Xapian::doccount>(place);
  }
  Xapian::MSet Get(std::size_t count, Xapian::doccount weighed) const {
    return enquire_.get_mset(0, Position(std::min<std::size_t>(count, all_)), weighed);
  }

  const IndexReader& reader_;
  NewestFirst newest_first_;
  Xapian::Enquire enquire_;
  Xapian::doccount all_;
  Xapian::doccount counted_;
  bool is_ranked_ = false;
  std::optional<MatchCount> total_;
};

std::vector<Candidate> BestPassages(const IndexReader& reader, const Prepared& prepared,
                                    const QuerySteps& steps, std::size_t wanted, Matcher& matcher) {
  std::vector<Candidate> candidates =
      matcher.First(std::max(kRankParameters.candidates, wanted), nullptr);
  if (matcher.is_ranked()) {
    RankAgain(reader, steps, prepared.built.typed_tier, candidates);
    if (candidates.size() > kUsualPage) SpreadSources(reader, candidates);
  }
  if (candidates.size() > wanted) candidates.resize(wanted);
  return candidates;
}

// The best passage of each source.
Matches MatchSources(const IndexReader& reader, const Prepared& prepared, const QuerySteps& steps,
                     std::size_t wanted, Matcher& matcher) {
  Matches matches;
  SourceCounter counter;
  std::size_t count = std::max(kRankParameters.candidates, 3 * wanted);
  for (bool first = true;; first = false, count *= 4) {
    matches.candidates = matcher.First(count, first ? &counter : nullptr);
    const bool is_all = matches.candidates.size() < count;
    if (matcher.is_ranked())
      RankAgain(reader, steps, prepared.built.typed_tier, matches.candidates);
    KeepBestOfSource(reader, matches.candidates);
    if (is_all || matches.candidates.size() >= wanted) break;
  }
  matches.total = counter.sources.size();
  if (matches.candidates.size() > wanted) matches.candidates.resize(wanted);
  return matches;
}

}  // namespace

void KeepBestOfSource(const IndexReader& reader, std::vector<Candidate>& candidates) {
  ReadSources(reader, candidates, candidates.size());
  std::set<Xapian::docid> seen;
  std::erase_if(candidates,
                [&](const Candidate& candidate) { return !seen.insert(candidate.source).second; });
}

Xapian::docid SourceOf(const Xapian::Document& passage) {
  const std::uint64_t before = UnpackNumber(passage.get_value(kSlotSource));
  return passage.get_docid() - static_cast<Xapian::docid>(before);
}

Xapian::docid SourceOf(const IndexReader& reader, Xapian::docid passage) {
  return SourceOf(reader.database().get_document(passage, Xapian::DOC_ASSUME_VALID));
}

std::string OrderOf(const IndexReader& reader, Xapian::docid passage) {
  return reader.database().get_document(passage, Xapian::DOC_ASSUME_VALID).get_value(kSlotOrder);
}

StoredPassage LoadPassage(const IndexReader& reader, Xapian::docid id) {
  CheckWork();
  auto stored =
      DecodePassage(reader.database().get_document(id, Xapian::DOC_ASSUME_VALID).get_data());
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
  prepared.query = prepared.built.query;
  if (prepared.filter) {
    prepared.query = Xapian::Query(Xapian::Query::OP_FILTER, prepared.query, *prepared.filter);
  }
  return prepared;
}

Matches Match(const IndexReader& reader, const Prepared& prepared, const QuerySteps& steps,
              const SearchRequest& request) {
  Matcher matcher(reader, prepared, request);
  const auto wanted =
      static_cast<std::size_t>(request.offset) + static_cast<std::size_t>(request.limit);
  if (request.grouping == Grouping::kSource)
    return MatchSources(reader, prepared, steps, wanted, matcher);
  Matches matches;
  matches.candidates = BestPassages(reader, prepared, steps, wanted, matcher);
  const MatchCount total = matcher.Total();
  matches.total = total.least;
  matches.total_exact = total.is_exact;
  return matches;
}

std::vector<Candidate> BestMatches(const IndexReader& reader, const Prepared& prepared,
                                   const QuerySteps& steps, std::size_t limit) {
  Matcher matcher(reader, prepared, SearchRequest());
  return BestPassages(reader, prepared, steps, limit, matcher);
}

MatchCount CountMatches(const IndexReader& reader, const Xapian::Query& query,
                        Xapian::doccount most) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(Unweighted(query));  // So that Xapian leaves out what only counts.
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, 0, most);
  return {found.get_matches_lower_bound(),
          found.get_matches_lower_bound() == found.get_matches_upper_bound()};
}

namespace {

std::vector<Xapian::docid> Find(const IndexReader& reader, const Xapian::Query& query,
                                Xapian::doccount limit, bool in_order) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(Unweighted(query));  // So that Xapian leaves out what only counts.
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (in_order) enquire.set_sort_by_value(kSlotOrder, false);
  const Xapian::MSet found = enquire.get_mset(0, limit);
  std::vector<Xapian::docid> ids;
  for (auto at = found.begin(); at != found.end(); ++at) ids.push_back(*at);
  return ids;
}

}  // namespace

std::vector<Xapian::docid> FirstMatches(const IndexReader& reader, const Xapian::Query& query,
                                        Xapian::doccount limit) {
  return Find(reader, query, limit, true);
}

std::vector<Xapian::docid> AllMatches(const IndexReader& reader, const Xapian::Query& query) {
  return Find(reader, query, reader.database().get_doccount(), false);
}

}  // namespace tanxun
