// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/query_steps.h"

#include <algorithm>
#include <cmath>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/query_words.h"
#include "indexer/text/utf8.h"
#include "query/search/weight.h"

namespace tanxun {
namespace {

// What a word without content is worth here; less than kFunctionShare, which the first stage has.
constexpr double kFunctionStepShare = 0.3;

double Inverse(const IndexReader& reader, const Step& step) {
  const std::uint64_t passages = reader.state().passages;
  if (step.kind == UnitKind::kHan && !step.text.empty()) {
    return InverseFrequency(reader.characters().Of(CodePointAt(step.text, 0).value), passages);
  }
  return InverseFrequency(reader.Frequency(step.stem), passages);
}

}  // namespace

QuerySteps::QuerySteps(const IndexReader& reader, const BuiltQuery& query)
    : asks_number_(query.asks_number) {
  for (const std::vector<Unit>& run : query.runs) AddRun(reader, run, 1.0, true);
  for (const AliasUse& alias : query.aliases)
    AddName(reader, alias.typed, alias.units, alias.share);
  for (const std::vector<Unit>& run : query.runs) AddJoined(reader, query.aliases, run);
  in_name_.assign(worth_.size(), false);
  for (const auto& [typed, names] : names_) {
    for (const Name& name : names) {
      for (const std::uint32_t step : name.steps) in_name_[step] = true;
    }
  }
  FavourRare();
  ScaleNames();
  AddTypedName(reader, query.typed_name);
  AddTitles(reader, query);
}

void QuerySteps::AddName(const IndexReader& reader, const std::vector<Unit>& typed,
                         const std::vector<Unit>& other, double share) {
  // All its steps together are worth a share of the name that was typed.
  double worth = 0.0;
  for (const Step& step : StepsOf(typed)) worth += Inverse(reader, step);
  double own = 0.0;
  for (const Step& step : StepsOf(other)) own += Inverse(reader, step);
  // Neighbours within a name are no evidence beside the name: it is held whole or not.
  const auto steps =
      AddRun(reader, other, own > 0.0 ? share * std::min(1.0, worth / own) : 0.0, false);
  // Its numbers; its worth is the run's already.
  const auto name = AddRun(reader, typed, 0.0, false);
  auto& names = names_[name];
  if (names.empty()) names.push_back({name, 1.0, 1.0});
  names.push_back({steps, share, 1.0});
}

void QuerySteps::AddTypedName(const IndexReader& reader, const std::vector<Unit>& name) {
  const std::vector<Step> steps = StepsOf(name);
  const std::vector<std::uint32_t> numbers = AddRun(reader, name, 0.0, false);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    typed_name_.push_back({numbers[i], steps[i].touches});
  }
}

// co-packaged is written copackaged, too, by itself and inside of a name that was typed.
void QuerySteps::AddJoined(const IndexReader& reader, const std::vector<AliasUse>& aliases,
                           const std::vector<Unit>& run) {
  for (const Unit& unit : run) {
    if (unit.kind != UnitKind::kCode) continue;
    const auto is_unit = [&](const Unit& other) { return other.text == unit.text; };
    for (const Form& form : FormsOf(unit)) {
      if (form.role != FormRole::kJoined || TermsOfForm(form.text).stem.empty()) continue;
      const Unit joined{UnitKind::kWord, form.text, 0, 0};
      bool is_in_name = false;
      for (const AliasUse& alias : aliases) {
        std::vector<Unit> other = alias.typed;
        if (std::none_of(other.begin(), other.end(), is_unit)) continue;
        std::replace_if(other.begin(), other.end(), is_unit, joined);
        AddName(reader, alias.typed, other, 1.0);
        is_in_name = true;
      }
      if (!is_in_name) AddName(reader, {unit}, {joined}, 1.0);
    }
  }
}

std::vector<std::uint32_t> QuerySteps::AddRun(const IndexReader& reader,
                                              const std::vector<Unit>& units, double share,
                                              bool words_pair) {
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
      if (!step.text.empty()) first_bytes_.set(static_cast<unsigned char>(step.text.front()));
      worth_.push_back(0.0);
      lone_.push_back(false);
    }
    const double content = IsFunctionWord(step.text) ? kFunctionStepShare : 1.0;
    worth_[number] = std::max(worth_[number], share * content * Inverse(reader, step));
    const bool touched = step.touches || (i + 1 < steps.size() && steps[i + 1].touches);
    if (step.kind == UnitKind::kHan && !touched) lone_[number] = true;
    if (before != kNone && (words_pair || step.touches)) {
      double& pair = pairs_[{before, number}];
      pair = std::max(pair, share);
    }
    before = number;
    run.push_back(number);
  }
  return run;
}

void QuerySteps::FavourRare() {
  const double most = worth_.empty() ? 0.0 : *std::max_element(worth_.begin(), worth_.end());
  if (most <= 0.0) return;
  for (double& worth : worth_) worth *= std::sqrt(worth / most);
}

double QuerySteps::WorthOfName(const std::vector<std::uint32_t>& steps) const {
  double worth = 0.0;
  for (const std::uint32_t step : steps) worth += worth_[step];
  return worth;
}

void QuerySteps::ScaleNames() {
  for (auto& [typed, names] : names_) {
    const double worth = WorthOfName(typed);
    for (Name& name : names) {
      const double own = WorthOfName(name.steps);
      if (worth > 0.0 && own > name.share * worth) name.scale = name.share * worth / own;
    }
  }
}

void QuerySteps::AddTitles(const IndexReader& reader, const BuiltQuery& query) {
  if (query.runs.size() != 1) return;
  std::string asked;
  for (const Unit& unit : query.runs.front()) asked += unit.text + " ";
  const std::string key = NameKey(asked);
  if (key.empty()) return;
  titles_.insert(key);
  if (!query.use_aliases) return;
  for (const std::uint32_t id : reader.names().Find(key)) {
    for (const std::string& name : reader.names().Get(id).names) titles_.insert(NameKey(name));
  }
}

bool QuerySteps::IsNamed(std::string_view title) const {
  return !titles_.empty() && titles_.contains(NameKey(title));
}

double QuerySteps::Worth(const std::vector<bool>& held) const {
  double worth = 0.0;
  for (std::uint32_t step = 0; step < held.size(); ++step) {
    if (held[step] && !in_name_[step]) worth += worth_[step];
  }
  for (const auto& [typed, names] : names_) {
    double best = 0.0;
    for (const Name& name : names) {
      double own = 0.0;
      for (const std::uint32_t step : name.steps) own += held[step] ? worth_[step] : 0.0;
      best = std::max(best, own * name.scale);
    }
    worth += best;
  }
  return worth;
}

double QuerySteps::WorthOfAll() const { return Worth(std::vector<bool>(size(), true)); }

std::size_t QuerySteps::Mark(std::string_view stem) {
  std::size_t mark = stem.size();
  const std::size_t looked_at = std::min<std::size_t>(stem.size(), 4);
  for (std::size_t i = stem.size() - looked_at; i < stem.size(); ++i) {
    mark = mark * 33 + static_cast<unsigned char>(stem[i]);
  }
  return mark % 4096;
}

std::uint32_t QuerySteps::Find(std::string_view stem) const {
  if (!marks_[Mark(stem)]) return kNone;
  const auto found = numbers_.find(stem);
  return found == numbers_.end() ? kNone : found->second;
}

double QuerySteps::PairWorth(std::uint32_t first, std::uint32_t second) const {
  const auto found = pairs_.find({first, second});
  if (found == pairs_.end()) return 0.0;
  return found->second * (worth_[first] + worth_[second]) / 2.0;
}

}  // namespace tanxun
