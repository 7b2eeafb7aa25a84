// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/reverse.h"

#include <algorithm>
#include <map>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/tickers.h"
#include "query/answer/features.h"
#include "query/answer/reconcile.h"

namespace tanxun {
namespace {

// The fact accounts for every word: the attribute by its concept, the rest by its value.
bool IsMeant(const Intent& intent, const Fact& fact) {
  const bool asked =
      std::any_of(intent.concepts.begin(), intent.concepts.end(),
                  [&](const AttributeConcept* meaning) { return meaning->id == fact.concept_id; });
  // A bare listing needs no word for what it is: "300394.SZ 是哪家公司".
  const bool listing = intent.concepts.empty() && fact.concept_id == "ticker";
  if ((!asked && !listing) || fact.polarity == Polarity::kNegative) return false;
  Features value = FeaturesOf(fact.value);
  for (const TickerMatch& match : FindTickersInField(fact.value))
    AddFeatures(match.ticker.exchange, value);
  bool named = false;
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    if (intent.roles[i] == Role::kFrame || intent.roles[i] == Role::kAttribute) continue;
    if (!Explains(value, intent.units, i)) return false;
    named = true;
  }
  return named;
}

}  // namespace

bool AnswerReverse(const Intent& intent, const FactRows& rows, AskResult& result) {
  std::map<std::string, std::vector<const Fact*>> subjects;
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& fact : row) {
      if (IsMeant(intent, fact)) subjects[NameKey(fact.subject)].push_back(&fact);
    }
  }
  if (subjects.empty()) return false;
  Answer answer = MakeAnswer(*subjects.begin()->second.front());
  answer.value.clear();
  answer.items.clear();
  answer.sources.clear();
  for (const auto& [key, facts] : subjects) {
    const std::string& name = facts.front()->subject;
    answer.value += (answer.value.empty() ? "" : ", ") + name;
    if (subjects.size() > 1) answer.items.push_back(name);
    for (const Fact* fact : facts) answer.sources.push_back(fact->where);
  }
  result.entity = answer.value;
  result.attribute = answer.attribute;
  result.answers.push_back(std::move(answer));
  result.state = AnswerState::kAnswered;
  return true;
}

}  // namespace tanxun
