// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/periods.h"

#include <algorithm>
#include <cctype>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/values.h"

namespace tanxun {
namespace {

bool IsDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool IsYear(std::string_view text) {
  return text.size() == 4 && IsDigits(text) && (text[0] == '1' || text[0] == '2');
}

// "fy2025", "fy25" -> "2025".
std::string FiscalYear(std::string_view text) {
  if (!text.starts_with("fy")) return {};
  const std::string_view digits = text.substr(2);
  if (IsYear(digits)) return std::string(digits);
  return digits.size() == 2 && IsDigits(digits) ? "20" + std::string(digits) : std::string();
}

// "q3" -> '3'; 0 if it is no quarter.
char QuarterDigit(std::string_view text) {
  return text.size() == 2 && text[0] == 'q' && text[1] >= '1' && text[1] <= '4' ? text[1] : '\0';
}

class Scanner {
 public:
  explicit Scanner(const std::vector<Unit>& units) : units_(units) {}

  Period At(std::uint32_t at) const {
    if (const std::string year = FiscalYear(Text(at)); !year.empty()) return {"fy" + year, at, 1};
    if (Text(at) == "fy" && IsYear(Text(at + 1))) return {"fy" + std::string(Text(at + 1)), at, 2};
    if (Text(at) == "fiscal") return FiscalWords(at);
    if (const char quarter = QuarterDigit(Text(at)); quarter != 0 && IsYear(Text(at + 1))) {
      return {std::string(Text(at + 1)) + 'q' + quarter, at, 2};
    }
    return IsYear(Text(at)) ? FromYear(at) : Period{};
  }

 private:
  std::string_view Text(std::uint32_t at) const {
    return at < units_.size() ? std::string_view(units_[at].text) : "";
  }

  Period FiscalWords(std::uint32_t at) const {
    const std::uint32_t year = Text(at + 1) == "year" ? at + 2 : at + 1;
    if (!IsYear(Text(year))) return {};
    return {"fy" + std::string(Text(year)), at, year - at + 1};
  }

  // 2025财年, 2025年第三季度, 2025年, 2025 Q3, 2025
  Period FromYear(std::uint32_t at) const {
    const std::string year(Text(at));
    if (Text(at + 1) == "财" && Text(at + 2) == "年") return {"fy" + year, at, 3};
    if (const char quarter = QuarterDigit(Text(at + 1)); quarter != 0)
      return {year + 'q' + quarter, at, 2};
    std::uint32_t next = at + 1;
    if (Text(next) == "年") {
      ++next;
      if (const char quarter = QuarterDigit(Text(next)); quarter != 0)
        return {year + 'q' + quarter, at, next + 1 - at};
      if (Text(next) == "度") ++next;
      if (Text(next) == "第") ++next;
      static constexpr std::string_view kNumerals[] = {"一", "二", "三", "四"};
      for (std::size_t i = 0; i < 4; ++i) {
        const bool numeral = Text(next) == kNumerals[i] || Text(next) == std::to_string(i + 1);
        if (numeral && Text(next + 1) == "季") {
          return {year + 'q' + static_cast<char>('1' + i), at,
                  next + (Text(next + 2) == "度" ? 3 : 2) - at};
        }
      }
      if (IsDigits(Text(next)) && Text(next + 1) == "月") return {};  // A date.
      return {year, at, at + 2 <= next ? next - at : 2};
    }
    return {year, at, 1};
  }

  const std::vector<Unit>& units_;
};

// A date that says at least its month, beginning at a unit.
Period DateAt(const std::vector<DateMatch>& dates, const std::vector<Unit>& units,
              std::uint32_t at) {
  for (const DateMatch& match : dates) {
    if (match.date.month == 0 || match.begin != units[at].begin) continue;
    std::uint32_t end = at;
    while (end < units.size() && units[end].end <= match.end) ++end;
    return {Describe(match.date), at, end - at};
  }
  return {};
}

}  // namespace

std::vector<Period> FindPeriods(std::string_view text, const std::vector<Unit>& units) {
  const Scanner scanner(units);
  const std::vector<DateMatch> dates = FindDates(text);
  std::vector<Period> found;
  for (std::uint32_t at = 0; at < units.size();) {
    Period period = DateAt(dates, units, at);
    if (period.unit_count == 0) period = scanner.At(at);
    at += std::max<std::uint32_t>(1, period.unit_count);
    if (period.unit_count > 0) found.push_back(std::move(period));
  }
  return found;
}

std::set<std::string> PeriodsOf(std::string_view text) {
  std::set<std::string> names;
  for (const Period& period : FindPeriods(text, SplitUnits(text))) {
    names.insert(period.name);
    for (std::size_t dash = period.name.rfind('-'); dash != std::string::npos && dash > 0;
         dash = period.name.rfind('-', dash - 1)) {
      names.insert(period.name.substr(0, dash));
    }
  }
  return names;
}

}  // namespace tanxun
