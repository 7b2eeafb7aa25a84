// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/table_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// Two to five words, each with a capital; or two to four Han characters.
bool IsPersonLike(std::string_view value) {
  if (!IsNameLike(value) || HasDigit(value)) return false;
  const std::vector<Unit> units = SplitUnits(value);
  if (units.size() < 2 || units.size() > 6) return false;
  return std::all_of(units.begin(), units.end(), [&](const Unit& unit) {
    return unit.kind == UnitKind::kHan ||
           std::islower(static_cast<unsigned char>(value[unit.begin])) == 0;
  });
}

// 1:34:45, 5h 45', 12.5 m: a number with what it counts.
bool IsMeasure(std::string_view value) {
  if (!HasDigit(value)) return false;
  const std::vector<Number> numbers = FindNumbers(value);
  const bool with_unit = std::any_of(numbers.begin(), numbers.end(), [](const Number& number) {
    return number.type == ValueType::kQuantity;
  });
  const std::size_t colon = value.find_first_of(":'");
  const bool clock = colon != std::string_view::npos && colon > 0 && colon + 1 < value.size() &&
                     std::isdigit(static_cast<unsigned char>(value[colon - 1])) != 0;
  return with_unit || clock;
}

}  // namespace

bool IsNameLike(std::string_view value) {
  return TypeOfValue(value) == ValueType::kText && FindDates(value).empty() &&
         std::isdigit(static_cast<unsigned char>(value.front())) == 0;
}

double FitOfKind(CellKind kind, std::string_view value) {
  if (value.empty()) return 0.0;
  const bool digit_first = std::isdigit(static_cast<unsigned char>(value.front())) != 0;
  switch (kind) {
    case CellKind::kDate:
      return FindDates(value).empty() ? 0.0 : 1.0;
    case CellKind::kNumber:
      if (!HasDigit(value) || TypeOfValue(value) == ValueType::kDate) return 0.0;
      return digit_first || TypeOfValue(value) != ValueType::kText ? 1.0 : 0.0;
    case CellKind::kPercent:
      if (value.find('%') != std::string_view::npos) return 1.0;
      return TypeOfValue(value) == ValueType::kText || !HasDigit(value) ? 0.0 : 0.6;
    case CellKind::kMeasure:
      return IsMeasure(value) ? 1.0 : HasDigit(value) ? 0.3 : 0.0;
    case CellKind::kPerson:
      return IsPersonLike(value) ? 1.0 : IsNameLike(value) ? 0.5 : 0.0;
    case CellKind::kPlace:
    case CellKind::kName:
      return IsNameLike(value) ? 1.0 : 0.0;
    case CellKind::kAny:
      return 1.0;
  }
  return 1.0;
}

YesNo ReadYesNo(std::string_view value) {
  static constexpr std::array<std::string_view, 12> kYes = {"yes", "y",  "true", "✓", "✔",  "✅",
                                                            "是",  "有", "支持", "√", "可", "对"};
  static constexpr std::array<std::string_view, 12> kNo = {
      "no", "n", "false", "✗", "✘", "❌", "否", "无", "不支持", "×", "没有", "不是"};
  const std::string folded = Fold(value);
  if (std::find(kYes.begin(), kYes.end(), folded) != kYes.end()) return YesNo::kYes;
  return std::find(kNo.begin(), kNo.end(), folded) != kNo.end() ? YesNo::kNo : YesNo::kNeither;
}

}  // namespace tanxun
