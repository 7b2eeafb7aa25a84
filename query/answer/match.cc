// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/values.h"
#include "query/answer/features.h"

namespace tanxun {
namespace {

std::string_view StemOfPath(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

bool HasKey(const KnownName& known, const std::string& key) {
  return std::find(known.keys.begin(), known.keys.end(), key) != known.keys.end();
}

// What the question says, prepared once.
struct Asked {
  const Intent& intent;
  Features words;                   // Of all units that are not frames.
  Features content;                 // Of content and attribute units only.
  std::vector<std::uint32_t> open;  // Units that an answer must account for.
  bool wants_definition = false;

  explicit Asked(const Intent& asked) : intent(asked) {
    std::vector<Unit> all;
    std::vector<Unit> rest;
    bool has_content = false;
    for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
      if (intent.roles[i] == Role::kFrame) continue;
      all.push_back(intent.units[i]);
      if (intent.roles[i] != Role::kEntity) rest.push_back(intent.units[i]);
      if (intent.roles[i] == Role::kContent || intent.roles[i] == Role::kAttribute)
        has_content = true;
      open.push_back(i);
    }
    words = FeaturesOf(all);
    content = FeaturesOf(rest);
    const bool defining = intent.type == AnswerType::kAny ||
                          intent.type == AnswerType::kDefinition ||
                          intent.type == AnswerType::kPerson;
    wants_definition =
        !has_content && defining && !intent.ability.has_value() && intent.dates.empty();
  }
};

class Matcher {
 public:
  Matcher(const Intent& intent, const MatchScope& scope) : asked_(intent), scope_(scope) {}

  FactMatch Match(const Fact& fact, const std::vector<Fact>& row) const {
    FactMatch candidate;
    candidate.fact = fact;
    candidate.attribute = AttributeShare(fact);
    MatchSubject(fact, row, candidate);
    Account(fact, row, candidate);
    candidate.type_clash = Clashes(fact);
    candidate.score = (candidate.subject_exact ? 3.0 : 0.0) + 3.0 * candidate.attribute +
                      2.0 * candidate.coverage - (candidate.type_clash ? 2.0 : 0.0);
    return candidate;
  }

 private:
  const Intent& intent() const { return asked_.intent; }

  bool SameConcept(const Fact& fact) const {
    return !fact.concept_id.empty() &&
           std::any_of(
               intent().concepts.begin(), intent().concepts.end(),
               [&](const AttributeConcept* meaning) { return meaning->id == fact.concept_id; });
  }

  double AttributeShare(const Fact& fact) const {
    if (asked_.wants_definition) return fact.concept_id == "definition" ? 1.0 : 0.0;
    if (SameConcept(fact)) return 1.0;
    if (intent().concepts.empty() && asked_.content.empty()) {
      return intent().type == AnswerType::kPlace && fact.concept_id == "headquarters" ? 1.0 : 0.0;
    }
    const Features label = FeaturesOf(fact.attribute);
    const double share = Covered(label, asked_.content);
    const bool both_known = !fact.concept_id.empty() && !intent().concepts.empty();
    const bool all_words =
        Covered(FeaturesOf(intent().attribute), label) >= 0.99 && !intent().attribute.empty();
    return both_known && !all_words ? std::min(share, 0.6) : share;
  }

  // A heading that names another entity makes that entity the subject of what stands below it.
  const std::string* OtherSubject(const Fact& fact, const std::string& subject) const {
    if (fact.form == FactForm::kTableCell || fact.form == FactForm::kLink || !scope_.lookup)
      return nullptr;
    for (auto heading = fact.where.headings.rbegin(); heading != fact.where.headings.rend();
         ++heading) {
      const std::string key = NameKey(*heading);
      if (key == subject) return nullptr;
      const auto known = scope_.lookup(key);
      if (known.has_value() && !HasKey(*known, subject)) return &*heading;
    }
    return nullptr;
  }

  void MatchSubject(const Fact& fact, const std::vector<Fact>& row, FactMatch& candidate) const {
    std::string key = NameKey(fact.subject);
    if (const std::string* other = OtherSubject(fact, key)) key = NameKey(*other);
    for (const EntityMention& entity : intent().entities) {
      if (!HasKey(entity.known, key)) continue;
      candidate.subject_exact = true;
      candidate.ambiguous = !entity.known.rivals.empty();
    }
    if (candidate.subject_exact || !scope_.one_source) return;
    // One note asked: a row is meant where the question names one of its other cells in full.
    const bool whole_note = fact.form != FactForm::kTableCell || !fact.items.empty();
    candidate.subject_exact =
        whole_note || std::any_of(row.begin(), row.end(), [&](const Fact& cell) {
          return &cell != &fact && cell.value != fact.value &&
                 Covered(FeaturesOf(cell.value), asked_.words) >= 0.99;
        });
  }

  bool AnswersDate(const Fact& fact, std::uint32_t unit, const Features& about) const {
    if (Explains(about, intent().units, unit)) return true;
    const std::string as_of = Describe(fact.as_of.date);
    return fact.as_of.origin != AsOfOrigin::kFile && !as_of.empty() &&
           Explains(FeaturesOf(as_of), intent().units, unit);
  }

  // Which of the question's words the fact's surroundings account for.
  void Account(const Fact& fact, const std::vector<Fact>& row, FactMatch& candidate) const {
    Features about = FeaturesOf(fact.subject);
    AddFeatures(fact.attribute, about);
    for (const Qualifier& qualifier : fact.qualifiers) AddFeatures(qualifier.text, about);
    Features around = about;
    for (const std::string& heading : fact.where.headings) AddFeatures(heading, around);
    AddFeatures(StemOfPath(fact.where.path), around);
    for (const Fact& cell : row) {
      if (cell.value == fact.value && cell.attribute == fact.attribute) continue;
      AddFeatures(cell.value, around);
      AddFeatures(cell.subject, around);
    }
    Features value;
    if (intent().type == AnswerType::kYesNo) AddFeatures(fact.value, value);
    const std::string subject = NameKey(fact.subject);
    const bool same_concept = SameConcept(fact);
    std::uint32_t explained = 0;
    for (const std::uint32_t unit : asked_.open) {
      bool done = false;
      switch (intent().roles[unit]) {
        case Role::kEntity:
          done = EntityOf(unit, subject) || Explains(around, intent().units, unit);
          break;
        case Role::kAttribute:
          done = same_concept || Explains(about, intent().units, unit);
          break;
        case Role::kDate:
          done = AnswersDate(fact, unit, around);
          break;
        case Role::kAbility:
          done = false;
          break;
        default:
          done = Explains(around, intent().units, unit) || Explains(value, intent().units, unit);
          break;
      }
      explained += done ? 1 : 0;
    }
    candidate.unexplained = static_cast<std::uint32_t>(asked_.open.size()) - explained;
    candidate.coverage = asked_.open.empty() ? 0.0
                                             : static_cast<double>(explained) /
                                                   static_cast<double>(asked_.open.size());
  }

  bool EntityOf(std::uint32_t unit, const std::string& subject) const {
    return std::any_of(
        intent().entities.begin(), intent().entities.end(), [&](const EntityMention& entity) {
          return unit >= entity.first_unit && unit < entity.first_unit + entity.unit_count &&
                 HasKey(entity.known, subject);
        });
  }

  bool Clashes(const Fact& fact) const {
    const ValueType type = TypeOfValue(fact.value);
    const bool digits = fact.value.find_first_of("0123456789") != std::string::npos;
    switch (intent().type) {
      case AnswerType::kDate:
        return FindDates(fact.value).empty();
      case AnswerType::kNumber:
      case AnswerType::kMoney:
        return !digits && fact.items.size() < 2;
      case AnswerType::kPerson:
      case AnswerType::kPlace:
        return type == ValueType::kDate || type == ValueType::kMoney ||
               type == ValueType::kPercent || type == ValueType::kNumber;
      default:
        return false;
    }
  }

  Asked asked_;
  const MatchScope& scope_;
};

bool IsKeyCell(const Fact& fact, const std::vector<Fact>& row) {
  return fact.form == FactForm::kTableCell &&
         std::any_of(row.begin(), row.end(), [&](const Fact& other) {
           return other.subject == fact.value && &other != &fact;
         });
}

}  // namespace

Fact JoinItems(const std::vector<const Fact*>& items) {
  Fact list = *items.front();
  list.items.clear();
  list.value.clear();
  list.where.quote.clear();
  for (const Fact* item : items) {
    if (!list.value.empty()) list.value += ", ";
    list.value += item->value;
    list.items.push_back(item->value);
    if (!list.where.quote.empty()) list.where.quote += '\n';
    if (list.where.quote.size() < 400) list.where.quote += item->where.quote;
    list.where.lines.last = std::max(list.where.lines.last, item->where.lines.last);
    list.where.span.end = std::max(list.where.span.end, item->where.span.end);
  }
  while (list.where.quote.ends_with('\n')) list.where.quote.pop_back();
  return list;
}

std::vector<Fact> ListsOf(const FactRows& rows) {
  std::vector<Fact> lists;
  std::map<std::tuple<std::string, std::string, std::string, std::vector<std::string>>,
           std::vector<const Fact*>>
      columns;
  for (const std::vector<Fact>& row : rows) {
    const bool list = !row.empty() && (row.front().form == FactForm::kLeadList ||
                                       row.front().form == FactForm::kAccessList);
    if (list && row.size() > 1) {
      std::vector<const Fact*> items;
      for (const Fact& fact : row) items.push_back(&fact);
      lists.push_back(JoinItems(items));
    }
    for (const Fact& fact : row) {
      if (!IsKeyCell(fact, row)) continue;
      columns[{fact.where.path, fact.where.record, fact.attribute, fact.where.headings}].push_back(
          &fact);
    }
  }
  for (auto& [place, items] : columns) {
    if (items.size() < 2) continue;
    std::sort(items.begin(), items.end(),
              [](const Fact* a, const Fact* b) { return a->where.lines < b->where.lines; });
    lists.push_back(JoinItems(items));
  }
  return lists;
}

std::vector<FactMatch> MatchFacts(const Intent& intent, const FactRows& rows,
                                  const MatchScope& scope) {
  const Matcher matcher(intent, scope);
  std::vector<FactMatch> candidates;
  for (const std::vector<Fact>& row : rows) {
    const bool list = row.size() > 1 && (row.front().form == FactForm::kLeadList ||
                                         row.front().form == FactForm::kAccessList);
    if (list) continue;
    for (const Fact& fact : row) candidates.push_back(matcher.Match(fact, row));
  }
  for (const Fact& list : ListsOf(rows)) candidates.push_back(matcher.Match(list, {}));
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const FactMatch& a, const FactMatch& b) {
                     if (a.firm() != b.firm()) return a.firm();
                     if (a.score != b.score) return a.score > b.score;
                     if (a.fact.where.path != b.fact.where.path)
                       return a.fact.where.path < b.fact.where.path;
                     return a.fact.where.span < b.fact.where.span;
                   });
  return candidates;
}

std::string Describe(const FactMatch& candidate) {
  return fmt::format("{}{:.2f} subject={} attribute={:.2f} coverage={:.2f} open={}{} | {}",
                     candidate.firm() ? "firm " : "", candidate.score, candidate.subject_exact,
                     candidate.attribute, candidate.coverage, candidate.unexplained,
                     candidate.type_clash ? " type!" : "", Describe(candidate.fact));
}

}  // namespace tanxun
