// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/fact_maker.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/periods.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxQuoteBytes = 600;

bool IsPeriod(std::string_view text) {
  const auto dates = FindDates(text);
  if (!dates.empty() && dates.front().end - dates.front().begin + 4 >= text.size()) return true;
  const std::string folded = Fold(text);
  const bool fiscal =
      folded.starts_with("fy") || folded.starts_with("q") || folded.starts_with("h");
  return fiscal && folded.size() <= 8 && folded.find_first_of("0123456789") != std::string::npos;
}

// In brackets a period may have words around its date: (end of 2025, estimate).
bool HoldsPeriod(std::string_view bracket) {
  return IsPeriod(bracket) || (bracket.size() <= 32 && !FindDates(bracket).empty());
}

bool IsUnit(std::string_view text) {
  if (text.empty() || text.size() > 16) return false;
  const auto numbers = FindNumbers("1 " + std::string(text));
  if (numbers.size() == 1 && !numbers.front().unit.empty() && numbers.front().end >= text.size())
    return true;
  const bool sign = text.find_first_of("$%/") != std::string_view::npos || text.starts_with("€") ||
                    text.starts_with("£") || text.starts_with("¥");
  if (sign && text.find(' ') == std::string_view::npos) return true;
  // 億元, 万人, 百万台币: a large number's name, then what is counted.
  const std::string folded = Fold(text);
  return folded.starts_with("亿") || folded.starts_with("万") || folded.starts_with("百万") ||
         folded.starts_with("千");
}

// A period at the label's start or end: "FY2025 revenue", "Q3 2025 revenue", 2025年第三季度净利润,
// "revenue 2024".
void TakeBarePeriod(Label& label) {
  const std::string name = label.name;
  const std::vector<Unit> units = SplitUnits(name);
  for (const Period& period : FindPeriods(name, units)) {
    const std::uint32_t past = period.first_unit + period.unit_count;
    const bool opens = period.first_unit == 0;
    if (units.size() == period.unit_count || (!opens && past != units.size())) continue;
    const std::uint32_t begin = units[period.first_unit].begin;
    const std::uint32_t end = units[past - 1].end;
    label.period = name.substr(begin, end - begin);
    label.name = std::string(
        Trim(opens ? std::string_view(name).substr(end) : std::string_view(name).substr(0, begin)));
    if (label.name.starts_with("的")) label.name = label.name.substr(std::string_view("的").size());
    return;
  }
}

// "股票代码 Ticker": one label in two languages.
const AttributeConcept* ConceptOfBothScripts(std::string_view label) {
  std::size_t change = 0;
  for (std::size_t at = 0; at < label.size();) {
    const CodePoint c = CodePointAt(label, at);
    const bool wide = IsHanLike(ClassOf(c.value));
    if (at == 0) change = wide ? 1 : 0;
    if (at > 0 && c.value != U' ' && wide != (change == 1)) {
      const AttributeConcept* left = ConceptOfLabel(Trim(label.substr(0, at)));
      const AttributeConcept* right = ConceptOfLabel(Trim(label.substr(at)));
      return left != nullptr ? left : right;
    }
    at += c.length;
  }
  return nullptr;
}

// "Capex in billions of US dollars": an attribute's name, then its unit in words.
void TakeUnitWords(Label& label) {
  const std::size_t in = label.name.find(" in ");
  if (in == std::string::npos || !label.unit.empty()) return;
  if (ConceptOfLabel(label.name) != nullptr || ConceptOfLabel(label.name.substr(0, in)) == nullptr)
    return;
  label.unit = label.name.substr(in + 4);
  label.name.resize(in);
}

// Words before a date that make it an end, a plan or another event's date, not the day a statement
// was true.
bool IsAnotherDate(std::string_view before) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "until",  "till",     "through", "by",   "due",    "founded", "established", "launched",
      "formed", "expected", "from",    "直到", "截止到", "至",      "成立于",      "成立於",
      "创立于", "預計",     "预计",    "計劃", "计划",   "到"};
  const std::string folded = Fold(Trim(before));
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    const std::string_view text = folded;
    return text.ends_with(word) || text.ends_with(std::string(word) + " in") ||
           text.ends_with(std::string(word) + " on");
  });
}

// The newest day that a text states for itself, none later than the note (`limit`, if known).
std::optional<Date> LatestDate(std::string_view text, const Date& limit) {
  std::optional<Date> latest;
  for (const DateMatch& match : FindDates(text)) {
    if (IsAnotherDate(text.substr(0, match.begin))) continue;
    if (limit.known() && match.date.year > limit.year) continue;
    if (!latest.has_value() || match.date > *latest) latest = match.date;
  }
  return latest;
}

// "FY2025", 2025财年: the year that names the period.
std::optional<Date> FiscalYear(std::string_view period) {
  for (std::size_t at = 0; at + 4 <= period.size(); ++at) {
    const std::string_view digits = period.substr(at, 4);
    const bool year = std::all_of(digits.begin(), digits.end(),
                                  [](unsigned char c) { return std::isdigit(c) != 0; });
    if (year && (digits.front() == '1' || digits.front() == '2')) {
      return Date{std::stoi(std::string(digits)), 0, 0};
    }
  }
  return std::nullopt;
}

AsOf AsOfFact(const Note& note, const Section& section, const Label& label, const Draft& draft,
              const Fact& fact) {
  const AttributeConcept* meaning = FindConcept(fact.concept_id);
  const bool value_is_date = (meaning != nullptr && meaning->type == ValueType::kDate) ||
                             TypeOfValue(fact.value) == ValueType::kDate;
  if (!value_is_date) {
    if (const auto date = LatestDate(fact.value, note.as_of.date))
      return {*date, AsOfOrigin::kValue};
    if (!label.period.empty()) {
      const auto quarter = label.period.size() < 24 ? ParseDate(label.period) : std::nullopt;
      const auto date = quarter.has_value() ? quarter : LatestDate(label.period, {});
      if (date.has_value()) return {*date, AsOfOrigin::kText};
      if (const auto year = FiscalYear(label.period)) return {*year, AsOfOrigin::kText};
    }
    if (const auto date = LatestDate(draft.sentence, note.as_of.date))
      return {*date, AsOfOrigin::kText};
  }
  for (auto heading = section.headings.rbegin(); heading != section.headings.rend(); ++heading) {
    if (const auto date = LatestDate(*heading, {})) return {*date, AsOfOrigin::kText};
  }
  return note.as_of;
}

std::uint32_t LineOf(const RichText& text, std::uint32_t at, LineRange lines) {
  const auto breaks = std::count(text.text.begin(), text.text.begin() + at, '\n');
  return std::min(lines.last, lines.first + static_cast<std::uint32_t>(breaks));
}

// 1-based, in characters. Falls back to searching where the file's bytes are not the decoded
// text's.
std::uint32_t ColumnOf(const Source& source, std::uint32_t line, const Span& span,
                       std::string_view value) {
  const std::string_view text = SourceLines(source, {line, line});
  std::size_t at = std::string_view::npos;
  if (line >= 1 && line <= source.line_starts.size() &&
      span.begin >= source.line_starts[line - 1]) {
    const std::size_t offset = span.begin - source.line_starts[line - 1];
    if (offset < text.size() && text.substr(offset).starts_with(value.substr(0, 12))) at = offset;
  }
  if (at == std::string_view::npos) at = text.find(value);
  if (at == std::string_view::npos) return 1;
  return static_cast<std::uint32_t>(CountCharacters(text.substr(0, at))) + 1;
}

std::string QuoteOf(const Source& source, LineRange lines) {
  std::string_view quote = Trim(SourceLines(source, lines));
  if (quote.size() > kMaxQuoteBytes) quote = quote.substr(0, FloorBoundary(quote, kMaxQuoteBytes));
  return std::string(quote);
}

// The source's own bytes behind a part of the visible text, markup included; the visible text where
// the file is in another encoding.
std::string SourceText(const Source& source, const RichText& text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.text.data());
  const Span span = SourceSpan(text, begin, begin + static_cast<std::uint32_t>(part.size()));
  if (span.begin < span.end && span.end <= source.text.size()) {
    const std::string_view raw =
        std::string_view(source.text).substr(span.begin, span.end - span.begin);
    const std::string_view head =
        part.substr(0, FloorBoundary(part, std::min<std::size_t>(part.size(), 6)));
    if (raw.starts_with(head)) return std::string(raw);
  }
  return std::string(part);
}

// A line too long to quote whole (a pasted page's prose) is quoted by the sentence the value stands
// in.
std::string QuoteAround(const Source& source, const Draft& draft, LineRange lines) {
  if (SourceLines(source, lines).size() <= kMaxQuoteBytes) return QuoteOf(source, lines);
  if (!draft.quote.empty()) return SourceText(source, *draft.text, draft.quote);
  const std::string_view text = draft.text->text;
  const std::size_t begin =
      FloorBoundary(text, draft.begin > kMaxQuoteBytes ? draft.begin - kMaxQuoteBytes : 0);
  const std::size_t end =
      FloorBoundary(text, std::min<std::size_t>(text.size(), draft.begin + kMaxQuoteBytes));
  const std::string_view window = text.substr(begin, end - begin);
  for (const Sentence& sentence : SplitSentences(window)) {
    if (begin + sentence.end <= draft.begin) continue;
    return SourceText(source, *draft.text,
                      window.substr(sentence.begin, sentence.end - sentence.begin));
  }
  return SourceText(source, *draft.text, Trim(window));
}

}  // namespace

std::string_view WithoutColon(std::string_view label) {
  label = Trim(label);
  for (std::string_view colon : {":", "：", "∶"}) {
    while (label.ends_with(colon)) label = Trim(label.substr(0, label.size() - colon.size()));
  }
  return label;
}

// One part of a label's bracket: a period, a unit, or neither.
bool TakeBracketPart(std::string_view part, Label& label) {
  const bool estimate = part.size() == 5 && (part.back() == 'E' || part.back() == 'F') &&
                        FiscalYear(part).has_value();
  if (label.period.empty() && (HoldsPeriod(part) || estimate)) {
    label.period = part;
    return true;
  }
  if (label.unit.empty() && IsUnit(part)) {
    label.unit = part;
    return true;
  }
  return false;
}

// "（億元，2024）" -> 億元, 2024.
std::vector<std::string_view> BracketParts(std::string_view bracket) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < bracket.size();) {
    const CodePoint c = CodePointAt(bracket, at);
    const bool cut = c.value == U'，' || c.value == U'、' || c.value == U';' || c.value == U'；' ||
                     (c.value == U',' && bracket.substr(at).starts_with(", "));
    if (cut) {
      parts.push_back(Trim(bracket.substr(begin, at - begin)));
      begin = at + c.length;
    }
    at += c.length;
  }
  parts.push_back(Trim(bracket.substr(begin)));
  return parts;
}

Label ReadLabel(std::string_view text) {
  Label label;
  label.name = WithoutColon(text);
  if (const std::string_view inner = BracketAtEnd(label.name); !inner.empty()) {
    const std::string bracket(inner);
    const std::string outer(WithoutBracket(label.name));
    bool taken = HoldsPeriod(bracket);
    if (taken) {
      label.period = bracket;
    } else {
      const std::vector<std::string_view> parts = BracketParts(bracket);
      taken = std::all_of(parts.begin(), parts.end(),
                          [&](std::string_view part) { return TakeBracketPart(part, label); });
      if (!taken) label.period = label.unit = {};
    }
    if (taken) label.name = outer;
  }
  if (label.period.empty()) TakeBarePeriod(label);
  TakeUnitWords(label);
  return label;
}

Draft WholeValue(const RichText& text, LineRange lines) {
  Draft draft;
  draft.text = &text;
  draft.end = static_cast<std::uint32_t>(text.text.size());
  draft.lines = lines;
  return draft;
}

Fact MakeFact(const Note& note, const Section& section, const Draft& draft) {
  const Source& source = *note.source;
  const std::string_view whole = draft.text->text;
  const std::string_view value = Trim(whole.substr(draft.begin, draft.end - draft.begin));
  const auto begin = static_cast<std::uint32_t>(value.data() - whole.data());
  const auto end = begin + static_cast<std::uint32_t>(value.size());

  Fact fact;
  fact.subject = draft.subject.empty() ? note.subject : std::string(Trim(draft.subject));
  const Label label = ReadLabel(draft.label);
  fact.attribute = label.name;
  const AttributeConcept* meaning =
      draft.concept_id.empty() ? ConceptOfLabel(label.name) : FindConcept(draft.concept_id);
  if (meaning == nullptr && draft.concept_id.empty() && !BracketAtEnd(label.name).empty()) {
    meaning = ConceptOfLabel(WithoutBracket(label.name));
  }
  if (meaning == nullptr && draft.concept_id.empty()) meaning = ConceptOfBothScripts(label.name);
  fact.concept_id = meaning != nullptr ? meaning->id : std::string(draft.concept_id);
  fact.value = value;
  if (meaning != nullptr && meaning->is_list) fact.items = SplitList(value, true);
  if (fact.items.size() < 2) fact.items.clear();
  fact.polarity = draft.polarity;
  if (!label.period.empty()) fact.qualifiers.push_back({"period", label.period});
  if (!label.unit.empty()) fact.qualifiers.push_back({"unit", label.unit});
  fact.as_of = AsOfFact(note, section, label, draft, fact);
  fact.form = draft.form;
  fact.confidence = FormPrecision(draft.form);
  fact.row = draft.row;

  Location& where = fact.where;
  where.path = source.path;
  where.record = source.record;
  where.lines = {LineOf(*draft.text, begin, draft.lines), LineOf(*draft.text, end, draft.lines)};
  where.span = SourceSpan(*draft.text, begin, end);
  where.column = ColumnOf(source, where.lines.first, where.span, value);
  where.quote =
      source.record.empty() ? QuoteAround(source, draft, where.lines) : std::string(value);
  where.headings = section.headings;
  return fact;
}

bool IsEmptyValue(std::string_view value) {
  static constexpr std::array<std::string_view, 16> kEmpty = {
      "-",    "--",   "—", "–",   "n/a", "na",     "tbd",  "?",
      "n.a.", "null", "/", "...", "…",   "待补充", "待定", "无数据"};
  const std::string folded = Fold(Trim(value));
  return folded.empty() || std::find(kEmpty.begin(), kEmpty.end(), folded) != kEmpty.end();
}

double FormPrecision(FactForm form) {
  switch (form) {
    case FactForm::kFrontMatter:
      return 0.95;
    case FactForm::kKeyValue:
      return 0.97;
    case FactForm::kTableCell:
      return 0.94;
    case FactForm::kLabelLine:
      return 0.95;
    case FactForm::kLeadList:
      return 0.92;
    case FactForm::kAccessList:
      return 0.94;
    case FactForm::kCard:
      return 0.96;
    case FactForm::kDefinition:
      return 0.92;
    case FactForm::kStage:
      return 0.85;
    case FactForm::kLink:
      return 0.86;
    case FactForm::kTicker:
      return 0.97;
    case FactForm::kProse:
      return 0.88;
  }
  return 0.5;
}

}  // namespace tanxun
