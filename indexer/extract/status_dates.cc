// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/status_dates.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/periods.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kReadBytes = 400;  // A date further back is another thing's.

std::string_view Beginning(std::string_view text) {
  return text.substr(0, FloorBoundary(text, std::min(text.size(), kReadBytes)));
}

// "2025q3" -> 2025-07, "fy2025" -> 2025, "2025-03-31" as it is.
Date FirstDay(std::string_view period) {
  if (period.starts_with("fy")) period.remove_prefix(2);
  if (period.size() == 6 && period[4] == 'q') {
    const Date year = ParseDate(period.substr(0, 4)).value_or(Date{});
    return year.known() ? Date{year.year, (period[5] - '1') * 3 + 1, 0} : Date{};
  }
  return ParseDate(period).value_or(Date{});
}

class PeriodScanner {
 public:
  explicit PeriodScanner(std::string_view text)
      : text_(text), units_(SplitUnits(text)), periods_(FindPeriods(text, units_)) {}

  Date Since() const {
    for (const Period& period : periods_) {
      if (!FollowsSince(period) && !IsFollowedByOn(period)) continue;
      Date date = FirstDay(period.name);
      if (date.month == 0) date.month = MonthOfHalf(period);
      return date;
    }
    return {};
  }

  Date Own() const {
    for (const Period& period : periods_) {
      if (FollowsAsOf(period) || StandsAlone(period)) {
        return ParseDate(period.name).value_or(FirstDay(period.name));
      }
    }
    return {};
  }

 private:
  std::string_view Text(std::int64_t unit) const {
    const bool is_in = unit >= 0 && unit < static_cast<std::int64_t>(units_.size());
    return is_in ? std::string_view(units_[static_cast<std::size_t>(unit)].text) : "";
  }

  // "since at least the beginning of 2025"
  bool FollowsSince(const Period& period) const {
    static const std::unordered_set<std::string_view> kSince = {"since", "starting", "beginning",
                                                                "自", "从"};
    static const std::unordered_set<std::string_view> kBetween = {
        "in", "the",   "about",  "around", "early", "mid",       "late", "at",     "least", "end",
        "of", "start", "approx", "h1",     "h2",    "beginning", "ca",   "middle", "约"};
    constexpr int kReach = 5;
    std::int64_t at = std::int64_t{period.first_unit} - 1;
    for (int i = 0; i < kReach && at >= 0; ++i, --at) {
      if (kSince.contains(Text(at))) return true;
      if (!kBetween.contains(Text(at))) return false;
    }
    return false;
  }

  // 2025年3月起, 2024年初以来, 2024年下半年至今, "from March 2025 onward"
  bool IsFollowedByOn(const Period& period) const {
    std::int64_t at = std::int64_t{period.first_unit} + period.unit_count;
    const bool half = (Text(at) == "上" || Text(at) == "下") && Text(at + 1) == "半";
    if (half) at += Text(at + 2) == "年" ? 3 : 2;
    static const std::unordered_set<std::string_view> kPart = {"初", "底", "末", "中", "年", "份"};
    while (kPart.contains(Text(at))) ++at;
    const std::string pair = std::string(Text(at)) + std::string(Text(at + 1));
    return Text(at) == "起" || Text(at) == "onward" || Text(at) == "onwards" || pair == "以来" ||
           pair == "开始" || pair == "至今";
  }

  int MonthOfHalf(const Period& period) const {
    const std::int64_t after = std::int64_t{period.first_unit} + period.unit_count;
    const std::string_view before = Text(std::int64_t{period.first_unit} - 1);
    const std::string behind = std::string(Text(after)) + std::string(Text(after + 1));
    if (before == "h1" || behind == "上半") return 1;
    if (before == "h2" || behind == "下半") return 7;
    return 0;
  }

  bool FollowsAsOf(const Period& period) const {
    const std::int64_t at = std::int64_t{period.first_unit} - 1;
    const std::string pair = std::string(Text(at - 1)) + " " + std::string(Text(at));
    return pair == "as of" || pair == "as at" || pair == "截 至" || pair == "截 止" ||
           Text(at) == "updated" || (Text(at) == "到" && Text(at - 1) == "止");
  }

  // "(June 2025)", "2025-06: tight"
  bool StandsAlone(const Period& period) const {
    const std::uint32_t begin = units_[period.first_unit].begin;
    const std::uint32_t end = units_[period.first_unit + period.unit_count - 1].end;
    const std::string_view before = Trim(text_.substr(0, begin));
    const std::string_view after = Trim(text_.substr(end));
    const bool bracketed = (before.ends_with('(') && after.starts_with(')')) ||
                           (before.ends_with("（") && after.starts_with("）")) ||
                           (before.ends_with('[') && after.starts_with(']'));
    const bool opens = before.empty() && (after.starts_with(':') || after.starts_with("：") ||
                                          after.starts_with("—") || after.starts_with("–") ||
                                          after.starts_with("- "));
    return bracketed || opens;
  }

  std::string_view text_;
  std::vector<Unit> units_;
  std::vector<Period> periods_;
};

}  // namespace

Date SinceDate(std::string_view text) {
  text = Beginning(text);
  return HasDigit(text) ? PeriodScanner(text).Since() : Date{};
}

Date OwnDate(std::string_view text) {
  text = Beginning(text);
  return HasDigit(text) ? PeriodScanner(text).Own() : Date{};
}

}  // namespace tanxun
