// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_question.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

constexpr std::size_t kFewestLettersOfRoot = 3;

bool Touch(const Unit& left, const Unit& right) {
  return left.kind == UnitKind::kHan && right.kind == UnitKind::kHan && left.end == right.begin;
}

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

bool IsContent(const Intent& intent, std::uint32_t unit) {
  return intent.roles[unit] != Role::kFrame;
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
  return terms;
}

bool Asks(const Unit& unit) {
  static const std::unordered_set<std::string> kWords = {"what", "which", "whose", "many",
                                                         "much", "name",  "whic",  "wich"};
  return kWords.contains(unit.text);
}

// "which club scored …": the words after the question word, up to the next that only joins.
void FocusAfter(const Intent& intent, std::vector<bool>& focus) {
  const auto size = static_cast<std::uint32_t>(intent.units.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!Asks(intent.units[i])) continue;
    std::uint32_t at = i + 1;
    while (at < size && !IsContent(intent, at)) ++at;
    for (; at < size && IsContent(intent, at); ++at) focus[at] = true;
    return;
  }
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
}

}  // namespace

Features RootsOf(std::string_view text) {
  Features roots = FeaturesOf(text);
  for (const Unit& unit : SplitUnits(text)) {
    if (const std::string* base = BaseForm(unit.text)) roots.insert(*base);
  }
  std::vector<std::string> more;
  for (const std::string& key : roots) more.push_back(RootOf(key));
  roots.insert(more.begin(), more.end());
  return roots;
}

bool IsIn(const std::vector<std::string>& keys, const Features& words) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return words.contains(key); });
}

TableQuestion ReadForTables(const Intent& intent) {
  TableQuestion question{.intent = &intent, .terms = TermsOf(intent), .keys = {}, .roots = {}};
  std::vector<bool> focus(intent.units.size(), false);
  FocusAfter(intent, focus);
  FocusInHan(intent, focus);
  static const std::unordered_set<std::string> kTotals = {"total", "sum", "altogether", "overall"};
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    const std::string& text = intent.units[i].text;
    const bool han = i + 1 < intent.units.size() &&
                     (text == "合" || text == "总" || text == "共") &&
                     (intent.units[i + 1].text == "计" || text == "共");
    question.asks_total = question.asks_total || kTotals.contains(text) || han;
  }
  for (TableTerm& term : question.terms) {
    term.in_focus = focus[term.first_unit] && focus[term.first_unit + term.unit_count - 1];
    question.keys.insert(term.keys.begin(), term.keys.end());
    question.roots.insert(term.roots.begin(), term.roots.end());
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
