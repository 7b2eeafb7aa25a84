// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/label_reading.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/extract/brackets.h"
#include "indexer/lexicon/periods.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

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
  if (!HasDigit(label.name)) return;
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

// The attribute that a label names, with or without its bracket.
const AttributeConcept* MeaningOf(std::string_view name) {
  const AttributeConcept* meaning = ConceptOfLabel(name);
  if (meaning == nullptr && !BracketAtEnd(name).empty()) {
    meaning = ConceptOfLabel(WithoutBracket(name));
  }
  return meaning != nullptr ? meaning : ConceptOfBothScripts(name);
}

}  // namespace

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

std::string_view WithoutColon(std::string_view label) {
  label = Trim(label);
  for (std::string_view colon : {":", "：", "∶"}) {
    while (label.ends_with(colon)) label = Trim(label.substr(0, label.size() - colon.size()));
  }
  return label;
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

const LabelReading& LabelReadings::Read(std::string_view label) {
  constexpr std::size_t kMost = 4096;
  if (const auto known = known_.find(label); known != known_.end()) return known->second;
  if (known_.size() >= kMost) known_.clear();
  LabelReading reading{ReadLabel(label), nullptr};
  reading.meaning = MeaningOf(reading.label.name);
  return known_.emplace(label, std::move(reading)).first->second;
}

}  // namespace tanxun
