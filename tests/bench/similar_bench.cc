// SPDX-License-Identifier: GPL-2.0-or-later
// How well passages find what is like them, and what that costs:
//   similar_bench INDEX [COUNT]
// COUNT passages (300) of notes that have more than one, always the same: the mean reciprocal rank
// (20) of the first other passage of their note among all passages, its titles left out, and the
// time of choosing terms and matching. A row each for Xapian's expansion of a relevance set, and
// for our own terms with some parameters. With an index in which note NAME-a.md is one half of a
// note and NAME-b.md the other, a second figure is given: that of the other half among the notes.
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "query/search/index_reader.h"
#include "query/search/matcher.h"
#include "query/search/telling_terms.h"
#include "query/search/term_query.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

using Ids = std::vector<Xapian::docid>;
using Way = std::function<std::vector<QueryTerm>(const Ids&)>;

constexpr int kRanks = 20;

std::vector<QueryTerm> OwnTerms(const IndexReader& reader, const Ids& asked,
                                const TellingParameters& parameters) {
  std::vector<TitledText> texts;
  for (const Xapian::docid id : asked) {
    const StoredPassage stored = LoadPassage(reader, id);
    texts.push_back({stored.passage.text, texts.empty() ? stored.title : ""});
  }
  return FindTellingTerms(reader, texts, {asked.front(), asked.back() + 1}, parameters).terms;
}

struct IsTextTerm final : Xapian::ExpandDecider {
  bool operator()(const std::string& term) const override {
    return term.front() == 'Z' || term.front() == 'E' ||
           (term.front() == 'B' && term.back() != '$');
  }
};

std::vector<QueryTerm> ExpandedTerms(const IndexReader& reader, const Ids& asked,
                                     const char* scheme, Xapian::termcount count) {
  Xapian::Enquire enquire(reader.database());
  enquire.set_expansion_scheme(scheme);
  Xapian::RSet relevant;
  for (const Xapian::docid id : asked) relevant.add_document(id);
  const IsTextTerm decider;
  const Xapian::ESet found = enquire.get_eset(count, relevant, 0, &decider);
  std::vector<QueryTerm> terms;
  for (auto at = found.begin(); at != found.end(); ++at) terms.push_back({*at, at.get_weight()});
  return terms;
}

Xapian::MSet Match(const IndexReader& reader, const std::vector<QueryTerm>& terms) {
  std::vector<Xapian::Query> any;
  for (const QueryTerm& term : terms) any.push_back(ScoredTerm(reader, term.term, term.weight));
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, AnyOf(any),
                                  Xapian::Query(std::string(kPassageTerm))));
  enquire.set_weighting_scheme(PassageWeight(reader.state().passages, MeanLength(reader.state())));
  enquire.set_sort_by_relevance_then_value(kSlotOrder, false);
  return enquire.get_mset(0, 200);
}

// 1 / the rank of the first that is wanted, each key counting once; "" is passed over.
double Reciprocal(const IndexReader& reader, const Xapian::MSet& found, const std::string& wanted,
                  const std::function<std::string(Xapian::docid, const StoredPassage&)>& key_of) {
  std::set<std::string> seen;
  for (auto at = found.begin(); at != found.end() && seen.size() < kRanks; ++at) {
    const std::string key = key_of(*at, LoadPassage(reader, *at));
    if (key.empty() || !seen.insert(key).second) continue;
    if (key == wanted) return 1.0 / static_cast<double>(seen.size());
  }
  return 0.0;
}

void Measure(const IndexReader& reader, std::size_t count, const char* name, const Way& way) {
  std::mt19937 random(1);
  Ids sources(reader.database().postlist_begin(std::string(kSourceTerm)),
              reader.database().postlist_end(std::string(kSourceTerm)));
  std::shuffle(sources.begin(), sources.end(), random);
  std::vector<double> times;
  double passages = 0.0;
  double halves = 0.0;
  int asked_halves = 0;
  for (const Xapian::docid id : sources) {
    const StoredSource source = reader.SourceWith(id);
    const std::size_t half = source.path.find("-a.md");
    if (source.passages < 2) continue;
    if (times.size() == count) break;
    const Xapian::docid asked = id + 1 + static_cast<Xapian::docid>(random() % source.passages);
    const auto begin = std::chrono::steady_clock::now();
    const Xapian::MSet found = Match(reader, way({asked}));
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count());
    passages += Reciprocal(reader, found, "own", [&](Xapian::docid at, const StoredPassage&) {
      if (at == asked) return std::string();
      return at > id && at < source.first_chunk() ? "own" : std::to_string(at);
    });
    if (half == std::string::npos) continue;
    ++asked_halves;
    Ids all;
    for (Xapian::docid at = id + 1; at < source.first_chunk(); ++at) all.push_back(at);
    halves += Reciprocal(reader, Match(reader, way(all)), source.path.substr(0, half) + "-b.md",
                         [&](Xapian::docid, const StoredPassage& at) {
                           return at.path == source.path ? "" : at.path;
                         });
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  std::printf("%-22s passages %.4f  ", name, passages / static_cast<double>(times.size()));
  if (asked_halves > 0) std::printf("halves %.4f of %d  ", halves / asked_halves, asked_halves);
  std::printf("p50 %.2f ms  p90 %.2f ms\n", times[times.size() / 2], times[times.size() * 9 / 10]);
}

int Run(int argc, char** argv) {
  Result<std::unique_ptr<IndexReader>> opened = IndexReader::Open(argv[1]);
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().message.c_str());
    return 1;
  }
  const IndexReader& reader = **opened;
  const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 300;
  for (const char* scheme : {"trad", "bo1"}) {
    Measure(reader, count, scheme,
            [&](const Ids& asked) { return ExpandedTerms(reader, asked, scheme, 30); });
  }
  struct Row {
    const char* name;
    TellingParameters parameters;
  };
  const Row rows[] = {{"tf·idf, no titles", {.titles = 0.0}},
                      {"tf·idf", {}},
                      {"titles 3", {.titles = 3.0}},
                      {"20 terms", {.terms = 20}},
                      {"40 terms", {.terms = 40}},
                      {"saturation 2", {.saturation = 2.0}},
                      {"saturation 1000", {.saturation = 1000.0}}};
  for (const Row& row : rows) {
    Measure(reader, count, row.name,
            [&](const Ids& asked) { return OwnTerms(reader, asked, row.parameters); });
  }
  return 0;
}

}  // namespace
}  // namespace tanxun

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("similar_bench INDEX [COUNT]\n", stderr);
    return 2;
  }
  return tanxun::Run(argc, argv);
}
