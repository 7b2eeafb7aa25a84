// SPDX-License-Identifier: GPL-2.0-or-later
// Values as people write them, read as what they mean: dates, numbers, money, percent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/concepts.h"
#include "tanxun/source.h"

namespace tanxun {

struct DateMatch {
  Date date;
  std::uint32_t begin = 0;  // Bytes of the text.
  std::uint32_t end = 0;
};

// 2025-12-05, 2025/12/5, Dec 5, 2025, 5 December 2025, Dec 2025, 2025年12月5日, 2025 年 12 月,
// 2025. A lone year only 1000..2199 and not part of a number, code, price or quantity.
std::vector<DateMatch> FindDates(std::string_view text);

// The whole of `text` as one date, or as the last day meant by "2025-Q3".
std::optional<Date> ParseDate(std::string_view text);

struct Number {
  double value = 0.0;                   // In base units: 2.1万亿 = 2.1e12, 35 % = 35.
  ValueType type = ValueType::kNumber;  // kMoney, kPercent, kQuantity where a sign or unit says so.
  std::string unit;                     // "USD", "CNY", "%", "nm", "km2"; empty for none.
  bool approximate = false;             // ~, about, 约, 超过, +
  std::uint32_t begin = 0;              // Bytes of the text, sign and unit included.
  std::uint32_t end = 0;
};
std::vector<Number> FindNumbers(std::string_view text);

// What a whole value looks like: date, money, percent, number, quantity, URL or text.
ValueType TypeOfValue(std::string_view value);

// Two values that say the same: equal once folded, one's words within the other's, numbers within 5
// % in one unit, one date containing the other.
bool SameValue(std::string_view a, std::string_view b);

// "A, B and C", "A、B和C", "H100/H200", "A; B" to its parts; a value with none of these is one
// part. Never cuts inside brackets, numbers (1,000) or, when `is_list` is false, at all.
std::vector<std::string> SplitList(std::string_view value, bool is_list);

}  // namespace tanxun
