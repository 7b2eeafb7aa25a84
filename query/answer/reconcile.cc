// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/reconcile.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/periods.h"
#include "indexer/lexicon/places.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr double kMostCertain = 0.99;
// With more values than these a value is compared by its text alone.
constexpr std::size_t kMostCompared = 32;
constexpr double kMostOfPossible = 0.95;  // A possibility is never as sure as an answer.
constexpr double kLeastLeft = 0.01;

AsOf Dated(const AsOf& as_of) { return as_of.origin == AsOfOrigin::kFile ? AsOf{} : as_of; }

// A date belongs to the value it is shown with: of equal numbers the newest is shown, of other
// equal values the fuller one.
void AddSource(const Fact& fact, Answer& answer) {
  for (const Location& known : answer.sources) {
    if (known.path == fact.where.path && known.record == fact.where.record &&
        known.lines == fact.where.lines)
      return;
  }
  answer.sources.push_back(fact.where);
  answer.confidence =
      std::min(kMostCertain, 1.0 - (1.0 - answer.confidence) * (1.0 - fact.confidence * 0.5));
  const bool newer = IsNewer(fact.as_of, answer.as_of);
  const bool shown = answer.items.empty() && LanguageOf(fact.value) == LanguageOf(answer.value);
  const bool number =
      !FindNumbers(fact.value).empty() && TypeOfValue(fact.value) != ValueType::kDate;
  const bool fuller = fact.value.size() > answer.value.size() && fact.value.size() < 160;
  if (shown && (number ? newer : fuller)) answer.value = fact.value;
  if (newer && (shown || !number)) answer.as_of = fact.as_of;
}

bool IsListFact(const Fact& fact) {
  const AttributeConcept* meaning = FindConcept(fact.concept_id);
  return fact.items.size() > 1 || (meaning != nullptr && meaning->is_list);
}

// The name before a bracket: Acme (艾克米) -> Acme.
std::string KeyBeforeBracket(const std::string& item) {
  const std::size_t open = std::min(item.find('('), item.find("（"));
  return NameKey(open == 0 ? item : item.substr(0, open));
}

// Stricter than SameValue(): Los Angeles and East Los Angeles are two.
bool IsSameItem(const std::string& a, const std::string& b) {
  if (KeyBeforeBracket(a) == KeyBeforeBracket(b)) return true;
  const auto left = FindTickersInField(a);
  const auto right = FindTickersInField(b);
  if (left.size() != 1 || right.size() != 1) return false;
  const Ticker& one = left.front().ticker;
  const Ticker& other = right.front().ticker;
  const bool any_exchange = one.exchange.empty() || other.exchange.empty();
  return any_exchange ? CodeKey(one.code) == CodeKey(other.code) : Describe(one) == Describe(other);
}

// The items of all lists, in order of first appearance.
void UniteItems(const std::vector<const Fact*>& facts, Answer& answer) {
  for (const Fact* fact : facts) {
    std::vector<std::string> items = fact->items;
    if (items.empty()) items.push_back(fact->value);
    for (const std::string& item : items) {
      const auto known =
          std::find_if(answer.items.begin(), answer.items.end(),
                       [&](const std::string& other) { return IsSameItem(other, item); });
      if (known == answer.items.end()) {
        answer.items.push_back(item);
      } else if (item.size() > known->size() && LanguageOf(item) == LanguageOf(*known)) {
        *known = item;
      }
    }
  }
  answer.value.clear();
  for (const std::string& item : answer.items) {
    if (!answer.value.empty()) answer.value += ", ";
    answer.value += item;
  }
}

std::vector<Answer> UniteLists(const std::vector<const Fact*>& facts) {
  Answer answer = MakeAnswer(*facts.front());
  for (std::size_t i = 1; i < facts.size(); ++i) AddSource(*facts[i], answer);
  if (facts.size() == 1) return {answer};  // As its source has it.
  answer.items.clear();
  UniteItems(facts, answer);
  return {answer};
}

std::set<std::string> PeriodOf(const Fact& fact) {
  for (const Qualifier& qualifier : fact.qualifiers) {
    if (qualifier.kind == "period") return PeriodsOf(qualifier.text);
  }
  return {};
}

// Status marks are the value; their reasons may differ.
std::optional<bool> CompareStatus(const Fact& a, const Fact& b) {
  const auto left = StatusMarkOf(a.value);
  const auto right = StatusMarkOf(b.value);
  if (!left.has_value() || !right.has_value()) return std::nullopt;
  return *left == *right;
}

// Two names of one entity: Acme and 艾克米.
bool NameSameEntity(const std::string& a, const std::string& b, const NameLookup& lookup) {
  if (!lookup || a.size() > 120 || b.size() > 120) return false;
  const auto known = lookup(NameKey(a));
  return known.has_value() &&
         std::find(known->keys.begin(), known->keys.end(), NameKey(b)) != known->keys.end();
}

// Market caps of two days are two, however near.
bool IsMoved(const Fact& a, const Fact& b) {
  const AttributeConcept* meaning = FindConcept(a.concept_id);
  if (meaning == nullptr || !meaning->moves || a.concept_id != b.concept_id) return false;
  const AsOf left = Dated(a.as_of);
  const AsOf right = Dated(b.as_of);
  if (!left.date.known() || !right.date.known() || left.date == right.date) return false;
  const auto numbers = FindNumbers(a.value);
  const auto others = FindNumbers(b.value);
  return !numbers.empty() && !others.empty() && numbers.front().value != others.front().value;
}

// 2315 under 面积（平方公里） is 2315平方公里.
std::string WithUnit(const Fact& fact) {
  for (const Qualifier& qualifier : fact.qualifiers) {
    const bool bare =
        !fact.value.empty() && fact.value.find_first_not_of("0123456789.,") == std::string::npos;
    if (qualifier.kind == "unit" && bare) return fact.value + " " + qualifier.text;
  }
  return fact.value;
}

bool SayTheSame(const Fact& a, const Fact& b, const NameLookup& lookup) {
  if (a.polarity != b.polarity || IsMoved(a, b)) return false;
  if (PeriodOf(a) != PeriodOf(b) && !PeriodOf(a).empty() && !PeriodOf(b).empty()) return false;
  if (const auto same = CompareStatus(a, b)) return *same;
  if (SameValue(a.value, b.value) || SameValue(WithUnit(a), WithUnit(b))) return true;
  if (a.items.size() > 1 || b.items.size() > 1) return false;
  return NameSamePlace(a.value, b.value) || NameSameEntity(a.value, b.value, lookup);
}

// Values for one and the same period differ whatever day their notes were written.
bool AreOfOnePeriod(const std::vector<const Fact*>& facts) {
  const std::set<std::string> period = PeriodOf(*facts.front());
  return !period.empty() && std::all_of(facts.begin(), facts.end(), [&](const Fact* fact) {
    return PeriodOf(*fact) == period;
  });
}

bool AreAllDatedApart(const std::vector<Answer>& answers) {
  for (std::size_t i = 0; i + 1 < answers.size(); ++i) {
    const AsOf a = Dated(answers[i].as_of);
    const AsOf b = Dated(answers[i + 1].as_of);
    if (!a.date.known() && !b.date.known()) return false;
    if (a.date == b.date) return false;
  }
  return true;
}

AnswerState StateOf(const std::vector<Answer>& answers, const std::vector<const Fact*>& facts) {
  if (answers.size() == 1) return AnswerState::kAnswered;
  if (facts.front()->concept_id == "definition")
    return AnswerState::kAnswered;  // Several views of one thing.
  const AttributeConcept* meaning = FindConcept(facts.front()->concept_id);
  const bool moves = meaning != nullptr && meaning->moves;
  const bool periods = std::all_of(facts.begin(), facts.end(),
                                   [](const Fact* fact) { return !PeriodOf(*fact).empty(); });
  return (moves || periods) && !AreOfOnePeriod(facts) && AreAllDatedApart(answers)
             ? AnswerState::kSeries
             : AnswerState::kConflict;
}

// Whether the items are names, not phrases that describe: most of their words begin with a capital
// or are Han.
bool HoldsNames(const Fact& fact) {
  std::size_t words = 0;
  std::size_t small = 0;
  for (const std::string& item : fact.items) {
    for (const Unit& unit : SplitUnits(item)) {
      if (unit.kind != UnitKind::kWord) continue;
      ++words;
      small += std::islower(static_cast<unsigned char>(item[unit.begin])) != 0 ? 1 : 0;
    }
  }
  return small * 3 <= words;
}

// Lists under lead-ins do not contradict a plain value: they say more, or something else. Lists of
// names join other lists.
std::vector<const Fact*> PlainBeforeLists(std::vector<const Fact*> facts) {
  const AttributeConcept* meaning = FindConcept(facts.front()->concept_id);
  const bool list_concept = meaning != nullptr && meaning->is_list;
  const auto is_plain = [&](const Fact* fact) {
    if (fact->form == FactForm::kLeadList) return list_concept && HoldsNames(*fact);
    return list_concept || fact->items.size() < 2;
  };
  if (std::none_of(facts.begin(), facts.end(), is_plain)) return facts;
  std::erase_if(facts, [&](const Fact* fact) { return !is_plain(fact); });
  return facts;
}

// How close a label is to the words asked with, 0..2.
double Closeness(const Fact& fact, const Features& asked) {
  const Features label = FeaturesOf(fact.attribute);
  return Covered(label, asked) + Covered(asked, label);
}

// One concept, or a label that was asked for word by word beside it.
bool MayMeanOne(const Fact& a, const Fact& b) {
  if (a.concept_id == b.concept_id) return true;
  return a.form != FactForm::kTableCell && (a.concept_id.empty() || b.concept_id.empty());
}

// Columns of one row under one concept (price in $, 起售价 in 元) do not contradict each other: the
// one whose label was asked for stays.
std::vector<const Fact*> OneOfEachRow(std::vector<const Fact*> facts, const Intent& intent) {
  const Features asked = FeaturesOf(intent.attribute.empty() ? intent.question : intent.attribute);
  std::vector<const Fact*> kept;
  for (const Fact* fact : facts) {
    const auto rival = std::find_if(kept.begin(), kept.end(), [&](const Fact* other) {
      return other->where.path == fact->where.path && other->where.record == fact->where.record &&
             other->attribute != fact->attribute && MayMeanOne(*other, *fact) &&
             PeriodOf(*other) == PeriodOf(*fact) && other->polarity == fact->polarity;
    });
    if (rival == kept.end()) {
      kept.push_back(fact);
    } else if (Closeness(*fact, asked) > Closeness(**rival, asked)) {
      *rival = fact;
    }
  }
  return kept;
}

// Measured (scripts/calibration): of possibilities of 0.35, 0.5, 0.7 and 0.8 some 35, 55, 80 and 88
// in a hundred are right.
double ConfidenceOf(double possibility) {
  return std::clamp(1.25 * possibility - 0.08, kLeastLeft, kMostOfPossible);
}

void AddPossible(const std::vector<FactMatch>& candidates, std::size_t limit, AskResult& result) {
  double left = 1.0;  // One of them is right at most.
  for (const FactMatch& candidate : candidates) {
    if (result.answers.size() >= limit) break;
    if (candidate.Possibility() <= 0.0) break;
    const bool known = std::any_of(
        result.answers.begin(), result.answers.end(),
        [&](const Answer& answer) { return SameValue(answer.value, candidate.fact.value); });
    if (known) continue;
    Answer answer = MakeAnswer(candidate.fact);
    answer.confidence = std::min(left, ConfidenceOf(candidate.Possibility()));
    left = std::max(kLeastLeft, left - answer.confidence);
    result.answers.push_back(std::move(answer));
  }
  if (!result.answers.empty()) result.state = AnswerState::kPossible;
}

}  // namespace

bool IsNewer(const AsOf& a, const AsOf& b) { return Dated(a).date > Dated(b).date; }

Answer MakeAnswer(const Fact& fact) {
  Answer answer;
  answer.subject = fact.subject;
  answer.attribute = fact.attribute;
  answer.value = fact.value;
  answer.items = fact.items;
  answer.polarity = fact.polarity;
  for (const Qualifier& qualifier : fact.qualifiers) {
    if (qualifier.kind == "unit") answer.unit = qualifier.text;
  }
  answer.as_of = fact.as_of;
  answer.confidence = fact.confidence;
  answer.sources.push_back(fact.where);
  return answer;
}

std::vector<Answer> GroupEqual(const std::vector<const Fact*>& facts, const NameLookup& lookup) {
  std::vector<Answer> answers;
  std::vector<const Fact*> heads;
  for (const Fact* fact : facts) {
    const auto compared =
        heads.begin() + static_cast<std::ptrdiff_t>(std::min(heads.size(), kMostCompared));
    auto same = std::find_if(heads.begin(), compared,
                             [&](const Fact* head) { return SayTheSame(*head, *fact, lookup); });
    if (same == compared) {
      same = std::find_if(compared, heads.end(), [&](const Fact* head) {
        return head->value == fact->value && SayTheSame(*head, *fact, lookup);
      });
    }
    if (same == heads.end()) {
      heads.push_back(fact);
      answers.push_back(MakeAnswer(*fact));
    } else {
      AddSource(*fact, answers[static_cast<std::size_t>(same - heads.begin())]);
    }
  }
  std::stable_sort(answers.begin(), answers.end(),
                   [](const Answer& a, const Answer& b) { return IsNewer(a.as_of, b.as_of); });
  return answers;
}

void Reconcile(const Intent& intent, const std::vector<FactMatch>& candidates,
               const NameLookup& lookup, std::size_t limit, AskResult& result) {
  std::vector<const Fact*> firm;
  bool ambiguous = false;
  std::uint32_t most_specific =
      0;  // "GPU suppliers" itself before "suppliers" in a section on GPUs.
  for (const FactMatch& candidate : candidates) {
    if (candidate.firm()) most_specific = std::max(most_specific, candidate.specific);
  }
  for (const FactMatch& candidate : candidates) {
    if (!candidate.firm()) break;
    if (candidate.specific < most_specific) continue;
    firm.push_back(&candidate.fact);
    ambiguous = ambiguous || candidate.ambiguous;
  }
  if (firm.empty()) {
    AddPossible(candidates, limit, result);
    return;
  }
  firm = OneOfEachRow(PlainBeforeLists(std::move(firm)), intent);
  // Of equal values the one in the question's language is shown.
  const std::string_view language = LanguageOf(intent.question);
  std::stable_sort(firm.begin(), firm.end(), [&](const Fact* a, const Fact* b) {
    return (LanguageOf(a->value) == language) > (LanguageOf(b->value) == language);
  });
  const bool lists =
      std::all_of(firm.begin(), firm.end(), [](const Fact* fact) { return IsListFact(*fact); });
  result.answers = lists ? UniteLists(firm) : GroupEqual(firm, lookup);
  result.state = StateOf(result.answers, firm);
  if (ambiguous && result.answers.size() > 1) result.state = AnswerState::kAmbiguous;
  if (result.attribute.empty()) result.attribute = firm.front()->attribute;
}

}  // namespace tanxun
