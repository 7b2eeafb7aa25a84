// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/periods.h"
#include "indexer/lexicon/values.h"
#include "indexer/schema/file_stem.h"
#include "query/answer/affinity.h"
#include "query/answer/degree.h"
#include "query/answer/label_part.h"
#include "query/answer/list_facts.h"

namespace tanxun {
namespace {

constexpr double kOtherConcept =
    0.25;  // Words shared by labels of two different attributes count little.
constexpr double kOtherDegree = 0.6;  // The maximum where the average is asked for.

bool HasKey(const KnownName& known, const std::string& key) {
  return std::find(known.keys.begin(), known.keys.end(), key) != known.keys.end();
}

bool IsOf(const EntityMention& entity, std::uint32_t unit) {
  return unit >= entity.first_unit && unit < entity.first_unit + entity.unit_count;
}

// What the question says, prepared once.
struct Asked {
  const Intent& intent;
  Features words;  // Of all its units.
  std::vector<Features>
      without_entity;  // The same without the n-th entity's: what may be its attribute.
  Features attribute;  // Of the units that name an attribute concept.
  std::vector<std::uint32_t> open;       // Units that an answer must account for.
  std::vector<const Period*> period_of;  // By unit; null outside a period.
  std::set<std::string_view> degrees;    // "average" of the asked attribute.
  bool wants_definition = false;
  bool asks_attribute = false;  // Some unit is left that may name an attribute.

  explicit Asked(const Intent& asked) : intent(asked), words(FeaturesOf(asked.units)) {
    for (const EntityMention& entity : intent.entities) {
      std::vector<Unit> others;
      for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
        if (!IsOf(entity, i)) others.push_back(intent.units[i]);
      }
      without_entity.push_back(FeaturesOf(others));
    }
    AddFeatures(intent.attribute, attribute);
    degrees = DegreesIn(intent.attribute);
    for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
      const Role role = intent.roles[i];
      if (role != Role::kFrame) open.push_back(i);
      asks_attribute = asks_attribute || role == Role::kContent || role == Role::kAttribute ||
                       role == Role::kAbility;
    }
    period_of.assign(intent.units.size(), nullptr);
    for (const Period& period : intent.periods) {
      for (std::uint32_t i = 0; i < period.unit_count; ++i)
        period_of[period.first_unit + i] = &period;
    }
    // A second name may be the attribute: "since when is X on the Entity List".
    asks_attribute = asks_attribute || intent.entities.size() > 1;
    wants_definition = intent.asks_definition;
  }
};

// What surrounds a fact, in rings: its own words; then its row, headings and note.
struct Surroundings {
  Features label;
  Features own;
  Features around;
  std::set<std::string> periods;
};

Surroundings SurroundingsOf(const Fact& fact, const std::vector<Fact>& row) {
  Surroundings found;
  found.label = FeaturesOf(fact.attribute);
  found.own = found.label;
  AddFeatures(fact.subject, found.own);
  found.periods = PeriodsOf(fact.attribute);
  for (const Qualifier& qualifier : fact.qualifiers) {
    AddFeatures(qualifier.text, found.own);
    found.periods.merge(PeriodsOf(qualifier.text));
  }
  found.around = found.own;
  for (const std::string& heading : fact.where.headings) {
    AddFeatures(heading, found.around);
    found.periods.merge(PeriodsOf(heading));
  }
  AddFeatures(FileStem(fact.where.path), found.around);
  for (const Fact& cell : row) {
    AddFeatures(cell.attribute, found.around);
    // What the row's subject is: "the Acme river" in a table of rivers.
    if (IsKeyCell(cell, row) && cell.value != fact.value) AddFeatures(cell.attribute, found.own);
    AddFeatures(cell.subject, found.around);
    if (cell.value == fact.value && cell.attribute == fact.attribute) continue;
    AddFeatures(cell.value, found.around);
    found.periods.merge(PeriodsOf(cell.value));
  }
  if (fact.as_of.origin != AsOfOrigin::kFile && fact.as_of.origin != AsOfOrigin::kNone) {
    found.periods.merge(PeriodsOf(Describe(fact.as_of.date)));
  }
  return found;
}

class Matcher {
 public:
  Matcher(const Intent& intent, const FactRows& rows, const MatchScope& scope)
      : asked_(intent), scope_(scope) {
    std::set<std::string> dates;
    for (const std::vector<Fact>& row : rows) {
      for (const Fact& fact : row) {
        size_is_known_ = size_is_known_ || IsAskedSize(fact);
        const AttributeConcept* meaning = FindConcept(fact.concept_id);
        if (meaning != nullptr && meaning->type == ValueType::kDate) dates.insert(meaning->id);
      }
    }
    one_date_ = dates.size() == 1;
  }

  FactMatch Match(const Fact& fact, const std::vector<Fact>& row) const {
    FactMatch match;
    match.fact = fact;
    const Surroundings near = SurroundingsOf(fact, row);
    const std::size_t entity = MatchSubject(fact, row, near, match);
    match.attribute = AttributeShare(fact, near, entity);
    Account(fact, near, entity, match);
    match.type_clash = Clashes(fact);
    const bool negative = fact.polarity == Polarity::kNegative;
    match.polarity_clash = intent().type != AnswerType::kYesNo && negative != intent().negated;
    match.score = (match.subject_exact ? 3.0 : 0.0) + 3.0 * match.attribute + 2.0 * match.coverage +
                  0.05 * match.specific - (match.type_clash ? 2.0 : 0.0) -
                  (match.polarity_clash ? 3.0 : 0.0);
    return match;
  }

 private:
  const Intent& intent() const { return asked_.intent; }

  bool SameConcept(const Fact& fact) const {
    return !fact.concept_id.empty() &&
           std::any_of(
               intent().concepts.begin(), intent().concepts.end(),
               [&](const AttributeConcept* meaning) { return meaning->id == fact.concept_id; });
  }

  // The average is asked for, the label says the maximum.
  bool OfOtherDegree(const Fact& fact) const {
    if (asked_.degrees.empty()) return false;
    const std::set<std::string_view> degrees = DegreesIn(fact.attribute);
    return !degrees.empty() && degrees != asked_.degrees;
  }

  // "Where is X", "when was X": no attribute is named, its type is.
  bool IsOfAskedKind(const Fact& fact) const {
    const AttributeConcept* meaning = FindConcept(fact.concept_id);
    if (intent().type == AnswerType::kPlace) return fact.concept_id == "headquarters";
    return intent().type == AnswerType::kDate && meaning != nullptr &&
           meaning->type == ValueType::kDate && (one_date_ || meaning->id == "event_date");
  }

  // How many of the asked attributes the label names: "GPU suppliers" both, "suppliers" one.
  std::uint32_t ConceptsIn(const Fact& fact) const {
    if (intent().concepts.size() < 2) return 0;
    const std::vector<ConceptMatch> named = FindConcepts(fact.attribute);
    std::uint32_t count = 0;
    for (const AttributeConcept* asked : intent().concepts) {
      count += asked->id == fact.concept_id ||
               std::any_of(named.begin(), named.end(),
                           [&](const ConceptMatch& match) { return match.meaning == asked; });
    }
    return count;
  }

  // entity: the mention that is the subject, whose words name no attribute; past the end = none.
  double AttributeShare(const Fact& fact, const Surroundings& near, std::size_t entity) const {
    if (asked_.wants_definition) return fact.concept_id == "definition" ? 1.0 : 0.0;
    if (SameConcept(fact)) {
      const bool other = OfOtherDegree(fact) || IsOfOtherPart(fact, intent().question);
      return other ? kOtherDegree : 1.0;
    }
    if (!asked_.asks_attribute) {
      return IsOfAskedKind(fact) ? 1.0 : 0.0;
    }
    if (SaysNothingNew(fact)) return 0.0;
    if (intent().type == AnswerType::kYesNo && HoldsValue(fact)) return VerbShare(fact, entity);
    const double share = LabelShare(fact.attribute, entity);
    const bool both_known = !fact.concept_id.empty() && !intent().concepts.empty();
    // "subsidiary of" is not the subsidiary.
    const bool all_words = !asked_.attribute.empty() && !fact.attribute.ends_with(" of") &&
                           Covered(asked_.attribute, near.label) >= 0.99;
    return both_known && !all_words ? std::min(share, kOtherConcept) : share;
  }

  // "Can X fly to London?": the item is in the question …
  bool HoldsValue(const Fact& fact) const {
    return Covered(FeaturesOf(fact.value), asked_.words) >= 0.99;
  }

  // … and so are the label's words, but for its question word, modal and subject: "Where X cannot
  // fly".
  double VerbShare(const Fact& fact, std::size_t entity) const {
    Features label = FeaturesOf(ContentOf(fact.attribute));
    if (entity < intent().entities.size()) {
      for (const std::string& named : FeaturesOf(intent().entities[entity].text))
        label.erase(named);
    }
    return label.empty() ? 1.0 : Covered(label, asked_.words);
  }

  // A value that the question itself holds answers nothing, but for a yes or no.
  bool SaysNothingNew(const Fact& fact) const {
    return intent().type != AnswerType::kYesNo &&
           Covered(FeaturesOf(fact.value), asked_.words) >= 0.99;
  }

  // The label's words but for the subject's name, among the question's words but for the subject's
  // name.
  double LabelShare(const std::string& text, std::size_t entity) const {
    const Features label = FeaturesOf(WithoutTypeWord(text));
    if (entity >= asked_.without_entity.size())
      return std::max(Covered(label, asked_.words), InPieces(text));
    Features rest = label;
    for (const std::string& named : FeaturesOf(intent().entities[entity].text)) rest.erase(named);
    return std::max(Covered(rest, asked_.without_entity[entity]), InPieces(text));
  }

  // 举办时间 asked with 什么时候 is 举办: the word for the kind of answer is in the question word.
  std::string WithoutTypeWord(const std::string& label) const {
    static const std::map<AnswerType, std::vector<std::string_view>> kTypeWords = {
        {AnswerType::kDate, {"时间", "日期", "年份", "時間", " date", " time", " year"}},
        {AnswerType::kPlace, {"地点", "地址", "位置", "地點", " place", " location"}},
        {AnswerType::kNumber, {"数量", "人数", "数", "數量", "人數", " number", " count"}},
    };
    const auto words = kTypeWords.find(intent().type);
    if (words == kTypeWords.end()) return label;
    for (std::string_view word : words->second) {
      if (label.size() > word.size() + 3 && label.ends_with(word))
        return label.substr(0, label.size() - word.size());
    }
    return label;
  }

  // 1 where a Han label stands in the question in order, cut into pieces of two characters or more:
  // 计划上市 in 计划什么时候上市.
  double InPieces(std::string_view label) const {
    const std::vector<Unit> units = SplitUnits(label);
    if (units.size() < 4) return 0.0;
    std::size_t at = 0;
    for (std::size_t done = 0; done < units.size();) {
      std::size_t length = 0;
      for (; at < intent().units.size() && length < 2; ++at) {
        length = 0;
        while (done + length < units.size() && at + length < intent().units.size() &&
               units[done + length].kind == UnitKind::kHan &&
               units[done + length].text == intent().units[at + length].text) {
          ++length;
        }
        if (length >= 2) break;
      }
      if (length < 2) return 0.0;
      done += length;
      at += length;
    }
    return 1.0;
  }

  // A heading that names an entity with a note of its own makes it the subject of what stands
  // below.
  const std::string* OtherSubject(const Fact& fact, const std::string& subject) const {
    if (fact.form == FactForm::kTableCell || fact.form == FactForm::kLink || !scope_.lookup)
      return nullptr;
    for (auto heading = fact.where.headings.rbegin(); heading != fact.where.headings.rend();
         ++heading) {
      const std::string key = NameKey(*heading);
      if (key == subject) return nullptr;
      const auto known = scope_.lookup(key);
      if (known.has_value() && known->has_note && !HasKey(*known, subject)) return &*heading;
    }
    return nullptr;
  }

  // Which mention the fact's subject is.
  std::size_t MatchSubject(const Fact& fact, const std::vector<Fact>& row, const Surroundings& near,
                           FactMatch& match) const {
    std::string key = NameKey(fact.subject);
    if (const std::string* other = OtherSubject(fact, key)) key = NameKey(*other);
    const std::size_t count = intent().entities.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (!HasKey(intent().entities[i].known, key)) continue;
      match.subject_exact = true;
      match.ambiguous = !intent().entities[i].known.rivals.empty();
      return i;
    }
    // "Acme supply status: …" in a note about something else: the label itself names the subject.
    for (std::size_t i = 0; i < count; ++i) {
      const Features name = FeaturesOf(intent().entities[i].text);
      if (Covered(name, near.label) >= 0.99 && name.size() < near.label.size()) {
        match.subject_exact = true;
        return i;
      }
    }
    if (scope_.unnamed) {
      match.subject_exact = true;
      return count;
    }
    if (scope_.one_source) {
      // One note asked: a row is meant where the question names one of its other cells in full.
      const bool whole_note = fact.form != FactForm::kTableCell || !fact.items.empty();
      match.subject_exact =
          whole_note || std::any_of(row.begin(), row.end(), [&](const Fact& cell) {
            return cell.value != fact.value &&
                   Covered(FeaturesOf(cell.value), asked_.words) >= 0.99;
          });
    }
    return count;
  }

  // Which of the question's words the fact and its surroundings account for.
  void Account(const Fact& fact, const Surroundings& near, std::size_t entity,
               FactMatch& match) const {
    const Features value =
        intent().type == AnswerType::kYesNo ? FeaturesOf(fact.value) : Features{};
    const std::string subject = NameKey(fact.subject);
    std::uint32_t explained = 0;
    for (const std::uint32_t unit : asked_.open) {
      const bool in_label = Explains(near.label, intent().units, unit);
      bool done = in_label;
      switch (intent().roles[unit]) {
        case Role::kEntity:
          done = done || EntityOf(unit, subject) || Explains(near.around, intent().units, unit);
          break;
        case Role::kAttribute:
          // Words of another attribute stay open: "CEO salary" is not answered by the CEO.
          done = done || (intent().soft[unit] && !size_is_known_) || IsConceptOf(fact, unit) ||
                 Explains(near.own, intent().units, unit);
          break;
        case Role::kDate:
          done = done || near.periods.contains(asked_.period_of[unit]->name);
          break;
        case Role::kAbility:
          done = done || Explains(near.own, intent().units, unit);
          break;
        default:
          done = done || Explains(near.around, intent().units, unit) ||
                 Explains(value, intent().units, unit);
          break;
      }
      explained += done ? 1 : 0;
      const bool of_subject =
          entity < intent().entities.size() && IsOf(intent().entities[entity], unit);
      match.specific += in_label && intent().roles[unit] != Role::kAttribute && !of_subject ? 1 : 0;
    }
    match.specific += ConceptsIn(fact);
    match.unexplained = static_cast<std::uint32_t>(asked_.open.size()) - explained;
    match.coverage = asked_.open.empty()
                         ? 0.0
                         : static_cast<double>(explained) / static_cast<double>(asked_.open.size());
  }

  bool IsConceptOf(const Fact& fact, std::uint32_t unit) const {
    const int which = intent().concept_of[unit];
    return which >= 0 && intent().concepts[static_cast<std::size_t>(which)]->id == fact.concept_id;
  }

  bool EntityOf(std::uint32_t unit, const std::string& subject) const {
    return std::any_of(intent().entities.begin(), intent().entities.end(),
                       [&](const EntityMention& entity) {
                         return IsOf(entity, unit) && HasKey(entity.known, subject);
                       });
  }

  static bool NeverHoldsDate(const Fact& fact) {
    const ValueType type = FindConcept(fact.concept_id)->type;
    return type != ValueType::kDate && type != ValueType::kText;
  }

  bool Clashes(const Fact& fact) const {
    const ValueType type = TypeOfValue(fact.value);
    // The label itself was asked for, but "founded where" is not answered by a year.
    if (SameConcept(fact)) {
      // "President since when" is not answered by the president.
      if (intent().type == AnswerType::kDate)
        return NeverHoldsDate(fact) && FindDates(fact.value).empty();
      return intent().type == AnswerType::kPlace && type == ValueType::kDate;
    }
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

  // "How long is X": X has a length, so that is what is asked; "how large is the stake in X" only
  // asks for a size.
  bool IsAskedSize(const Fact& fact) const {
    for (std::uint32_t unit = 0; unit < intent().units.size(); ++unit) {
      if (!intent().soft[unit] || !IsConceptOf(fact, unit)) continue;
      const std::string subject = NameKey(fact.subject);
      return std::any_of(
          intent().entities.begin(), intent().entities.end(),
          [&](const EntityMention& entity) { return HasKey(entity.known, subject); });
    }
    return false;
  }

  Asked asked_;
  const MatchScope& scope_;
  bool size_is_known_ = false;
  bool one_date_ = false;  // The facts know one kind of date: that is when it was.
};

bool IsCell(const Fact& fact) { return fact.form == FactForm::kTableCell; }

void AddAffinity(const Intent& intent, std::vector<FactMatch>& matches) {
  const Affinity affinity(intent);
  for (FactMatch& match : matches) {
    if (!match.subject_exact || match.polarity_clash) continue;
    match.affinity = affinity.Of(match.fact);
    match.type_clash =
        match.type_clash || (match.unexplained > 0 && affinity.LacksAmount(match.fact));
  }
}

}  // namespace

double FactMatch::Possibility() const {
  if (polarity_clash) return 0.0;
  const bool near = subject_exact && attribute >= 0.3 && coverage >= 0.4 && !type_clash;
  const bool part = attribute >= 0.99 && coverage >= 0.75 && !(type_clash && affinity > 0.0);
  // Words that stay open weigh more where another label might account for them.
  const double left = affinity > 0.0 ? coverage * coverage : coverage;
  return std::max(near || part ? attribute * left : 0.0,
                  affinity >= kLeastAffinity ? affinity : 0.0);
}

std::vector<FactMatch> MatchFacts(const Intent& intent, const FactRows& rows,
                                  const MatchScope& scope) {
  const Matcher matcher(intent, rows, scope);
  std::vector<FactMatch> matches;
  for (const std::vector<Fact>& row : rows) {
    // A yes or no is about one item, a question for the list about all.
    if (IsList(row) && intent.type != AnswerType::kYesNo) continue;
    for (const Fact& fact : row) {
      // The key column as a whole is one of the lists below.
      if (scope.one_source || intent.type == AnswerType::kYesNo || !IsKeyCell(fact, row)) {
        matches.push_back(matcher.Match(fact, row));
      }
    }
  }
  if (intent.type != AnswerType::kYesNo) {
    for (const Fact& list : ListsOf(rows)) matches.push_back(matcher.Match(list, {}));
  }
  const bool any_firm =
      std::any_of(matches.begin(), matches.end(), [](const FactMatch& m) { return m.firm(); });
  if (!any_firm && !scope.one_source) AddAffinity(intent, matches);
  std::stable_sort(matches.begin(), matches.end(), [](const FactMatch& a, const FactMatch& b) {
    if (a.firm() != b.firm()) return a.firm();
    if (a.Possibility() != b.Possibility()) return a.Possibility() > b.Possibility();
    if (a.score != b.score) return a.score > b.score;
    if (IsCell(a.fact) != IsCell(b.fact))
      return IsCell(b.fact);  // What a note says of itself first.
    if (a.fact.where.path != b.fact.where.path) return a.fact.where.path < b.fact.where.path;
    return a.fact.where.span < b.fact.where.span;
  });
  return matches;
}

std::string Describe(const FactMatch& match) {
  return fmt::format(
      "{}{:.2f} subject={} attribute={:.2f} coverage={:.2f} specific={} open={}{}{} | {}",
      match.firm() ? "firm " : "", match.score, match.subject_exact, match.attribute,
      match.coverage, match.specific, match.unexplained, match.type_clash ? " type!" : "",
      match.affinity > 0.0 ? fmt::format(" affinity={:.2f}", match.affinity) : "",
      Describe(match.fact));
}

}  // namespace tanxun
