// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_question.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/query_words.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

constexpr std::size_t kFewestLettersOfRoot = 3;

// won -> win, written and wrote -> write (corpus/lexicon/word_forms.tsv).
const std::string* BaseForm(const std::string& word) {
  static const auto kForms = [] {
    std::unordered_map<std::string, std::string> forms;
    for (const auto& row : TsvRows(LexiconFile("word_forms.tsv"))) {
      if (row.size() < 2) continue;
      for (std::string_view form : TsvEntries(row[1])) forms.emplace(form, row[0]);
    }
    return forms;
  }();
  const auto found = kForms.find(word);
  return found == kForms.end() ? nullptr : &found->second;
}

// 15th -> 15.
std::string WithoutOrdinal(const std::string& word) {
  static constexpr std::array<std::string_view, 4> kEndings = {"st", "nd", "rd", "th"};
  const std::size_t digits = word.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos) return {};
  const std::string_view ending = std::string_view(word).substr(digits);
  const bool ordinal = std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
  return ordinal ? word.substr(0, digits) : std::string();
}

// director -> direct, winner -> win.
std::string RootOf(std::string stem) {
  const bool agent = stem.ends_with("er") || stem.ends_with("or");
  if (!agent || stem.size() < kFewestLettersOfRoot + 2) return stem;
  stem.resize(stem.size() - 2);
  const std::size_t size = stem.size();
  if (size > kFewestLettersOfRoot && stem[size - 1] == stem[size - 2]) stem.pop_back();
  return stem;
}

void AddWord(const Unit& unit, TableTerm& term) {
  std::vector<Unit> units = {unit};
  const std::string ordinal = WithoutOrdinal(unit.text);
  if (!ordinal.empty()) units.push_back({UnitKind::kNumber, ordinal, unit.begin, unit.end});
  if (const std::string* base = BaseForm(unit.text))
    units.push_back({UnitKind::kWord, *base, unit.begin, unit.end});
  for (const std::string& key : FeaturesOf(units)) {
    term.keys.push_back(key);
    term.roots.push_back(key);
    if (const std::string root = RootOf(key); root != key) term.roots.push_back(root);
  }
}

// Words of one meaning share a key: 年初 and 期初 "=opening".
struct Meanings {
  PhraseSet phrases;
  std::vector<std::string> keys;
};

const Meanings& HeaderMeanings() {
  static const Meanings kMeanings = [] {
    Meanings meanings;
    for (const auto& row : TsvRows(LexiconFile("header_words.tsv"))) {
      if (row.size() < 2) continue;
      for (std::string_view word : TsvEntries(row[1]))
        meanings.phrases.Add(word, static_cast<std::uint32_t>(meanings.keys.size()));
      meanings.keys.push_back("=" + std::string(row[0]));
    }
    return meanings;
  }();
  return kMeanings;
}

void AddMeanings(const std::vector<Unit>& units, Features& words) {
  const Meanings& meanings = HeaderMeanings();
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    const auto match = meanings.phrases.LongestAt(units, i);
    if (match.unit_count > 0) words.insert(meanings.keys[match.value]);
  }
}

// Each meaning is a term of its own or a key of the term of its first word.
void AddMeaningsToTerms(const Intent& intent, std::vector<TableTerm>& terms) {
  const Meanings& meanings = HeaderMeanings();
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    const auto match = meanings.phrases.LongestAt(intent.units, i);
    if (match.unit_count == 0) continue;
    const std::string& key = meanings.keys[match.value];
    const auto term = std::find_if(terms.begin(), terms.end(),
                                   [&](const TableTerm& known) { return known.first_unit == i; });
    if (term == terms.end()) {
      terms.push_back({.keys = {key},
                       .roots = {key},
                       .first_unit = i,
                       .unit_count = match.unit_count,
                       .optional = true});
    } else {
      term->keys.push_back(key);
      term->roots.push_back(key);
    }
    i += match.unit_count - 1;
  }
}

CellKind KindOfName(std::string_view name) {
  if (name == "person") return CellKind::kPerson;
  if (name == "place") return CellKind::kPlace;
  return name == "date" ? CellKind::kDate : CellKind::kName;
}

const PhraseSet& KindNouns() {
  static const PhraseSet kNouns = [] {
    PhraseSet nouns;
    for (const auto& row : TsvRows(LexiconFile("kinds.tsv"))) {
      for (std::size_t c = 1; c < row.size(); ++c) {
        for (std::string_view noun : TsvEntries(row[c]))
          nouns.Add(noun, static_cast<std::uint32_t>(KindOfName(row[0])));
      }
    }
    return nouns;
  }();
  return kNouns;
}

bool IsContent(const Intent& intent, std::uint32_t unit) {
  return intent.roles[unit] != Role::kFrame;
}

bool Asks(const Unit& unit) {
  static const std::unordered_set<std::string> kWords = {"what", "which", "whose", "many",
                                                         "much", "name",  "whic",  "wich"};
  return kWords.contains(unit.text);
}

// "how many *runs*", "which *company*", "in zone *A*": words of frames that a table may have.
void AddFrameWords(const Intent& intent, std::vector<TableTerm>& terms) {
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    const Unit& unit = intent.units[i];
    if (IsContent(intent, i) || unit.kind == UnitKind::kHan) continue;
    const char written = intent.question[unit.begin];
    const bool letter = i > 0 && unit.text.size() == 1 && written >= 'A' && written <= 'Z';
    if (!letter && (unit.text.size() < 3 || IsFunctionWord(unit.text) || Asks(unit))) continue;
    TableTerm term{.keys = {}, .roots = {}, .first_unit = i, .optional = !letter};
    AddWord(unit, term);
    terms.push_back(std::move(term));
  }
}

// 成都, where 都 is taken for a word of the frame.
void AddTornPairs(const Intent& intent, std::vector<TableTerm>& terms) {
  for (std::uint32_t i = 0; i + 1 < intent.units.size(); ++i) {
    if (!Touch(intent.units[i], intent.units[i + 1]) ||
        IsContent(intent, i) == IsContent(intent, i + 1))
      continue;
    const std::string pair = intent.units[i].text + intent.units[i + 1].text;
    terms.push_back(
        {.keys = {pair}, .roots = {pair}, .first_unit = i, .unit_count = 2, .optional = true});
  }
}

std::vector<TableTerm> TermsOf(const Intent& intent) {
  std::vector<TableTerm> terms;
  const std::vector<Unit>& units = intent.units;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (!IsContent(intent, i)) continue;
    TableTerm term{.keys = {}, .roots = {}, .first_unit = i};
    if (units[i].kind != UnitKind::kHan) {
      AddWord(units[i], term);
    } else if (i + 1 < units.size() && Touch(units[i], units[i + 1]) && IsContent(intent, i + 1)) {
      term.keys = term.roots = {units[i].text + units[i + 1].text};
      term.unit_count = 2;
    } else if (i == 0 || !Touch(units[i - 1], units[i]) || !IsContent(intent, i - 1)) {
      term.keys = term.roots = {units[i].text};  // One character by itself.
    } else {
      continue;
    }
    terms.push_back(std::move(term));
  }
  AddMeaningsToTerms(intent, terms);
  AddFrameWords(intent, terms);
  AddTornPairs(intent, terms);
  return terms;
}

// "points *won* by", "laps *completed*": what was done is not what is counted.
bool IsParticiple(const std::string& word) {
  return BaseForm(word) != nullptr || (word.size() > 4 && word.ends_with("ed"));
}

bool IsMereAmount(const std::string& word) {
  static const std::unordered_set<std::string> kWords = {
      "number", "numbers", "amount", "total", "count", "sum", "percentage", "name", "names"};
  return kWords.contains(word);
}

// "which club scored …": the words after the question word, up to the next that only joins.
void FocusAfter(const Intent& intent, std::vector<bool>& focus) {
  const auto size = static_cast<std::uint32_t>(intent.units.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!Asks(intent.units[i])) continue;
    std::uint32_t at = i + 1;
    while (at < size && !IsContent(intent, at)) {
      const std::string& word = intent.units[at].text;
      focus[at] = word.size() > 2 && !IsFunctionWord(word) && !Asks(intent.units[at]);
      ++at;
    }
    // "the number of points": points are asked for.
    if (at + 2 < size && IsMereAmount(intent.units[at].text) && intent.units[at + 1].text == "of") {
      at += 2;
      while (at < size && !IsContent(intent, at)) ++at;
    }
    const std::uint32_t first = at;
    for (; at < size && IsContent(intent, at) && !IsFunctionWord(intent.units[at].text); ++at) {
      focus[at] = at == first || !IsParticiple(intent.units[at].text);
    }
    return;
  }
}

// "longest film": no question and no sentence.
bool IsLatinTelegram(const Intent& intent) {
  static const std::unordered_set<std::string> kOfSentences = {
      "who", "whom", "when", "where", "how", "why", "is",   "are",  "was",  "were", "did",
      "do",  "does", "has",  "have",  "had", "can", "tell", "give", "list", "that", "to"};
  return std::none_of(intent.units.begin(), intent.units.end(), [](const Unit& unit) {
    return unit.kind == UnitKind::kHan || Asks(unit) || kOfSentences.contains(unit.text);
  });
}

// 注册地址在哪里, 担保的金额是多少: the characters before what asks; else those after it.
void FocusInHan(const Intent& intent, std::vector<bool>& focus) {
  static const std::unordered_set<std::string> kAsk = {"什", "多", "哪", "谁", "几", "何"};
  const auto size = static_cast<std::uint32_t>(intent.units.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (IsContent(intent, i) || !kAsk.contains(intent.units[i].text)) continue;
    std::uint32_t after = i;
    while (after < size && !IsContent(intent, after)) ++after;
    for (; after < size && IsContent(intent, after); ++after) focus[after] = true;
    std::uint32_t before = i;
    while (before > 0 && !IsContent(intent, before - 1)) --before;
    for (; before > 0 && IsContent(intent, before - 1); --before) focus[before - 1] = true;
    return;
  }
  if (IsLatinTelegram(intent)) {
    for (std::uint32_t i = 0; i < size; ++i) focus[i] = IsContent(intent, i);
    return;
  }
  // Nothing asks: BABA 市值, 上海某公司的采购金额.
  std::uint32_t last = size;
  while (last > 0 && !IsContent(intent, last - 1)) --last;
  for (; last > 0 && IsContent(intent, last - 1) && intent.units[last - 1].kind == UnitKind::kHan;
       --last)
    focus[last - 1] = true;
}

// total, 合计, but not the 合计 within 组合计提.
bool AsksTotal(const Intent& intent) {
  static const std::unordered_set<std::string> kWords = {"total", "sum", "altogether", "overall"};
  static const std::unordered_set<std::string> kHan = {"合计", "总计", "总共", "一共"};
  const std::vector<Unit>& units = intent.units;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (kWords.contains(units[i].text)) return true;
    if (i + 1 >= units.size() || !kHan.contains(units[i].text + units[i + 1].text)) continue;
    const bool left = i > 0 && Touch(units[i - 1], units[i]) && IsContent(intent, i - 1);
    const bool right =
        i + 2 < units.size() && Touch(units[i + 1], units[i + 2]) && IsContent(intent, i + 2);
    if (!left || !right) return true;
  }
  return false;
}

// whose father, 谁的客户, 哪家的客户.
bool AsksWhose(const Intent& intent) {
  for (std::size_t i = 0; i < intent.units.size(); ++i) {
    const std::string& text = intent.units[i].text;
    if (text == "whose") return i == 0 || !IsContent(intent, static_cast<std::uint32_t>(i - 1));
    const bool asks = text == "谁" || (i > 0 && intent.units[i - 1].text == "哪");
    if (asks && i + 1 < intent.units.size() && intent.units[i + 1].text == "的") return true;
  }
  return false;
}

// "the total number of gold medals" is the number of gold medals.
bool SaysTotalNumberOf(const Intent& intent) {
  static const std::unordered_set<std::string> kAfter = {"number", "amount", "count", "of"};
  for (std::size_t i = 0; i + 1 < intent.units.size(); ++i) {
    if (intent.units[i].text == "total" && kAfter.contains(intent.units[i + 1].text)) return true;
  }
  return false;
}

// "how long did it take": no column of metres or years is meant by its name.
bool AsksMeasure(const Intent& intent) {
  static const std::unordered_set<std::string> kHow = {
      "long", "far", "tall", "high", "wide", "deep", "fast", "heavy", "old", "big", "large"};
  for (std::size_t i = 0; i + 1 < intent.units.size(); ++i) {
    if (intent.units[i].text == "how" && kHow.contains(intent.units[i + 1].text)) return true;
  }
  return false;
}

CellKind KindOfNouns(const Intent& intent, const std::vector<bool>& focus) {
  CellKind kind = CellKind::kAny;
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    if (!focus[i]) continue;
    const auto noun = KindNouns().LongestAt(intent.units, i);
    if (noun.unit_count > 0) kind = static_cast<CellKind>(noun.value);
  }
  return kind;
}

// "what percentage", 占比多少.
bool AsksShare(const Intent& intent) {
  static const PhraseSet kWords = [] {
    PhraseSet set;
    for (const char* word : {"percentage", "percent", "百分比", "百分之", "占比", "比例", "比重"})
      set.Add(word, 0);
    return set;
  }();
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    if (kWords.LongestAt(intent.units, i).unit_count > 0) return true;
  }
  return false;
}

CellKind KindOf(const Intent& intent, const std::vector<bool>& focus) {
  const CellKind noun = KindOfNouns(intent, focus);
  const bool who = std::any_of(intent.units.begin(), intent.units.end(), [](const Unit& unit) {
    return unit.text == "who" || unit.text == "whom" || unit.text == "谁";
  });
  switch (intent.type) {
    case AnswerType::kDate:
      return CellKind::kDate;
    case AnswerType::kNumber:
    case AnswerType::kMoney:
      return AsksShare(intent) ? CellKind::kPercent : CellKind::kNumber;
    case AnswerType::kPerson:
      return who || noun == CellKind::kAny ? CellKind::kPerson : noun;
    case AnswerType::kPlace:
      return CellKind::kPlace;
    default:
      break;
  }
  return AsksMeasure(intent) ? CellKind::kMeasure : noun;
}

// earned, 所有: says nothing of which row or column is meant.
bool IsFiller(const TableTerm& term) {
  return std::find(term.keys.begin(), term.keys.end(), "=filler") != term.keys.end();
}

// Of a text of these units; of its words these only.
Features RootsOf(std::string_view text, const std::vector<Unit>& units,
                 const std::vector<Unit>& words) {
  Features roots = FeaturesOf(words);
  AddMeanings(units, roots);
  if (text.find('%') != std::string_view::npos) roots.insert("=share");
  for (const Unit& unit : units) {
    if (const std::string* base = BaseForm(unit.text)) roots.insert(*base);
  }
  std::vector<std::string> more;
  for (const std::string& key : roots) {
    if (std::string root = RootOf(key); root != key) more.push_back(std::move(root));
  }
  roots.insert(more.begin(), more.end());
  return roots;
}

}  // namespace

Features WordsOfCell(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  Features words = FeaturesOf(units);
  AddMeanings(units, words);
  return words;
}

Features RootsOf(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  return RootsOf(text, units, units);
}

Features RootsAsked(const TableQuestion& question, std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  std::vector<Unit> words;
  std::copy_if(units.begin(), units.end(), std::back_inserter(words), [&](const Unit& unit) {
    const bool is_plain = unit.kind == UnitKind::kWord || unit.kind == UnitKind::kNumber;
    return !is_plain || question.beginnings[static_cast<unsigned char>(unit.text.front())];
  });
  return RootsOf(text, units, words);
}

bool CoverAll(const TableQuestion& question, const std::vector<bool>& explained) {
  std::vector<bool> covered(question.intent->units.size(), false);
  for (std::size_t t = 0; t < question.terms.size(); ++t) {
    if (!explained[t] && !IsFiller(question.terms[t])) continue;
    std::fill_n(covered.begin() + question.terms[t].first_unit, question.terms[t].unit_count, true);
  }
  return std::all_of(question.terms.begin(), question.terms.end(), [&](const TableTerm& term) {
    const auto first = covered.begin() + term.first_unit;
    return term.optional ||
           std::find(first, first + term.unit_count, false) == first + term.unit_count;
  });
}

bool IsIn(const std::vector<std::string>& keys, const Features& words) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return words.contains(key); });
}

TableQuestion ReadForTables(const Intent& intent) {
  TableQuestion question{.intent = &intent,
                         .direction = DirectionOf(intent),
                         .terms = TermsOf(intent),
                         .keys = {},
                         .roots = {}};
  std::vector<bool> focus(intent.units.size(), false);
  FocusAfter(intent, focus);
  FocusInHan(intent, focus);
  question.kind = KindOf(intent, focus);
  for (const ConceptMatch& match : FindConcepts(intent.question))
    question.concepts.insert(match.meaning->id);
  for (const AttributeConcept* meaning : intent.concepts) question.concepts.insert(meaning->id);
  question.asks_total = AsksTotal(intent);
  question.asks_whose = AsksWhose(intent);
  question.total_is_filler = SaysTotalNumberOf(intent);
  for (TableTerm& term : question.terms) {
    term.in_focus = focus[term.first_unit] && focus[term.first_unit + term.unit_count - 1];
    question.keys.insert(term.keys.begin(), term.keys.end());
    question.roots.insert(term.roots.begin(), term.roots.end());
  }
  for (const Features* words : {&question.keys, &question.roots}) {
    for (const std::string& word : *words) {
      if (!word.empty()) question.beginnings.set(static_cast<unsigned char>(word.front()));
    }
  }
  return question;
}

std::string Describe(const TableQuestion& question) {
  std::string text = question.asks_total ? "total" : "";
  for (const TableTerm& term : question.terms) {
    text += fmt::format("{}{}{}", text.empty() ? "" : " ", term.in_focus ? "*" : "",
                        term.keys.empty() ? std::string() : term.keys.front());
  }
  return text;
}

}  // namespace tanxun
