// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/fact_maker.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <optional>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/extract/places.h"
#include "indexer/extract/stated_date.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/empty_values.h"
#include "indexer/lexicon/periods.h"
#include "indexer/lexicon/status_labels.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxQuoteBytes = 600;

// "Q3 revenue" in the column 2024 is of Q3 2024.
std::string PeriodOf(const Label& label, const Draft& draft) {
  if (draft.period.empty()) return label.period;
  return label.period.empty() ? std::string(draft.period)
                              : label.period + " " + std::string(draft.period);
}

AsOf AsOfFact(const Note& note, const Section& section, const std::string& period,
              const Draft& draft, const Fact& fact) {
  const AttributeConcept* meaning = FindConcept(fact.concept_id);
  const bool value_is_date = (meaning != nullptr && meaning->type == ValueType::kDate) ||
                             ParseDate(fact.value).has_value();
  if (!value_is_date) {
    if (const auto date = LatestDate(fact.value, note.as_of.date))
      return {*date, AsOfOrigin::kValue};
    if (!period.empty()) {
      const auto quarter = period.size() < 24 ? ParseDate(period) : std::nullopt;
      const auto date = quarter.has_value() ? quarter : LatestDate(period, {});
      if (date.has_value()) return {*date, AsOfOrigin::kText};
      if (const auto year = FiscalYear(period)) return {*year, AsOfOrigin::kText};
    }
    if (const auto date = LatestDate(draft.sentence, note.as_of.date))
      return {*date, AsOfOrigin::kText};
  }
  return section.as_of.date.known() ? section.as_of : note.as_of;
}

// 1-based, in characters. Falls back to searching where the file's bytes are not the decoded
// text's, not far into a long line.
std::uint32_t ColumnOf(const Source& source, std::uint32_t line, const Span& span,
                       std::string_view value, ColumnCursor& cursor) {
  constexpr std::size_t kSearched = 4096;
  const std::string_view text = SourceLines(source, {line, line});
  std::size_t at = std::string_view::npos;
  if (line >= 1 && line <= source.line_starts.size() &&
      span.begin >= source.line_starts[line - 1]) {
    const std::size_t offset = span.begin - source.line_starts[line - 1];
    if (offset < text.size() && text.substr(offset).starts_with(value.substr(0, 12))) at = offset;
  }
  if (at == std::string_view::npos) at = text.substr(0, kSearched).find(value);
  if (at == std::string_view::npos) return 1;
  return static_cast<std::uint32_t>(cursor.CharactersBefore(text, at)) + 1;
}

std::string QuoteOf(const Source& source, LineRange lines) {
  std::string_view quote = Trim(SourceLines(source, lines));
  if (quote.size() > kMaxQuoteBytes) quote = quote.substr(0, FloorBoundary(quote, kMaxQuoteBytes));
  return std::string(quote);
}

// The source's own bytes behind a part of the visible text, markup included; the beginning of its
// lines where the file is in another encoding, so that offsets into it are none into the text.
std::string SourceText(const Source& source, const RichText& text, std::string_view part,
                       LineRange lines) {
  if (source.is_page) return std::string(part);
  if (!source.file_line_starts.empty()) return QuoteOf(source, lines);
  const auto begin = static_cast<std::uint32_t>(part.data() - text.text.data());
  const Span span = SourceSpan(text, begin, begin + static_cast<std::uint32_t>(part.size()));
  if (span.begin >= span.end || span.end > source.text.size()) return QuoteOf(source, lines);
  return source.text.substr(span.begin, span.end - span.begin);
}

// A line too long to quote whole (a pasted page's prose) is quoted by the sentence the value stands
// in.
std::string QuoteAround(const Source& source, const Draft& draft, LineRange lines) {
  if (!source.is_page && SourceLines(source, lines).size() <= kMaxQuoteBytes) {
    return QuoteOf(source, lines);
  }
  if (!draft.quote.empty()) return SourceText(source, *draft.text, draft.quote, lines);
  const std::string_view text = draft.text->text;
  const std::size_t begin =
      FloorBoundary(text, draft.begin > kMaxQuoteBytes ? draft.begin - kMaxQuoteBytes : 0);
  const std::size_t end =
      FloorBoundary(text, std::min<std::size_t>(text.size(), draft.begin + kMaxQuoteBytes));
  const std::string_view window = text.substr(begin, end - begin);
  for (const Sentence& sentence : SplitSentences(window)) {
    if (begin + sentence.end <= draft.begin) continue;
    return SourceText(source, *draft.text,
                      window.substr(sentence.begin, sentence.end - sentence.begin), lines);
  }
  return SourceText(source, *draft.text, Trim(window), lines);
}

// A saved page's lines are markup: a cell or a line of a card is quoted with what it belongs to, as
// its passage shows it.
std::string QuoteInPage(const Source& source, const Draft& draft, const Fact& fact) {
  const std::string label(Trim(draft.label));
  switch (fact.form) {
    case FactForm::kTableCell:
      return (draft.subject.empty() ? label : fact.subject + " | " + label) + " | " + fact.value;
    case FactForm::kKeyValue:
    case FactForm::kCard:
    case FactForm::kFrontMatter:
      return label + " | " + fact.value;
    default:
      return QuoteAround(source, draft, fact.where.lines);
  }
}

}  // namespace

bool IsUsableLabel(std::string_view label) {
  return !Trim(label).empty() && label.size() <= kMaxNameBytes;
}

Draft WholeValue(const RichText& text, LineRange lines) {
  Draft draft;
  draft.text = &text;
  draft.end = static_cast<std::uint32_t>(text.text.size());
  draft.lines = lines;
  return draft;
}

Fact& AddFact(const Note& note, const Section& section, const Draft& draft, FactSink& sink) {
  const Source& source = *note.source;
  const std::string_view whole = draft.text->text;
  const std::string_view value = Trim(whole.substr(draft.begin, draft.end - draft.begin));
  const auto begin = static_cast<std::uint32_t>(value.data() - whole.data());
  const auto end = begin + static_cast<std::uint32_t>(value.size());

  Fact fact;
  fact.subject = draft.subject.empty() ? note.subject : std::string(Trim(draft.subject));
  const LabelReading& reading = sink.labels.Read(draft.label);
  const Label& label = reading.label;
  fact.attribute = label.name;
  const AttributeConcept* meaning =
      draft.concept_id.empty() ? reading.meaning : FindConcept(draft.concept_id);
  fact.concept_id = meaning != nullptr ? meaning->id : std::string(draft.concept_id);
  fact.value = value;
  if (meaning != nullptr && meaning->is_list) fact.items = SplitList(value, true);
  if (fact.items.size() < 2) fact.items.clear();
  fact.polarity = draft.polarity;
  const std::string period = PeriodOf(label, draft);
  if (!period.empty()) fact.qualifiers.push_back({"period", period});
  if (!label.unit.empty()) fact.qualifiers.push_back({"unit", label.unit});
  fact.as_of = AsOfFact(note, section, period, draft, fact);
  fact.form = draft.form;
  fact.confidence = FormPrecision(draft.form);
  fact.row = draft.row;

  Location& where = fact.where;
  where.path = source.path;
  where.record = source.record;
  // A row of a page's table may stand on many lines.
  const LineRange within =
      source.is_page ? LineRange{1, std::numeric_limits<std::uint32_t>::max()} : draft.lines;
  where.lines = LinesOf(source, *draft.text, begin, end, within);
  where.span = SourceSpan(*draft.text, begin, end);
  where.column = ColumnOf(source, where.lines.first, where.span, value, note.cursor);
  if (!source.record.empty()) {
    where.quote = value;
  } else {
    where.quote =
        source.is_page ? QuoteInPage(source, draft, fact) : QuoteAround(source, draft, where.lines);
  }
  where.headings = section.headings;
  return sink.facts->emplace_back(std::move(fact));
}

bool IsEmptyValue(std::string_view value, std::string_view label) {
  switch (EmptinessOf(value)) {
    case Emptiness::kNone:
      return false;
    case Emptiness::kEmpty:
      return true;
    case Emptiness::kUnknown:
      return !ReadStatusLabel(label).IsOfStatus();
  }
  return false;
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
