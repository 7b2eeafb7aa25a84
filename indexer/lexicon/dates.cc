// SPDX-License-Identifier: GPL-2.0-or-later
// Dates in running text: a hand scanner over the folded text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>

#include "indexer/lexicon/measures.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

int DaysInMonth(int year, int month) {
  static constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month)];
}

bool IsValid(const Date& date) {
  if (date.year < kFirstYear || date.year > kLastYear) return false;
  if (date.month == 0) return date.day == 0;
  return date.month >= 1 && date.month <= 12 && date.day >= 0 &&
         date.day <= DaysInMonth(date.year, date.month);
}

// A date has a year of four digits; full-width ones are looked at more closely.
bool MayHoldYear(std::string_view text) {
  constexpr char kFullWidth = '\xEF';
  int run = 0;
  bool wide = false;
  for (const char c : text) {
    run = IsDigit(c) ? run + 1 : 0;
    if (run == 4) return true;
    wide = wide || c == kFullWidth;
  }
  return wide && HasDigit(text);
}

int MonthNamed(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i] || word == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return 0;
}

struct Found {
  Date date;
  std::size_t end = 0;  // 0 = none.
  explicit operator bool() const { return end != 0; }
};

class DateScanner {
 public:
  explicit DateScanner(std::string_view folded) : s_(folded) {}

  // Whether a date could begin here at all.
  bool MayBeginAt(std::size_t at) const {
    if (IsDigit(s_[at])) return at == 0 || !IsDigit(s_[at - 1]);
    return IsLetter(s_[at]) && (at == 0 || (!IsLetter(s_[at - 1]) && !IsDigit(s_[at - 1])));
  }

  Found FindAt(std::size_t at) const {
    if (IsLetter(s_[at])) return MonthFirst(at);
    if (!StartsNumber(at)) return {};
    const Digits first = DigitsAt(at);
    if (first.count == 4) return YearFirst(at, first);
    if (first.count == 8) return Compact(at);
    return first.count <= 2 ? DayFirst(first) : Found{};
  }

  // A year by itself. Far from our time it must be called one: in 1066.
  bool IsLoneYear(std::size_t at, int year, std::size_t end) const {
    constexpr int kFirstUsual = 1500;
    constexpr int kLastUsual = 2049;
    const bool usual = year >= kFirstUsual && year <= kLastUsual;
    return (usual || WholeText(at, end) || HasYearWordBefore(at)) && YearMayFollow(at) &&
           YearMayEndAt(end);
  }

  // The quarter or half year that the whole text names: its last day.
  std::optional<Date> WholeQuarter() const;
  std::size_t SkipTimeOfDay(std::size_t at) const;

 private:
  struct Digits {
    int value = 0;
    std::size_t count = 0;
    std::size_t end = 0;
  };

  Digits DigitsAt(std::size_t at) const {
    Digits digits{0, 0, at};
    while (digits.end < s_.size() && IsDigit(s_[digits.end])) {
      if (digits.count < 8) digits.value = digits.value * 10 + (s_[digits.end] - '0');
      ++digits.count;
      ++digits.end;
    }
    return digits;
  }

  char At(std::size_t at) const { return at < s_.size() ? s_[at] : '\0'; }
  bool StartsWith(std::size_t at, std::string_view text) const {
    return at <= s_.size() && s_.substr(at).starts_with(text);
  }
  bool WholeText(std::size_t at, std::size_t end) const { return at == 0 && end == s_.size(); }

  std::size_t SkipBlanks(std::size_t at) const {
    constexpr std::size_t kMost = 3;
    for (std::size_t i = 0; i < kMost && At(at) == ' '; ++i) ++at;
    return at;
  }

  std::string_view WordAt(std::size_t at) const {
    std::size_t end = at;
    while (end < s_.size() && end - at < 16 && IsLetter(s_[end])) ++end;
    return s_.substr(at, end - at);
  }

  std::string_view WordBefore(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && at - end < 2 && s_[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 16 && IsLetter(s_[begin - 1])) --begin;
    return s_.substr(begin, end - begin);
  }

  // Not inside a number, a code, a path or a price.
  bool StartsNumber(std::size_t at) const {
    if (at == 0) return true;
    const char before = s_[at - 1];
    if (IsLetter(before)) return false;
    const char further = at >= 2 ? s_[at - 2] : ' ';
    switch (before) {
      case '.':
      case ',':
        return !IsDigit(further);
      case '-':
      case '_':
        return !IsLetter(further) || before == '_' || WordIsMonthOrFile(at - 1);
      case '$':
      case '#':
      case '+':
      case '@':
      case '=':
        return false;
      default:
        return CurrencyBefore(s_, at).length == 0;
    }
  }

  // notes-2025-12-05: a name in small letters before a full date; decided by what follows.
  bool WordIsMonthOrFile(std::size_t dash) const {
    const std::string_view rest = s_.substr(dash + 1);
    return rest.size() >= 7 && IsDigit(rest[3]) && (rest[4] == '-' || IsDigit(rest[4]));
  }

  bool EndsNumber(std::size_t at) const {
    const char next = At(at);
    if (IsDigit(next) || IsLetter(next)) return false;
    if (next == '.' || next == '-' || next == '/') return !IsDigit(At(at + 1));
    return true;
  }

  // 2025-12-05, 2025/12/5, 2025.12.05, 2025-12, 2025年12月5日, 2025
  Found YearFirst(std::size_t at, const Digits& year) const {
    if (year.value < kFirstYear || year.value > kLastYear) return {};
    if (const Found found = Separated(year)) return found;
    if (const Found found = Chinese(year)) return found;
    if (!IsLoneYear(at, year.value, year.end)) return {};
    return {{year.value, 0, 0}, year.end};
  }

  Found Separated(const Digits& year) const {
    const char sign = At(year.end);
    if (sign != '-' && sign != '/' && sign != '.') return {};
    const Digits month = DigitsAt(year.end + 1);
    if (month.count < 1 || month.count > 2) return {};
    if (At(month.end) == sign) {
      const Digits day = DigitsAt(month.end + 1);
      const Date date{year.value, month.value, day.value};
      if (day.count >= 1 && day.count <= 2 && day.value > 0 && IsValid(date)) {
        const bool time = At(day.end) == 't' && IsDigit(At(day.end + 1));
        if (time || EndsNumber(day.end)) return {date, day.end};
      }
      return {};
    }
    const Date date{year.value, month.value, 0};
    if (sign == '.' || month.value == 0 || !IsValid(date) || !EndsNumber(month.end)) return {};
    return {date, month.end};
  }

  Found Chinese(const Digits& year) const {
    constexpr std::string_view kYear = "年";
    constexpr std::string_view kMonth = "月";
    std::size_t at = SkipBlanks(year.end);
    if (!StartsWith(at, kYear)) return {};
    at += kYear.size();
    if (StartsWith(at, "代")) return {};  // 2010年代 is ten years.
    const Found only_year{{year.value, 0, 0}, at};
    const Digits month = DigitsAt(SkipBlanks(at));
    at = SkipBlanks(month.end);
    if (month.count < 1 || month.count > 2 || !StartsWith(at, kMonth)) return only_year;
    at += kMonth.size();
    Date date{year.value, month.value, 0};
    if (month.value == 0 || !IsValid(date)) return only_year;
    const Found until_month{date, StartsWith(at, "份") ? at + 3 : at};
    const Digits day = DigitsAt(SkipBlanks(at));
    at = SkipBlanks(day.end);
    date.day = day.value;
    const bool has_day = day.count >= 1 && day.count <= 2 && day.value > 0 && IsValid(date) &&
                         (StartsWith(at, "日") || StartsWith(at, "号"));
    return has_day ? Found{date, at + 3} : until_month;
  }

  // 20251205, as files are named.
  Found Compact(std::size_t at) const {
    const Digits year = Part(at, 4);
    const Date date{year.value, Part(at + 4, 2).value, Part(at + 6, 2).value};
    if (date.year < 1900 || date.year >= 2100 || date.month == 0 || date.day == 0) return {};
    if (!IsValid(date) || !EndsNumber(at + 8)) return {};
    return {date, at + 8};
  }

  Digits Part(std::size_t at, std::size_t count) const {
    Digits digits{0, count, at + count};
    for (std::size_t i = at; i < at + count; ++i) digits.value = digits.value * 10 + (s_[i] - '0');
    return digits;
  }

  std::size_t SkipOrdinal(std::size_t at) const {
    const std::string_view word = WordAt(at);
    return word == "st" || word == "nd" || word == "rd" || word == "th" ? at + 2 : at;
  }

  // Past the signs between the parts of a date.
  std::size_t SkipJoint(std::size_t at) const {
    if (At(at) == '.' || At(at) == ',') ++at;
    if (At(at) == '-' || At(at) == '/') return at + 1;
    return SkipBlanks(at);
  }

  Found WithYear(std::size_t at, int month, int day) const {
    const Digits year = DigitsAt(at);
    const Date date{year.value, month, day};
    if (year.count != 4 || !IsValid(date) || !EndsNumber(year.end)) return {};
    return {date, year.end};
  }

  // 5 December 2025, 7 Oct 2023, 07-Oct-2023, 25/12/2023
  Found DayFirst(const Digits& first) const {
    if (first.value == 0) return {};
    std::size_t next = SkipJoint(SkipOrdinal(first.end));
    if (const std::string_view word = WordAt(next); word == "of") next = SkipBlanks(next + 2);
    const std::string_view word = WordAt(next);
    if (const int month = MonthNamed(word); month != 0 && first.value <= 31) {
      return WithYear(SkipJoint(next + word.size()), month, first.value);
    }
    const char sign = At(first.end);
    if (sign != '/' && sign != '.' && sign != '-') return {};
    const Digits second = DigitsAt(first.end + 1);
    if (second.count < 1 || second.count > 2 || At(second.end) != sign || second.value == 0) {
      return {};
    }
    return DayOrMonthFirst(first.value, second.value, second.end + 1);
  }

  // 25/12/2023 and 12/25/2023 say which is the day; of 10/07/2023 only the year is sure.
  Found DayOrMonthFirst(int first, int second, std::size_t at) const {
    if (first > 12) return WithYear(at, second, first);
    if (second > 12 || first == second) return WithYear(at, first, second);
    return WithYear(at, 0, 0);
  }

  // October 7, 2023; Oct 2023; Oct. 7th 2023; Oct 7-9, 2023
  Found MonthFirst(std::size_t at) const {
    const std::string_view word = WordAt(at);
    const int month = MonthNamed(word);
    if (month == 0 || IsDigit(At(at + word.size()))) return {};
    const std::size_t next = SkipJoint(at + word.size());
    if (next == at + word.size()) return {};
    const Digits first = DigitsAt(next);
    if (first.count == 4) return WithYear(next, month, 0);
    if (first.count < 1 || first.count > 2 || first.value == 0) return {};
    std::size_t after = SkipOrdinal(first.end);
    if (At(after) == '-' || StartsWith(after, "–")) {
      const Digits last = DigitsAt(after + (At(after) == '-' ? 1 : 3));
      if (last.count >= 1 && last.count <= 2) after = SkipOrdinal(last.end);
    }
    const std::size_t year = SkipJoint(after);
    return year == after ? Found{} : WithYear(year, month, first.value);
  }

  bool YearMayFollow(std::size_t at) const {
    if (at == 0) return true;
    static constexpr std::array<std::string_view, 4> kBefore = {"第", "×", "*", "约"};
    const std::string_view before = s_.substr(0, at);
    if (std::any_of(kBefore.begin(), kBefore.end(),
                    [&](std::string_view sign) { return before.ends_with(sign); })) {
      return false;
    }
    const char last = s_[at - 1];
    const char further = at >= 2 ? s_[at - 2] : ' ';
    if (last == '-' || last == '/') return further == ' ' || IsDigit(further);
    const std::string_view word = WordBefore(at);
    if (word == "fy" || word == "fiscal" || word == "x" || word == "no") return false;
    return word != "year" || WordBefore(at - word.size() - 1) != "fiscal";
  }

  bool HasYearWordBefore(std::size_t at) const {
    static const std::unordered_set<std::string_view> kWords = {
        "in",     "since", "until",       "till",    "from",  "by",   "year",
        "before", "after", "during",      "circa",   "early", "late", "mid",
        "born",   "died",  "established", "founded", "est"};
    return kWords.contains(WordBefore(at));
  }

  // 2010s, 2000+, 2000万, 2000 employees, 1920x1080, 2019-nCoV are no years.
  bool YearMayEndAt(std::size_t end) const {
    const char next = At(end);
    const char further = At(end + 1);
    if (IsLetter(next)) {
      return (next == 'q' || next == 'h') && further >= '1' && further <= '4';
    }
    if (next == '+' || next == '%' || next == '$' || next == '_' || StartsWith(end, "×")) {
      return false;
    }
    if (next == '.' || next == ',') return !IsDigit(further) || IsListOfYears(end + 1);
    if (next == '-' && IsLetter(further)) return further == 'q' || further == 'h';
    if (next == '-' || next == '/') {
      const Digits more = DigitsAt(end + 1);
      const bool third_part = (At(more.end) == next) && IsDigit(At(more.end + 1));  // 2025-13-01
      return more.count == 0 || more.count == 4 || (more.count == 2 && !third_part);
    }
    if (StartsWith(end, "财年") || StartsWith(SkipBlanks(end), "财年")) return false;
    const std::size_t after = SkipBlanks(end);
    const std::string_view word = WordAt(after);
    if (word == "x" && IsDigit(At(SkipBlanks(after + 1)))) return false;
    return !IsCountedAt(s_, after);
  }

  // 2019,2020: no thousands are grouped by four.
  bool IsListOfYears(std::size_t at) const { return DigitsAt(at).count == 4; }

  std::string_view s_;
};

// hh:mm[:ss[.fff]] and a zone after a day.
std::size_t DateScanner::SkipTimeOfDay(std::size_t at) const {
  std::size_t next = At(at) == 't' ? at + 1 : SkipBlanks(at);
  const Digits hour = DigitsAt(next);
  if (next == at || hour.count == 0 || hour.count > 2 || At(hour.end) != ':') return at;
  next = hour.end;
  while (next < s_.size() && (IsDigit(s_[next]) || s_[next] == ':' || s_[next] == '.' ||
                              s_[next] == '+' || s_[next] == '-' || s_[next] == 'z')) {
    ++next;
  }
  return next;
}

std::optional<Date> DateScanner::WholeQuarter() const {
  static constexpr std::array<std::pair<std::string_view, int>, 26> kParts = {{
      {"q1", 3},       {"q2", 6},       {"q3", 9},       {"q4", 12},       {"h1", 6},
      {"h2", 12},      {"1q", 3},       {"2q", 6},       {"3q", 9},        {"4q", 12},
      {"第一季度", 3}, {"第二季度", 6}, {"第三季度", 9}, {"第四季度", 12}, {"一季度", 3},
      {"二季度", 6},   {"三季度", 9},   {"四季度", 12},  {"第1季度", 3},   {"第2季度", 6},
      {"第3季度", 9},  {"第4季度", 12}, {"上半年", 6},   {"下半年", 12},   {"第三季", 9},
      {"第四季", 12},
  }};
  static constexpr std::array<std::pair<std::string_view, int>, 6> kWords = {{
      {"first quarter", 3},
      {"second quarter", 6},
      {"third quarter", 9},
      {"fourth quarter", 12},
      {"first half", 6},
      {"second half", 12},
  }};
  int month = 0;
  int year = 0;
  for (std::size_t at = 0; at < s_.size();) {
    if (s_[at] == ' ' || s_[at] == '-' || s_[at] == '/' || s_[at] == ',' || s_[at] == '\'') {
      ++at;
      continue;
    }
    const auto part = std::find_if(kParts.begin(), kParts.end(),
                                   [&](const auto& entry) { return StartsWith(at, entry.first); });
    const auto words = std::find_if(kWords.begin(), kWords.end(),
                                    [&](const auto& entry) { return StartsWith(at, entry.first); });
    const Digits digits = DigitsAt(at);
    if (part != kParts.end() && month == 0) {
      month = part->second;
      at += part->first.size();
    } else if (words != kWords.end() && month == 0) {
      month = words->second;
      at += words->first.size();
      if (StartsWith(at, " of ")) at += 4;
    } else if (digits.count == 4 && year == 0) {
      year = digits.value;
      at = StartsWith(digits.end, "年") ? digits.end + 3 : digits.end;
    } else {
      return std::nullopt;
    }
  }
  if (month == 0 || year < kFirstYear || year > kLastYear) return std::nullopt;
  return Date{year, month, DaysInMonth(year, month)};
}

}  // namespace

std::vector<DateMatch> FindDates(std::string_view text) {
  if (!MayHoldYear(text)) return {};
  const FoldedText folded = FoldWithOrigin(text);
  const DateScanner scanner(folded.text);
  std::vector<DateMatch> found;
  for (std::size_t at = 0; at < folded.text.size();) {
    const Found match = scanner.MayBeginAt(at) ? scanner.FindAt(at) : Found{};
    if (!match) {
      ++at;
      continue;
    }
    found.push_back({match.date, folded.origin[at], folded.OriginEnd(match.end)});
    at = match.end;
    while (at < folded.text.size() && folded.origin[at] < found.back().end) ++at;
  }
  return found;
}

std::optional<Date> ParseDate(std::string_view text) {
  constexpr std::size_t kLongest = 48;
  std::string_view trimmed = Trim(text);
  if (trimmed.empty() || trimmed.size() > kLongest || !HasDigit(trimmed)) return std::nullopt;
  // A year of two digits follows a quarter's name: 3Q24.
  const bool only_signs = std::all_of(trimmed.begin(), trimmed.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && std::isalpha(static_cast<unsigned char>(c)) == 0;
  });
  if (only_signs && !MayHoldYear(trimmed)) return std::nullopt;
  if (trimmed.ends_with('.')) trimmed.remove_suffix(1);
  const std::string folded = Fold(trimmed);
  if (folded.empty()) return std::nullopt;
  const DateScanner scanner(folded);
  if (scanner.MayBeginAt(0)) {
    const Found match = scanner.FindAt(0);
    if (match && match.end == folded.size()) return match.date;
    if (match && match.date.day != 0 && scanner.SkipTimeOfDay(match.end) == folded.size()) {
      return match.date;
    }
  }
  return scanner.WholeQuarter();
}

std::string Describe(const Date& date) {
  if (!date.known()) return "";
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace tanxun
