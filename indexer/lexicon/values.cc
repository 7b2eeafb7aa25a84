// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/values.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool IsUrl(std::string_view folded) {
  return (folded.starts_with("http://") || folded.starts_with("https://") ||
          folded.starts_with("www.")) &&
         folded.find(' ') == std::string_view::npos;
}

// Words beside a number that leave it what it is.
bool IsFiller(std::string_view unit) {
  static const std::unordered_set<std::string_view> kFillers = {"about",   "approximately",
                                                                "approx",  "around",
                                                                "roughly", "over",
                                                                "nearly",  "almost",
                                                                "more",    "than",
                                                                "at",      "least",
                                                                "up",      "to",
                                                                "circa",   "ca",
                                                                "some",    "in",
                                                                "as",      "of",
                                                                "on",      "and",
                                                                "between", "from",
                                                                "only",    "total",
                                                                "fy",      "约",
                                                                "大",      "近",
                                                                "逾",      "超",
                                                                "过",      "将",
                                                                "接",      "至",
                                                                "少",      "不",
                                                                "到",      "为",
                                                                "合",      "概",
                                                                "截",      "在",
                                                                "人",      "民",
                                                                "币"};
  return kFillers.contains(unit) || unit.starts_with("fy2");
}

}  // namespace

ValueType TypeOfValue(std::string_view value) {
  constexpr std::size_t kLongest = 200;  // Longer values are prose.
  const std::string_view trimmed = Trim(value);
  if (trimmed.empty() || trimmed.size() > kLongest) return ValueType::kText;
  if (IsUrl(Fold(trimmed))) return ValueType::kUrl;
  if (ParseDate(trimmed).has_value()) return ValueType::kDate;
  const std::vector<Number> numbers = FindNumbers(trimmed);
  if (numbers.empty()) return ValueType::kText;
  const std::vector<DateMatch> dates = FindDates(trimmed);
  for (const Unit& unit : SplitUnits(trimmed)) {
    const bool in_number = std::any_of(numbers.begin(), numbers.end(), [&](const Number& number) {
      return unit.begin < number.end && number.begin < unit.end;
    });
    const bool in_date = std::any_of(dates.begin(), dates.end(), [&](const DateMatch& date) {
      return unit.begin < date.end && date.begin < unit.end;
    });
    if (!in_number && !in_date && !IsFiller(unit.text)) return ValueType::kText;
  }
  // Of "10–15 %" only the last number carries the sign.
  const ValueType type = numbers.back().type;
  const bool same = std::all_of(numbers.begin(), numbers.end(), [&](const Number& number) {
    return number.type == type || number.type == ValueType::kNumber;
  });
  const bool first_rules = numbers.front().type == ValueType::kMoney;
  return same ? type : first_rules ? ValueType::kMoney : ValueType::kText;
}

}  // namespace tanxun
