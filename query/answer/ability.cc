// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/ability.h"

#include <algorithm>
#include <set>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"
#include "indexer/schema/fields.h"
#include "query/answer/list_facts.h"
#include "query/answer/reconcile.h"

namespace tanxun {
namespace {

constexpr double kClassFactor =
    0.84;  // "Which GPUs can X access": the list is X's, that all of it are GPUs is not checked.

bool IsOf(const Fact& fact, const EntityMention& entity) {
  const std::string key = NameKey(fact.subject);
  return std::find(entity.known.keys.begin(), entity.known.keys.end(), key) !=
         entity.known.keys.end();
}

std::vector<const Fact*> StatementsOf(const EntityMention& entity, const std::string& ability,
                                      const FactRows& rows) {
  std::vector<const Fact*> facts;
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& fact : row) {
      if (fact.concept_id == ability && IsOf(fact, entity)) facts.push_back(&fact);
    }
  }
  return facts;
}

// The words of the question that name the object, and those that only name its class.
struct Object {
  Features required;
  bool has_class = false;
};

Object ObjectOf(const Intent& intent, const EntityMention& subject) {
  Object object;
  std::vector<Unit> codes;
  std::vector<Unit> words;
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    const Role role = intent.roles[i];
    if (role != Role::kContent && role != Role::kEntity && role != Role::kAttribute) continue;
    if (i >= subject.first_unit && i < subject.first_unit + subject.unit_count) continue;
    const bool before = i < intent.ability->first_unit;
    if ((before && role != Role::kEntity) || intent.type == AnswerType::kList) {
      object.has_class = true;
      continue;
    }
    const UnitKind kind = intent.units[i].kind;
    (kind == UnitKind::kCode || kind == UnitKind::kNumber ? codes : words)
        .push_back(intent.units[i]);
  }
  object.required = FeaturesOf(codes.empty() ? words : codes);
  return object;
}

// The value names what of the object the lead-in does not ("What X can't ship to China:" already
// says China).
bool IsAbout(const Fact& fact, const Object& object) {
  Features open = object.required;
  for (const std::string& said : FeaturesOf(fact.attribute)) open.erase(said);
  return open.empty() ? !object.required.empty() : Covered(open, FeaturesOf(fact.value)) >= 0.99;
}

// Every word of the object stands in the lead-in, so its whole list is asked for.
bool IsSaidByLead(const Fact& fact, const Object& object) {
  return fact.form == FactForm::kAccessList &&
         Covered(object.required, FeaturesOf(fact.attribute)) >= 0.99;
}

// A question about a period is not answered by a statement about another.
bool IsInPeriod(const Fact& fact, const Intent& intent) {
  if (intent.periods.empty()) return true;
  std::set<std::string> said = PeriodsOf(fact.attribute);
  said.merge(PeriodsOf(fact.value));
  if (fact.as_of.date.known() && fact.as_of.origin != AsOfOrigin::kFile) {
    said.merge(PeriodsOf(Describe(fact.as_of.date)));
  }
  return std::any_of(intent.periods.begin(), intent.periods.end(),
                     [&](const Period& period) { return said.contains(period.name); });
}

// One side of a yes/no question: its best statement leads, all others are sources.
Answer Side(std::vector<const Fact*> facts) {
  std::stable_sort(facts.begin(), facts.end(), [](const Fact* a, const Fact* b) {
    if (a->confidence != b->confidence) return a->confidence > b->confidence;
    return IsNewer(a->as_of, b->as_of);
  });
  Answer answer = MakeAnswer(*facts.front());
  for (std::size_t i = 1; i < facts.size(); ++i) answer.sources.push_back(facts[i]->where);
  return answer;
}

// Dated statements of declared parts that contradict what was found about the subject itself.
void AddPartsThatContradict(const IndexReader& index, const std::string& ability,
                            const EntityMention& subject, const Object& object,
                            const FactScope& scope, const std::vector<const Fact*>& own,
                            FactRows& kept, std::vector<const Fact*>& found) {
  const bool yes = std::any_of(own.begin(), own.end(),
                               [](const Fact* f) { return f->polarity == Polarity::kPositive; });
  const bool no = std::any_of(own.begin(), own.end(),
                              [](const Fact* f) { return f->polarity == Polarity::kNegative; });
  for (const std::string& part : subject.known.parts) {
    const std::vector<std::string> terms = {FactTerm(kFactSubjectPrefix, part),
                                            FactTerm(kFactConceptPrefix, ability)};
    for (std::vector<Fact>& row : index.FactsWith(terms, 200)) kept.push_back(std::move(row));
  }
  for (const std::vector<Fact>& row : kept) {
    for (const Fact& fact : row) {
      const bool opposite = fact.polarity == Polarity::kNegative ? yes && !no : no && !yes;
      const bool dated = fact.as_of.date.known() && fact.as_of.origin != AsOfOrigin::kFile;
      if (fact.concept_id != ability || !opposite || !dated || !scope.Admits(fact)) continue;
      if (IsAbout(fact, object)) found.push_back(&fact);
    }
  }
}

void AnswerObject(const std::vector<const Fact*>& facts, AskResult& result) {
  std::vector<const Fact*> yes;
  std::vector<const Fact*> no;
  for (const Fact* fact : facts) (fact->polarity == Polarity::kPositive ? yes : no).push_back(fact);
  if (!yes.empty()) result.answers.push_back(Side(std::move(yes)));
  if (!no.empty()) result.answers.push_back(Side(std::move(no)));
  std::stable_sort(result.answers.begin(), result.answers.end(),
                   [](const Answer& a, const Answer& b) { return IsNewer(a.as_of, b.as_of); });
  result.state = result.answers.size() > 1 ? AnswerState::kConflict : AnswerState::kAnswered;
}

void AnswerList(const std::vector<const Fact*>& facts, bool has_class, AskResult& result) {
  std::vector<const Fact*> listed = facts;
  std::erase_if(listed, [](const Fact* fact) { return fact->form != FactForm::kAccessList; });
  const bool structured = !listed.empty();
  if (!structured) listed = facts;
  Answer answer = MakeAnswer(JoinItems(listed));
  answer.sources.clear();
  for (const Fact* fact : listed) answer.sources.push_back(fact->where);
  if (listed.size() == 1) answer.items.clear();
  if (has_class) answer.confidence *= kClassFactor;
  result.state = structured ? AnswerState::kAnswered : AnswerState::kPossible;
  if (!structured) answer.confidence *= 0.7;
  result.answers.push_back(std::move(answer));
}

bool AnswerAs(const std::string& ability, const IndexReader& index, const Intent& intent,
              const FactRows& rows, const FactScope& scope, AskResult& result) {
  for (const EntityMention& subject : intent.entities) {
    std::vector<const Fact*> facts = StatementsOf(subject, ability, rows);
    std::erase_if(facts, [&](const Fact* fact) { return !IsInPeriod(*fact, intent); });
    const Object object = ObjectOf(intent, subject);
    const bool lead = std::any_of(facts.begin(), facts.end(),
                                  [&](const Fact* fact) { return IsSaidByLead(*fact, object); });
    if (object.required.empty() || (lead && intent.type != AnswerType::kYesNo)) {
      std::erase_if(facts, [&](const Fact* fact) {
        return fact->polarity != intent.ability->polarity ||
               (!object.required.empty() && !IsSaidByLead(*fact, object));
      });
      if (facts.empty()) continue;
      AnswerList(facts, object.has_class, result);
    } else {
      std::erase_if(facts, [&](const Fact* fact) { return !IsAbout(*fact, object); });
      if (facts.empty()) continue;
      FactRows of_parts;
      std::vector<const Fact*> all = facts;
      AddPartsThatContradict(index, ability, subject, object, scope, facts, of_parts, all);
      AnswerObject(all, result);
    }
    result.entity = subject.known.name;
    result.attribute = ability;
    return true;
  }
  return false;
}

}  // namespace

bool AnswerAbility(const IndexReader& index, const Intent& intent, const FactRows& rows,
                   const FactScope& scope, AskResult& result) {
  if (AnswerAs(intent.ability->ability, index, intent, rows, scope, result)) return true;
  // What one can get, one can use: the notes may speak of the one or the other.
  return intent.ability->ability == "use" && AnswerAs("access", index, intent, rows, scope, result);
}

}  // namespace tanxun
