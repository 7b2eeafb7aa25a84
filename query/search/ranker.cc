// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/ranker.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/text/sentences.h"
#include "query/search/sightings.h"

namespace tanxun {
namespace {

using Marks = std::vector<Sighting>;

// Marks [first, last) and what their different steps are worth.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
  double worth = 0.0;
};

double WorthOf(const QuerySteps& query, const Marks& marks, std::size_t first, std::size_t last) {
  std::vector<bool> held(query.size());
  for (std::size_t i = first; i < last; ++i) held[marks[i].step] = true;
  return query.Worth(held);
}

// Every window that ends at a mark and is as long as it may be, from left to right.
template <typename Use>
void ForEachWindow(const QuerySteps& query, const Marks& marks, std::size_t length, Use use) {
  std::vector<std::uint32_t> count(query.size(), 0);
  std::vector<bool> held(query.size());
  std::size_t first = 0;
  for (std::size_t last = 0; last < marks.size(); ++last) {
    ++count[marks[last].step];
    while (marks[last].at - marks[first].at >= length) --count[marks[first++].step];
    // Summed anew: a running sum would depend on what came before.
    for (std::uint32_t step = 0; step < count.size(); ++step) held[step] = count[step] > 0;
    use(Stretch{first, last + 1, query.Worth(held)});
  }
}

// The window whose different steps are worth most, the earliest of equals.
Stretch BestWindow(const QuerySteps& query, const Marks& marks, std::size_t length) {
  Stretch best;
  ForEachWindow(query, marks, length, [&](const Stretch& window) {
    if (window.worth > best.worth) best = window;
  });
  return best;
}

double BestSentence(const QuerySteps& query, const Marks& marks, std::string_view text) {
  double best = 0.0;
  std::size_t first = 0;
  for (const Sentence& sentence : SplitSentences(text)) {
    std::size_t last = first;
    while (last < marks.size() && marks[last].begin < sentence.end) ++last;
    best = std::max(best, WorthOf(query, marks, first, last));
    first = last;
  }
  return best;
}

// The greatest share of the query in a window that has a number in or near it which the query has
// not named itself.
double NearNumber(const QuerySteps& query, const Sightings& sightings) {
  const Marks& marks = sightings.marks;
  const std::vector<std::size_t>& numbers = sightings.numbers;
  const double all = query.WorthOfAll();
  if (numbers.empty() || all <= 0.0) return 0.0;
  double best = 0.0;
  ForEachWindow(query, marks, kRankParameters.window, [&](const Stretch& window) {
    if (window.worth <= best) return;
    const std::size_t reach = kRankParameters.number_reach;
    const std::size_t begin = marks[window.first].at;
    const auto number =
        std::lower_bound(numbers.begin(), numbers.end(), begin < reach ? 0 : begin - reach);
    if (number != numbers.end() && *number <= marks[window.last - 1].at + reach) {
      best = window.worth;
    }
  });
  return best / all;
}

// The name that was typed, in a row.
bool HasTypedName(const QuerySteps& query, const Marks& marks) {
  const std::vector<TypedStep>& name = query.typed_name();
  for (std::size_t first = 0; first + name.size() <= marks.size(); ++first) {
    std::size_t i = 0;
    while (i < name.size() && marks[first + i].step == name[i].step &&
           marks[first + i].at == marks[first].at + i &&
           (!name[i].touches || marks[first + i].touches)) {
      ++i;
    }
    if (i == name.size()) return true;
  }
  return false;
}

template <typename Test>
bool AnyOwnName(const StoredPassage& passage, Test test) {
  return std::any_of(passage.own_names.begin(), passage.own_names.end(), test);
}

// Han pairs are what the first stage counts already.
double PairsIn(const QuerySteps& query, const Marks& marks) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs;
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    if (marks[i].at + 1 != marks[i + 1].at || marks[i + 1].touches) continue;
    const double worth = query.PairWorth(marks[i].step, marks[i + 1].step);
    if (worth > 0.0) pairs[{marks[i].step, marks[i + 1].step}] = worth;
  }
  double sum = 0.0;
  for (const auto& [pair, worth] : pairs) sum += worth;
  return sum;
}

}  // namespace

const std::vector<EvidenceKind>& EvidenceKinds() {
  static const std::vector<EvidenceKind> kKinds{{"window", &Evidence::window},
                                                {"close", &Evidence::close},
                                                {"sentence", &Evidence::sentence},
                                                {"title", &Evidence::title},
                                                {"only_title", &Evidence::only_title},
                                                {"pairs", &Evidence::pairs},
                                                {"start", &Evidence::start},
                                                {"number", &Evidence::number},
                                                {"named", &Evidence::named}};
  return kKinds;
}

double ScoreParts::total() const {
  double sum = bm25;
  for (const EvidenceKind& kind : EvidenceKinds()) sum += evidence.*kind.value;
  return sum;
}

Evidence FindEvidence(const QuerySteps& query, const StoredPassage& passage) {
  Evidence evidence;
  if (query.size() == 0 || query.size() > kRankParameters.most_steps) return evidence;
  const Sightings sightings = LookFor(query, passage.passage.text);
  const Marks& marks = sightings.marks;
  const Stretch best = BestWindow(query, marks, kRankParameters.window);
  evidence.window = best.worth;
  evidence.close = BestWindow(query, marks, kRankParameters.window / 2).worth;
  evidence.sentence = BestSentence(query, marks, passage.passage.text);
  evidence.pairs = PairsIn(query, marks);

  std::string titles = passage.title;
  for (const std::string& heading : passage.passage.headings) titles += "\n" + heading;
  std::vector<bool> in_window(query.size());
  for (std::size_t i = best.first; i < best.last; ++i) in_window[marks[i].step] = true;
  std::vector<bool> in_title(query.size());
  std::vector<bool> in_either = in_window;
  const Marks title_marks = LookFor(query, titles).marks;
  for (const Sighting& mark : title_marks) {
    in_title[mark.step] = in_either[mark.step] = true;
  }
  if (!query.typed_name().empty()) {
    evidence.as_typed = HasTypedName(query, marks) || HasTypedName(query, title_marks) ||
                        AnyOwnName(passage, [&](const std::string& name) {
                          return HasTypedName(query, LookFor(query, name).marks);
                        });
  }
  evidence.title = query.Worth(in_title);
  evidence.only_title = query.Worth(in_either) - query.Worth(in_window);

  std::vector<bool> at_start(query.size());
  for (const Sighting& mark : marks) {
    if (mark.at < kRankParameters.start) at_start[mark.step] = true;
  }
  evidence.start = query.Worth(at_start);
  if (query.asks_number()) evidence.number = NearNumber(query, sightings);
  const auto is_named = [&](const std::string& name) { return query.IsNamed(name); };
  if (is_named(passage.title) || AnyOwnName(passage, is_named)) {
    // What a note says before its first section is about the whole of it.
    evidence.named = query.WorthOfAll() * (passage.passage.headings.empty() ? 1.0 : 0.5);
  }
  return evidence;
}

ScoreParts Weigh(double bm25, const Evidence& evidence, const Evidence& weights) {
  ScoreParts parts;
  parts.bm25 = bm25;
  for (const EvidenceKind& kind : EvidenceKinds()) {
    parts.evidence.*kind.value = evidence.*kind.value * (weights.*kind.value);
  }
  return parts;
}

ScoreParts ScorePassage(const QuerySteps& query, const StoredPassage& passage, double bm25) {
  return Weigh(bm25, FindEvidence(query, passage), kRankParameters.weights);
}

std::string Describe(const ScoreParts& parts) {
  std::string line = fmt::format("bm25 {:.4f}", parts.bm25);
  for (const EvidenceKind& kind : EvidenceKinds()) {
    if (parts.evidence.*kind.value == 0.0) continue;
    line += fmt::format(" + {} {:.4f}", kind.name, parts.evidence.*kind.value);
  }
  return line;
}

}  // namespace tanxun
