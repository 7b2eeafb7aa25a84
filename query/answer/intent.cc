// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/intent.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/frames.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/query_words.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/lexicon/words.h"

namespace tanxun {
namespace {

constexpr std::uint32_t kMaxNameUnits = 48;  // Titles of regulations are names as well.
constexpr std::uint32_t kMaxQuestionUnits = 96;
constexpr std::uint32_t kNamesAtOnePlace =
    3;  // The longest name that begins at a word, and shorter ones within it.
constexpr std::size_t kFewestLettersOfListing = 3;  // By which an entity may be asked for.
constexpr std::size_t kFewestDigitsOfListing = 5;
constexpr std::uint32_t kAbilityGap = 10;  // "Can the cloud unit of Acme Group still access …"

const PhraseSet& StopPhrases() {
  static const PhraseSet kSet = [] {
    PhraseSet set;
    for (const auto& row : TsvRows(LexiconFile("stop_words.tsv"))) {
      if (row.size() < 2) continue;
      for (std::string_view word : TsvEntries(row[1])) set.Add(word, 0);
    }
    for (const std::string& word : QuestionWords()) set.Add(word, 0);
    return set;
  }();
  return kSet;
}

AnswerType TypeOfFrame(std::string_view type) {
  for (const AnswerType known :
       {AnswerType::kDate, AnswerType::kNumber, AnswerType::kMoney, AnswerType::kPerson,
        AnswerType::kPlace, AnswerType::kList, AnswerType::kYesNo, AnswerType::kDefinition}) {
    if (Name(known) == type) return known;
  }
  return AnswerType::kAny;
}

// A stretch of the question that one reading claims; the best of overlapping ones wins.
struct Claim {
  enum class Kind : std::uint8_t { kEntity, kConcept } kind = Kind::kEntity;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::size_t index = 0;
};

bool CanBeName(const std::vector<Unit>& units, std::uint32_t first, std::uint32_t count) {
  if (count > 1) return true;
  const Unit& unit = units[first];
  if (unit.kind == UnitKind::kHan) return false;
  if (unit.kind == UnitKind::kEmoji) return false;
  if (unit.kind == UnitKind::kWord && unit.text.size() < 2) return false;
  return StopPhrases().LongestAt(units, first).unit_count == 0;
}

std::string KeyOf(const Intent& intent, std::uint32_t first, std::uint32_t count) {
  const std::uint32_t begin = intent.units[first].begin;
  const std::uint32_t end = intent.units[first + count - 1].end;
  return NameKey(std::string_view(intent.question).substr(begin, end - begin));
}

// In capitals, and of three signs or more: AI and IT are words, 2024 is a year.
bool IsWrittenAsListing(std::string_view text) {
  const bool small =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool number = text.find_first_not_of("0123456789") == std::string_view::npos;
  return !small && text.size() >= (number ? kFewestDigitsOfListing : kFewestLettersOfListing) &&
         ConceptOfLabel(text) == nullptr;
}

// Of the stretches that begin at a unit, shortest first, as far as one may be a name.
std::vector<std::string> KeysAt(const Intent& intent, std::uint32_t first,
                                const NameLookup& lookup) {
  const std::size_t most = std::min<std::size_t>(kMaxNameUnits, intent.units.size() - first);
  std::vector<std::string> keys;
  while (keys.size() < most) {
    std::string key = KeyOf(intent, first, static_cast<std::uint32_t>(keys.size()) + 1);
    if (!lookup.MayBegin(key)) break;
    keys.push_back(std::move(key));
  }
  return keys;
}

void ClaimEntities(const Intent& intent, const NameLookup& lookup,
                   std::vector<EntityMention>& mentions, std::vector<Claim>& claims) {
  const auto size = static_cast<std::uint32_t>(intent.units.size());
  for (std::uint32_t first = 0; first < size; ++first) {
    const std::vector<std::string> keys = KeysAt(intent, first, lookup);
    std::uint32_t found = 0;
    for (auto count = static_cast<std::uint32_t>(keys.size()); count > 0; --count) {
      if (!CanBeName(intent.units, first, count)) continue;
      auto known = lookup(keys[count - 1]);
      if (!known.has_value()) continue;
      const std::uint32_t begin = intent.units[first].begin;
      const std::uint32_t end = intent.units[first + count - 1].end;
      if (known->by_listing && !IsWrittenAsListing(intent.question.substr(begin, end - begin)))
        continue;
      claims.push_back({Claim::Kind::kEntity, first, count, mentions.size()});
      mentions.push_back({*known, intent.question.substr(begin, end - begin), first, count});
      if (mentions.back().known.name.empty()) mentions.back().known.name = mentions.back().text;
      if (++found == kNamesAtOnePlace) break;
    }
  }
}

void ClaimConcepts(const Intent& intent, std::vector<ConceptMatch>& concepts,
                   std::vector<Claim>& claims) {
  concepts = FindConcepts(intent.question);
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    claims.push_back({Claim::Kind::kConcept, concepts[i].first_unit, concepts[i].unit_count, i});
  }
}

bool NamesSomebody(const AttributeConcept& meaning) {
  return meaning.type == ValueType::kPerson || meaning.type == ValueType::kOrganization ||
         meaning.type == ValueType::kPlace;
}

// "subsidiary of Acme" asks for Acme's subsidiary, not for what Acme is a subsidiary of; "Acme is a
// subsidiary of" keeps its words.
void ReadOfBeforeName(const Intent& intent, std::vector<Claim>& claims,
                      std::vector<ConceptMatch>& concepts) {
  const auto is_name = [](const Claim& claim) { return claim.kind == Claim::Kind::kEntity; };
  for (Claim& claim : claims) {
    const std::uint32_t end = claim.first + claim.count;
    if (is_name(claim) || claim.count < 2 || end >= intent.units.size() ||
        intent.units[end - 1].text != "of")
      continue;
    const std::uint32_t behind = intent.units[end].text == "the" ? end + 1 : end;
    const bool before = std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
      return is_name(other) && other.first + other.count <= claim.first;
    });
    const bool name_behind = std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
      return is_name(other) && (other.first == end || other.first == behind);
    });
    if (before || !name_behind) continue;
    const std::uint32_t begin = intent.units[claim.first].begin;
    const std::uint32_t past = intent.units[end - 2].end;
    const AttributeConcept* meaning =
        ConceptOfLabel(std::string_view(intent.question).substr(begin, past - begin));
    const AttributeConcept* other = concepts[claim.index].meaning;
    if (meaning == other) continue;
    if (meaning != nullptr) {
      claim.count -= 1;
      claim.index = concepts.size();
      concepts.push_back({meaning, claim.first, claim.count});
    } else if (NamesSomebody(*other)) {
      claim.count = 0;  // "unit of Acme": some other attribute, without a name of its own.
    }
  }
  std::erase_if(claims, [](const Claim& claim) { return claim.count == 0; });
}

// 2025财年营收: the 年 is the period's, so that 年营收 gives way to 营收.
void KeepPeriodsWhole(const Intent& intent, std::vector<Claim>& claims,
                      std::vector<ConceptMatch>& concepts) {
  for (const Period& period : FindPeriods(intent.question, intent.units)) {
    const std::uint32_t past = period.first_unit + period.unit_count;
    std::vector<Claim> shortened;
    std::erase_if(claims, [&](const Claim& claim) {
      const std::uint32_t end = claim.first + claim.count;
      if (claim.first <= period.first_unit || claim.first >= past) return false;
      if (claim.kind != Claim::Kind::kConcept || end <= past) return true;
      const std::uint32_t begin = intent.units[past].begin;
      const std::string rest = intent.question.substr(begin, intent.units[end - 1].end - begin);
      if (const AttributeConcept* meaning = ConceptOfLabel(rest)) {
        shortened.push_back({Claim::Kind::kConcept, past, end - past, concepts.size()});
        concepts.push_back({meaning, past, end - past});
      }
      return true;
    });
    claims.insert(claims.end(), shortened.begin(), shortened.end());
  }
}

// The claims that together cover most of the question, of these the fewest (so the longest); where
// still equal, attributes before names or the other way round. 台北市长 is 台北 + 市长, not 台北市
// + 长.
std::vector<Claim> SettleOnce(std::vector<Claim> claims, std::size_t size, bool names_first) {
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.first + a.count < b.first + b.count;
  });
  std::vector<int> best(size + 1, 0);
  std::vector<int> chosen(size + 1, -1);  // The claim that ends here in the best cover, or -1.
  std::size_t next = 0;
  for (std::uint32_t end = 1; end <= size; ++end) {
    best[end] = best[end - 1];
    for (; next < claims.size() && claims[next].first + claims[next].count == end; ++next) {
      const Claim& claim = claims[next];
      const int preferred = (claim.kind == Claim::Kind::kEntity) == names_first ? 1 : 0;
      const int value = best[claim.first] + static_cast<int>(claim.count) * 100 - 10 + preferred;
      if (value <= best[end]) continue;
      best[end] = value;
      chosen[end] = static_cast<int>(next);
    }
  }
  std::vector<Claim> kept;
  for (std::size_t end = size; end > 0;) {
    if (chosen[end] < 0) {
      --end;
      continue;
    }
    kept.push_back(claims[static_cast<std::size_t>(chosen[end])]);
    end = kept.back().first;
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

// A word may be an attribute's and a note's name at once (advanced packaging): it is the name where
// the question has no other.
std::vector<Claim> Settle(const std::vector<Claim>& claims, std::size_t size) {
  std::vector<Claim> kept = SettleOnce(claims, size, false);
  const bool named = std::any_of(kept.begin(), kept.end(), [](const Claim& claim) {
    return claim.kind == Claim::Kind::kEntity;
  });
  return named ? kept : SettleOnce(claims, size, true);
}

// A name denies nothing: 无锡, "No Man's Land".
std::string WithoutNames(const Intent& intent) {
  std::string text = intent.question;
  for (std::size_t i = 0; i < intent.units.size(); ++i) {
    if (intent.roles[i] != Role::kEntity) continue;
    std::fill(text.begin() + intent.units[i].begin, text.begin() + intent.units[i].end, ' ');
  }
  return text;
}

void SetRole(Intent& intent, std::uint32_t first, std::uint32_t count, Role role) {
  for (std::uint32_t i = first; i < first + count; ++i) {
    if (intent.roles[i] == Role::kContent) intent.roles[i] = role;
  }
}

// A question word makes a yes/no frame ("can", 吗) part of an open question.
bool HasQuestionWord(const Intent& intent) {
  static const std::unordered_set<std::string> kWords = {
      "what", "which", "who", "whom", "whose", "where", "when", "how", "哪", "谁", "何", "几"};
  for (std::size_t i = 0; i < intent.units.size(); ++i) {
    if (kWords.contains(intent.units[i].text)) return true;
    const bool what = i + 1 < intent.units.size() && intent.units[i].text == "什" &&
                      intent.units[i + 1].text == "么";
    const bool many = i + 1 < intent.units.size() && intent.units[i].text == "多" &&
                      intent.units[i + 1].text == "少";
    if (what || many) return true;
  }
  return false;
}

void ReadFrameType(AnswerType type, bool open_question, bool& definition, Intent& intent) {
  if (type == AnswerType::kDefinition) definition = true;
  if (type == AnswerType::kAny || type == AnswerType::kDefinition ||
      intent.type != AnswerType::kAny)
    return;
  if (type == AnswerType::kYesNo && open_question) return;
  intent.type = type;
}

void MarkFrames(Intent& intent) {
  bool definition = false;
  const bool open_question = HasQuestionWord(intent);
  for (const FrameMatch& frame : FindFrames(intent.units)) {
    bool free = true;
    for (std::uint32_t i = frame.first_unit; i < frame.first_unit + frame.unit_count; ++i) {
      free = free && intent.roles[i] != Role::kEntity;
    }
    if (!free) continue;
    ReadFrameType(TypeOfFrame(frame.answer_type), open_question, definition, intent);
    SetRole(intent, frame.first_unit, frame.unit_count, Role::kFrame);
  }
  if (definition && intent.type == AnswerType::kAny) intent.type = AnswerType::kDefinition;
  for (std::uint32_t i = 0; i < intent.units.size();) {
    const auto stop = StopPhrases().LongestAt(intent.units, i);
    SetRole(intent, i, stop.unit_count, Role::kFrame);
    i += std::max<std::uint32_t>(1, stop.unit_count);
  }
}

// "how large", 有多大 name an attribute, but may only ask for the size of one named besides.
bool MayOnlyAsk(const Intent& intent, const Claim& claim) {
  static const PhraseSet kWords = [] {
    PhraseSet set;
    for (const std::string& word : QuestionWords()) set.Add(word, 0);
    return set;
  }();
  for (std::uint32_t i = claim.first; i < claim.first + claim.count; ++i) {
    if (kWords.LongestAt(intent.units, i).unit_count > 0) return true;
  }
  return false;
}

void MarkPeriods(Intent& intent) {
  for (const Period& period : FindPeriods(intent.question, intent.units)) {
    const auto begin = intent.roles.begin() + period.first_unit;
    const bool free = std::all_of(begin, begin + period.unit_count,
                                  [](Role role) { return role == Role::kContent; });
    if (!free) continue;
    intent.periods.push_back(period);
    SetRole(intent, period.first_unit, period.unit_count, Role::kDate);
  }
}

// "who founded" asks for the founder, not the year.
const AttributeConcept* ShiftByType(const AttributeConcept* meaning, AnswerType type) {
  static const auto kShifts = TsvRows(LexiconFile("type_shifts.tsv"));
  for (const auto& row : kShifts) {
    if (row.size() < 3 || row[0] != meaning->id || row[1] != Name(type)) continue;
    if (const AttributeConcept* shifted = FindConcept(row[2]); shifted != nullptr) return shifted;
  }
  return meaning;
}

void MarkAbility(Intent& intent) {
  for (const AbilityMatch& match : FindAbilities(intent.units, kAbilityGap)) {
    bool free = true;
    for (std::uint32_t i = match.first_unit; i < match.last_unit; ++i) {
      const bool cue = i < match.modal_end || i >= match.verb_unit;
      free = free && (!cue || intent.roles[i] != Role::kEntity);
    }
    if (!free) continue;
    intent.ability = match;
    SetRole(intent, match.first_unit, match.modal_end - match.first_unit, Role::kAbility);
    SetRole(intent, match.verb_unit, match.last_unit - match.verb_unit, Role::kAbility);
    return;
  }
}

// "Acme", "what is Acme", 什么是艾克米 — but not "what can Acme not do", whose words happen to be
// frames too.
bool AsksDefinition(const Intent& intent) {
  static const std::unordered_set<std::string> kWords = {
      "what", "whats", "what's", "is",   "are", "was",   "were",   "who",     "whos",     "who's",
      "the",  "a",     "an",     "tell", "me",  "about", "define", "explain", "describe", "please",
      "does", "mean",  "of",     "什",   "么",  "是",    "谁",     "哪",      "位",       "请",
      "问",   "介",    "绍",     "一",   "下",  "的",    "意",     "思",      "指",       "啥",
      "呢",   "吗",    "个",     "家",   "说",  "解",    "释",     "种",      "样"};
  bool named = false;
  for (std::size_t i = 0; i < intent.units.size(); ++i) {
    if (intent.roles[i] == Role::kEntity) {
      named = true;
    } else if (intent.roles[i] != Role::kFrame || !kWords.contains(intent.units[i].text)) {
      return false;
    }
  }
  return named && intent.entities.size() == 1;
}

}  // namespace

std::string_view Name(AnswerType type) {
  switch (type) {
    case AnswerType::kAny:
      return "any";
    case AnswerType::kDate:
      return "date";
    case AnswerType::kNumber:
      return "number";
    case AnswerType::kMoney:
      return "money";
    case AnswerType::kPerson:
      return "person";
    case AnswerType::kPlace:
      return "place";
    case AnswerType::kList:
      return "list";
    case AnswerType::kYesNo:
      return "yesno";
    case AnswerType::kDefinition:
      return "definition";
  }
  return "any";
}

Intent Understand(std::string_view question, const NameLookup& lookup) {
  Intent intent;
  intent.question = question;
  intent.units = SplitUnits(intent.question);
  if (intent.units.size() > kMaxQuestionUnits) intent.units.resize(kMaxQuestionUnits);
  intent.roles.assign(intent.units.size(), Role::kContent);
  intent.soft.assign(intent.units.size(), false);
  intent.concept_of.assign(intent.units.size(), -1);
  for (const Unit& unit : intent.units) {
    static const std::unordered_set<std::string> kSubjectWords = {"who",   "whom", "whose",
                                                                  "which", "哪",   "谁"};
    intent.asks_for_subject = intent.asks_for_subject || kSubjectWords.contains(unit.text);
  }

  std::vector<EntityMention> mentions;
  std::vector<ConceptMatch> concepts;
  std::vector<Claim> claims;
  ClaimEntities(intent, lookup, mentions, claims);
  ClaimConcepts(intent, concepts, claims);
  std::erase_if(
      claims, [&](const Claim& claim) { return claim.first + claim.count > intent.units.size(); });

  KeepPeriodsWhole(intent, claims, concepts);
  ReadOfBeforeName(intent, claims, concepts);
  std::vector<const AttributeConcept*> meanings;
  for (const Claim& claim : Settle(claims, intent.units.size())) {
    if (claim.kind == Claim::Kind::kEntity) {
      intent.entities.push_back(mentions[claim.index]);
      SetRole(intent, claim.first, claim.count, Role::kEntity);
    } else {
      std::fill_n(intent.concept_of.begin() + claim.first, claim.count,
                  static_cast<int>(meanings.size()));
      meanings.push_back(concepts[claim.index].meaning);
      const std::uint32_t begin = intent.units[claim.first].begin;
      const std::uint32_t end = intent.units[claim.first + claim.count - 1].end;
      if (!intent.attribute.empty()) intent.attribute += ' ';
      intent.attribute += intent.question.substr(begin, end - begin);
      SetRole(intent, claim.first, claim.count, Role::kAttribute);
      if (MayOnlyAsk(intent, claim))
        std::fill_n(intent.soft.begin() + claim.first, claim.count, true);
    }
  }
  MarkAbility(intent);
  MarkPeriods(intent);
  MarkFrames(intent);
  intent.negated = IsNegative(WithoutNames(intent));
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {  // What they say is kept in `negated`.
    if (intent.units[i].text == "not" || intent.units[i].text == "no")
      SetRole(intent, i, 1, Role::kFrame);
  }
  intent.asks_definition = AsksDefinition(intent);
  for (const AttributeConcept* meaning : meanings)
    intent.concepts.push_back(ShiftByType(meaning, intent.type));
  return intent;
}

std::string ContentOf(std::string_view label) {
  static const std::unordered_set<std::string> kDeny = {
      "not", "no", "cannot", "can't", "never", "allowed", "不", "可", "能", "无", "法"};
  const std::vector<Unit> units = SplitUnits(label);
  std::string content;
  for (std::uint32_t i = 0; i < units.size();) {
    const auto stop = StopPhrases().LongestAt(units, i);
    if (stop.unit_count == 0 && !kDeny.contains(units[i].text)) {
      const bool apart = i > 0 && units[i].begin > units[i - 1].end;
      if (!content.empty() && (apart || units[i].kind != UnitKind::kHan)) content += ' ';
      content += label.substr(units[i].begin, units[i].end - units[i].begin);
    }
    i += std::max<std::uint32_t>(1, stop.unit_count);
  }
  return content;
}

std::string Describe(const Intent& intent) {
  static constexpr std::string_view kRoles = "ceabfd";
  std::string text = fmt::format("type={}", Name(intent.type));
  for (const EntityMention& entity : intent.entities)
    text += fmt::format(" entity={}", entity.known.name);
  for (const AttributeConcept* meaning : intent.concepts)
    text += fmt::format(" concept={}", meaning->id);
  if (intent.ability.has_value()) {
    text +=
        fmt::format(" ability={}{}", intent.ability->polarity == Polarity::kNegative ? "-" : "+",
                    intent.ability->ability);
  }
  for (const Period& period : intent.periods) text += fmt::format(" period={}", period.name);
  text += " units=";
  for (std::size_t i = 0; i < intent.units.size(); ++i) {
    text += fmt::format("{}{}/{}", i == 0 ? "" : " ", intent.units[i].text,
                        kRoles[static_cast<std::size_t>(intent.roles[i])]);
  }
  return text;
}

}  // namespace tanxun
