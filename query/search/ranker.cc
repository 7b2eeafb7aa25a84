// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/ranker.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/text/utf8.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

// A step of the text that the query has too.
struct Sighting {
  std::size_t at = 0;
  std::uint32_t step = 0;
};

std::vector<Sighting> FindMarks(const QuerySteps& query, const std::vector<Step>& text) {
  std::vector<Sighting> marks;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint32_t step = query.Find(text[at]);
    if (step != QuerySteps::kNone) marks.push_back({at, step});
  }
  return marks;
}

// The marks [first, last) of the window whose different steps are worth most, the earliest of
// equals.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
  double worth = 0.0;
};

Window BestWindow(const QuerySteps& query, const std::vector<Sighting>& marks, std::size_t length) {
  Window best;
  std::vector<std::uint32_t> held(query.size(), 0);
  std::vector<bool> is_held(query.size());
  std::size_t first = 0;
  for (std::size_t last = 0; last < marks.size(); ++last) {
    ++held[marks[last].step];
    while (marks[last].at - marks[first].at >= length) --held[marks[first++].step];
    // Summed anew: a running sum would depend on what came before.
    for (std::uint32_t step = 0; step < held.size(); ++step) is_held[step] = held[step] > 0;
    const double worth = query.Worth(is_held);
    if (worth > best.worth) best = {first, last + 1, worth};
  }
  return best;
}

}  // namespace

QuerySteps::QuerySteps(const IndexReader& reader, const BuiltQuery& query) {
  for (const std::vector<Unit>& run : query.runs) AddRun(reader, run, 1.0);
  for (const AliasUse& alias : query.aliases) {
    // All its steps together are worth a share of the name that was typed.
    double typed = 0.0;
    for (const Step& step : StepsOf(alias.typed)) typed += Inverse(reader, step);
    double own = 0.0;
    for (const Step& step : StepsOf(alias.units)) own += Inverse(reader, step);
    const auto other =
        AddRun(reader, alias.units, own > 0.0 ? alias.share * std::min(1.0, typed / own) : 0.0);
    const auto name =
        AddRun(reader, alias.typed, 0.0);  // Its numbers; its worth is the run's already.
    auto& names = names_[name];
    if (names.empty()) names.push_back(name);
    names.push_back(other);
  }
  in_name_.assign(worth_.size(), false);
  for (const auto& [typed, names] : names_) {
    for (const auto& name : names) {
      for (const std::uint32_t step : name) in_name_[step] = true;
    }
  }
}

double QuerySteps::Inverse(const IndexReader& reader, const Step& step) const {
  const std::uint64_t passages = reader.state().passages;
  if (step.kind == UnitKind::kHan && !step.text.empty()) {
    return InverseFrequency(reader.characters().Of(CodePointAt(step.text, 0).value), passages);
  }
  return InverseFrequency(reader.Frequency(step.stem), passages);
}

std::vector<std::uint32_t> QuerySteps::AddRun(const IndexReader& reader,
                                              const std::vector<Unit>& units, double share) {
  const std::vector<Step> steps = StepsOf(units);
  std::vector<std::uint32_t> run;
  std::uint32_t before = kNone;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const auto next = static_cast<std::uint32_t>(worth_.size());
    const auto [known, is_new] = numbers_.try_emplace(step.stem, next);
    const std::uint32_t number = known->second;
    if (is_new) {
      marks_.set(Mark(step.stem));
      worth_.push_back(0.0);
      lone_.push_back(false);
    }
    const double worth = share * Inverse(reader, step);
    worth_[number] = std::max(worth_[number], worth);
    const bool touched = step.touches || (i + 1 < steps.size() && steps[i + 1].touches);
    if (step.kind == UnitKind::kHan && !touched) lone_[number] = true;
    if (before != kNone) {
      double& pair = pairs_[{before, number}];
      pair = std::max(pair, share * (worth_[before] + worth_[number]) / 2.0);
    }
    before = number;
    run.push_back(number);
  }
  return run;
}

double QuerySteps::Worth(const std::vector<bool>& held) const {
  double worth = 0.0;
  for (std::uint32_t step = 0; step < held.size(); ++step) {
    if (held[step] && !in_name_[step]) worth += worth_[step];
  }
  for (const auto& [typed, names] : names_) {
    double best = 0.0;
    for (const std::vector<std::uint32_t>& name : names) {
      double own = 0.0;
      for (const std::uint32_t step : name) own += held[step] ? worth_[step] : 0.0;
      best = std::max(best, own);
    }
    worth += best;
  }
  return worth;
}

std::size_t QuerySteps::Mark(const std::string& stem) {
  std::size_t mark = stem.size();
  const std::size_t looked_at = std::min<std::size_t>(stem.size(), 4);
  for (std::size_t i = stem.size() - looked_at; i < stem.size(); ++i) {
    mark = mark * 33 + static_cast<unsigned char>(stem[i]);
  }
  return mark % 4096;
}

std::uint32_t QuerySteps::Find(const Step& step) const {
  if (!marks_[Mark(step.stem)]) return kNone;
  const auto found = numbers_.find(step.stem);
  return found == numbers_.end() ? kNone : found->second;
}

double QuerySteps::PairWorth(std::uint32_t first, std::uint32_t second) const {
  const auto found = pairs_.find({first, second});
  return found == pairs_.end() ? 0.0 : found->second;
}

ScoreParts ScorePassage(const QuerySteps& query, const StoredPassage& passage, double bm25) {
  ScoreParts parts;
  parts.bm25 = bm25;
  if (query.size() == 0 || query.size() > kRankParameters.most_steps) return parts;
  const std::vector<Sighting> marks = FindMarks(query, StepsOf(SplitUnits(passage.passage.text)));
  const Window best = BestWindow(query, marks, kRankParameters.window);
  parts.window = kRankParameters.window_weight * best.worth;

  std::vector<bool> in_window(query.size());
  for (std::size_t i = best.first; i < best.last; ++i) in_window[marks[i].step] = true;
  std::string titles = passage.title;
  for (const std::string& heading : passage.passage.headings) titles += "\n" + heading;
  std::vector<bool> with_title = in_window;
  for (const Sighting& mark : FindMarks(query, StepsOf(SplitUnits(titles))))
    with_title[mark.step] = true;
  parts.title = kRankParameters.title_weight * (query.Worth(with_title) - query.Worth(in_window));

  std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs;
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    if (marks[i].at + 1 != marks[i + 1].at) continue;
    const double worth = query.PairWorth(marks[i].step, marks[i + 1].step);
    if (worth > 0.0) pairs[{marks[i].step, marks[i + 1].step}] = worth;
  }
  for (const auto& [pair, worth] : pairs) parts.pairs += kRankParameters.pair_weight * worth;

  std::vector<bool> at_start(query.size());
  for (const Sighting& mark : marks) {
    if (mark.at <= kRankParameters.start) at_start[mark.step] = true;
  }
  parts.start = kRankParameters.start_weight * query.Worth(at_start);
  return parts;
}

}  // namespace tanxun
