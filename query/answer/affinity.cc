// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/affinity.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/attribute_tables.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/places.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/lexicon/values.h"

namespace tanxun {
namespace {

// What each part can bring alone; they join as independent signs do.
constexpr double kLabelWeight = 0.85;
constexpr double kAimWeight = 0.75;
constexpr double kValueWeight = 0.7;
constexpr double kClash = 0.3;         // Left of it where the kinds of value disagree.
constexpr double kOtherName = 0.8;     // By another name of the concept.
constexpr double kLastChoice = 0.6;    // What an aim's last label word is worth.
constexpr double kUnexplained = 0.55;  // Lost where the label says none of the question's words.
constexpr double kSaidOutright = 0.8;  // The label is what the question says …
constexpr double kMildClash = 0.8;     // … so that an odd value is its own affair.
constexpr double kOtherAttribute = 0.25;
constexpr double kOneWordAim = 0.85;
constexpr std::size_t kMaxKindUnits = 4;
constexpr std::size_t kMaxLabelBytes = 120;

struct Aims {
  PhraseSet phrases;
  std::vector<std::vector<std::string>> labels;
};

const Aims& AllAims() {
  static const Aims kAims = [] {
    Aims aims;
    for (const auto& row : TsvRows(LexiconFile("question_aims.tsv"))) {
      if (row.size() < 2) continue;
      const auto value = static_cast<std::uint32_t>(aims.labels.size());
      for (std::string_view phrase : TsvEntries(row[0])) aims.phrases.Add(phrase, value);
      auto& labels = aims.labels.emplace_back();
      for (std::string_view label : TsvEntries(row[1])) labels.push_back(NameKey(label));
    }
    return aims;
  }();
  return kAims;
}

template <typename Visit>
void ForEachName(const AttributeConcept& meaning, const Visit& visit) {
  const auto place = static_cast<std::size_t>(&meaning - AttributeConcepts().data());
  for (std::uint32_t i = kFirstNameOfConcept[place]; i < kFirstNameOfConcept[place + 1]; ++i)
    visit(Letters::OfName(i));
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0; });
}

bool IsOneHan(std::string_view text) { return text.size() == 3 && !IsAscii(text); }

// Whole words of Latin script; Han anywhere, one alone only at the end.
bool HoldsWord(std::string_view key, std::string_view word) {
  if (IsOneHan(word)) return key.ends_with(word);
  const std::size_t at = key.find(word);
  if (at == std::string_view::npos || !IsAscii(word)) return at != std::string_view::npos;
  const bool starts = at == 0 || key[at - 1] == ' ';
  const bool ends = at + word.size() == key.size() || key[at + word.size()] == ' ';
  return starts && ends;
}

bool IsNumeral(const Unit& unit) {
  static const std::unordered_set<std::string> kNumerals = {
      "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百",
      "千", "万", "亿", "两", "零", "○",  "〇", "余", "多", "几", "半"};
  if (unit.kind == UnitKind::kHan) return kNumerals.contains(unit.text);
  return unit.text.find_first_of("0123456789") != std::string::npos;
}

bool HasNumeral(const std::vector<Unit>& units) {
  return std::any_of(units.begin(), units.end(), IsNumeral);
}

// "两座", "1,200 people": a number, then what is counted.
bool Counts(const std::vector<Unit>& units, std::string_view what) {
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    if (!IsNumeral(units[i])) continue;
    std::string next = units[i + 1].text;
    if (next == what) return true;
    if (i + 2 < units.size() && next + units[i + 2].text == what) return true;
  }
  return false;
}

// The value without a reference mark: 熊科[2] -> 熊科.
std::string KeyOfValue(std::string_view value) { return NameKey(value.substr(0, value.find('['))); }

bool IsAmount(ValueType type) {
  return type == ValueType::kNumber || type == ValueType::kMoney || type == ValueType::kPercent ||
         type == ValueType::kQuantity;
}

double LeftOf(double explained) { return 1.0 - kUnexplained * (1.0 - explained); }

double Join(double a, double b) { return 1.0 - (1.0 - a) * (1.0 - b); }

}  // namespace

Affinity::Affinity(const Intent& intent) : intent_(intent) {
  FindOpenWords();
  asks_amount_ =
      !intent.concepts.empty() &&
      std::all_of(intent.concepts.begin(), intent.concepts.end(),
                  [](const AttributeConcept* meaning) { return IsAmount(meaning->type); });
  FindAims();
  FindKindWord();
  FindCounted();
  FindChoices();
}

void Affinity::FindOpenWords() {
  std::vector<Unit> rest;
  for (std::uint32_t i = 0; i < intent_.units.size(); ++i) {
    const Role role = intent_.roles[i];
    if (role != Role::kContent && role != Role::kAttribute && role != Role::kAbility) continue;
    rest.push_back(intent_.units[i]);
    Letters letters({intent_.units[i]});
    const double weight = letters.Weight();
    open_.push_back({i, std::move(letters), weight});
  }
  rest_ = Letters(rest);
}

void Affinity::FindAims() {
  const Aims& all = AllAims();
  for (std::uint32_t i = 0; i < intent_.units.size(); ++i) {
    const auto match = all.phrases.LongestAt(intent_.units, i);
    if (match.unit_count == 0) continue;
    const auto first = intent_.roles.begin() + i;
    if (std::find(first, first + match.unit_count, Role::kEntity) != first + match.unit_count)
      continue;
    aims_.push_back(
        {&all.labels[match.value], match.unit_count == 1 ? kOneWordAim : 1.0, i, match.unit_count});
  }
}

// What stands behind 什么, 哪个 and the like.
void Affinity::FindKindWord() {
  static const std::vector<std::vector<std::string>> kWhich = {
      {"什", "么"}, {"哪", "个"}, {"哪", "种"}, {"哪", "类"}, {"哪", "座"}, {"哪", "家"},
      {"哪", "所"}, {"哪", "些"}, {"哪", "条"}, {"哪", "部"}, {"哪"},       {"何"}};
  const std::vector<Unit>& units = intent_.units;
  for (std::size_t i = 0; i < units.size() && kind_.empty(); ++i) {
    for (const std::vector<std::string>& which : kWhich) {
      if (i + which.size() > units.size()) continue;
      if (!std::equal(which.begin(), which.end(), units.begin() + static_cast<std::ptrdiff_t>(i),
                      [](const std::string& word, const Unit& unit) { return word == unit.text; }))
        continue;
      const std::size_t end = std::min(units.size(), i + which.size() + kMaxKindUnits);
      for (std::size_t at = i + which.size(); at < end; ++at) {
        if (units[at].kind != UnitKind::kHan || intent_.roles[at] == Role::kFrame ||
            intent_.roles[at] == Role::kEntity)
          break;
        kind_ += units[at].text;
      }
      break;
    }
  }
}

// 多少座, 几章, 多少平方米: the first character and the first two behind the question word.
void Affinity::FindCounted() {
  const std::vector<Unit>& units = intent_.units;
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    const bool many = i > 0 && units[i - 1].text == "多" && units[i].text == "少";
    const bool english = i > 0 && units[i - 1].text == "how" && units[i].text == "many";
    if (!many && !english && units[i].text != "几") continue;
    const std::size_t at = units[i + 1].text == "个" && i + 2 < units.size() ? i + 2 : i + 1;
    counted_.push_back(units[at].text);
    if (at + 1 < units.size()) counted_.push_back(units[at].text + units[at + 1].text);
  }
}

// 男性还是女性, 是男是女, "red or white".
void Affinity::FindChoices() {
  const std::vector<Unit>& units = intent_.units;
  const auto is_word = [&](std::size_t at) {
    return at < units.size() && intent_.roles[at] != Role::kEntity;
  };
  const auto run = [&](std::size_t at, int step) {
    std::string text;
    for (std::size_t i = at; is_word(i) && text.size() < 18; i += static_cast<std::size_t>(step)) {
      const std::string& unit = units[i].text;
      if (unit == "是" || unit == "的" || unit == "还" || unit == "吗" || unit == "了") break;
      text = step < 0 ? unit + text : text + unit;
      if (units[i].kind != UnitKind::kHan) break;
    }
    return text;
  };
  for (std::size_t i = 1; i + 1 < units.size(); ++i) {
    const bool still = units[i].text == "还" && units[i + 1].text == "是";
    const bool either = units[i].text == "或" || units[i].text == "or";
    const bool again = units[i].text == "是" && i >= 2 && units[i - 2].text == "是";
    if (!still && !either && !again) continue;
    std::size_t before = i - 1;
    if (units[before].text == "了" || units[before].text == "的")
      before = before > 0 ? before - 1 : 0;
    choices_.push_back(run(before, -1));
    choices_.push_back(run(i + (still ? 2 : 1), 1));
  }
  std::erase(choices_, std::string());
}

double Affinity::OfAim(const Aim& aim, std::string_view label_key) const {
  double best = 0.0;
  const auto count = static_cast<double>(aim.labels->size());
  for (std::size_t i = 0; i < aim.labels->size(); ++i) {
    const std::string& word = (*aim.labels)[i];
    if (!HoldsWord(label_key, word)) continue;
    const double place = 1.0 - (1.0 - kLastChoice) * static_cast<double>(i) / count;
    const double share = static_cast<double>(word.size()) / static_cast<double>(label_key.size());
    best = std::max(best, aim.weight * place * (0.65 + 0.35 * share));
  }
  return best;
}

// Share of the open words that the label or the aim's own words account for.
double Affinity::Explained(const Letters& label, const Aim* aim) const {
  double all = 0.0;
  double explained = 0.0;
  for (const OpenWord& word : open_) {
    all += word.weight;
    const bool aimed = aim != nullptr && word.unit >= aim->first_unit &&
                       word.unit < aim->first_unit + aim->unit_count;
    explained += aimed || word.letters.Shares(label) ? word.weight : 0.0;
  }
  return all <= 0.0 ? 1.0 : explained / all;
}

// The question names an attribute outright, and the label is another's: shared words say little.
bool Affinity::NamesOther(const Fact& fact) const {
  if (fact.concept_id.empty()) return false;
  bool outright = false;
  for (std::size_t i = 0; i < intent_.units.size(); ++i) {
    outright = outright || (intent_.concept_of[i] >= 0 && !intent_.soft[i]);
  }
  return outright &&
         std::none_of(intent_.concepts.begin(), intent_.concepts.end(),
                      [&](const AttributeConcept* asked) { return asked->id == fact.concept_id; });
}

// By other names of the attribute that is asked for, or of the label's own.
double Affinity::OfConcepts(const Fact& fact, const Letters& letters) const {
  double best = 0.0;
  const AttributeConcept* own = FindConcept(fact.concept_id);
  if (own != nullptr) {
    ForEachName(*own, [&](const Letters& name) { best = std::max(best, Similarity(name, rest_)); });
  }
  std::size_t size = SplitUnits(fact.attribute).size();
  for (const ConceptMatch& match : FindConcepts(fact.attribute)) {
    const bool last = match.first_unit + match.unit_count == size;
    if (last && std::find(intent_.concepts.begin(), intent_.concepts.end(), match.meaning) !=
                    intent_.concepts.end())
      best = 1.0;
  }
  if (own != nullptr) return best;  // It means something else.
  for (const AttributeConcept* asked : intent_.concepts) {
    ForEachName(*asked,
                [&](const Letters& name) { best = std::max(best, Similarity(letters, name)); });
  }
  return best;
}

Affinity::LabelFit Affinity::OfLabel(const Fact& fact) const {
  if (fact.attribute.size() > kMaxLabelBytes) return {};
  const Letters letters(SplitUnits(fact.attribute));
  const std::string key = NameKey(fact.attribute);
  LabelFit fit;
  fit.explained = Explained(letters, nullptr);
  const double other = NamesOther(fact) ? kOtherAttribute : 1.0;
  const double similar =
      std::max(Similarity(letters, rest_), other * kOtherName * OfConcepts(fact, letters)) *
      LeftOf(fit.explained);
  double aimed = 0.0;
  for (const Aim& aim : aims_) {
    const double strength = OfAim(aim, key);
    if (strength <= 0.0) continue;
    const double explained = Explained(letters, &aim);
    aimed = std::max(aimed, strength * LeftOf(explained));
    fit.explained = std::max(fit.explained, explained);
  }
  fit.similar = similar;
  fit.strength = Join(kLabelWeight * similar, kAimWeight * aimed);
  return fit;
}

// The mere kind of the value: that of half of what is known.
double Affinity::OfAskedType(const Fact& fact, const std::vector<Unit>& units) const {
  switch (intent_.type) {
    case AnswerType::kDate:
      return FindDates(fact.value).empty() ? 0.0 : 0.4;
    case AnswerType::kNumber:
    case AnswerType::kMoney:
      return HasNumeral(units) ? 0.2 : 0.0;
    case AnswerType::kPlace:
      return IsPlaceName(fact.value) ? 0.3 : 0.0;
    default:
      return 0.0;
  }
}

double Affinity::OfValue(const Fact& fact, double explained) const {
  const std::vector<Unit> units = SplitUnits(fact.value);
  const std::string key = KeyOfValue(fact.value);
  double fit = 0.0;
  for (const std::string& choice : choices_) {
    const bool same = key.starts_with(choice) || (!key.empty() && choice.starts_with(key));
    fit = std::max(fit, same ? 1.0 : 0.0);
  }
  for (const std::string& what : counted_) fit = std::max(fit, Counts(units, what) ? 0.8 : 0.0);
  if (kind_.size() >= 6 && key.ends_with(kind_)) fit = std::max(fit, 0.8);
  if (kind_.size() >= 3 && key.ends_with(kind_.substr(kind_.size() - 3)))
    fit = std::max(fit, kind_.size() == 3 ? 0.8 : 0.6);
  return kValueWeight * std::max(fit, OfAskedType(fact, units) * LeftOf(explained));
}

bool Affinity::LacksAmount(const Fact& fact) const {
  return asks_amount_ && !HasNumeral(SplitUnits(fact.value));
}

bool Affinity::Clashes(const Fact& fact) const {
  const AttributeConcept* meaning = FindConcept(fact.concept_id);
  const ValueType type = TypeOfValue(fact.value);
  const std::vector<Unit> units = SplitUnits(fact.value);
  if (LacksAmount(fact)) return true;
  switch (intent_.type) {
    case AnswerType::kDate:
    case AnswerType::kNumber:
    case AnswerType::kMoney:
      return !HasNumeral(units);
    case AnswerType::kPerson:
    case AnswerType::kPlace:
      if (intent_.type == AnswerType::kPlace && meaning != nullptr &&
          meaning->type == ValueType::kOrganization)
        return true;
      return type == ValueType::kDate || type == ValueType::kMoney || type == ValueType::kPercent ||
             type == ValueType::kNumber;
    default:
      return false;
  }
}

double Affinity::Of(const Fact& fact) const {
  auto known = by_label_.find(fact.attribute);
  if (known == by_label_.end()) known = by_label_.emplace(fact.attribute, OfLabel(fact)).first;
  const LabelFit& label = known->second;
  const double all = Join(label.strength, OfValue(fact, label.explained));
  if (!Clashes(fact)) return all;
  return all * (label.similar >= kSaidOutright ? kMildClash : kClash);
}

}  // namespace tanxun
