// SPDX-License-Identifier: GPL-2.0-or-later
// Whether two values say the same.
#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/measures.h"
#include "indexer/lexicon/values.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestValue = 2000;  // Bytes; longer values agree only word by word.

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string Plain(std::string_view value) {
  std::string plain;
  for (const char c : Fold(Trim(value))) {
    if (c == ' ' && (plain.empty() || plain.back() == ' ')) continue;
    plain += c;
  }
  while (plain.ends_with('.') || plain.ends_with(' ')) plain.pop_back();
  while (plain.ends_with("。")) plain.resize(plain.size() - 3);
  return plain;
}

// 2009 and 2009-09 agree, 2009-09 and 2009-10 do not.
bool Contains(const Date& a, const Date& b) {
  if (a.year != b.year) return false;
  if (a.month == 0 || b.month == 0) return true;
  if (a.month != b.month) return false;
  return a.day == 0 || b.day == 0 || a.day == b.day;
}

// The words of a value: words and codes as a set, runs of Han as written.
struct Words {
  std::set<std::string> words;
  std::vector<std::string> runs;

  bool empty() const { return words.empty() && runs.empty(); }
  std::size_t size() const { return words.size() + runs.size(); }
};

bool IsArticle(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords = {"the",
                                                              "a",
                                                              "an",
                                                              "of",
                                                              "in",
                                                              "and",
                                                              "at",
                                                              "by",
                                                              "on",
                                                              "as",
                                                              "to",
                                                              "about",
                                                              "approximately",
                                                              "approx",
                                                              "around",
                                                              "over",
                                                              "more",
                                                              "than",
                                                              "roughly",
                                                              "ca",
                                                              "circa",
                                                              "nearly",
                                                              "almost",
                                                              "up",
                                                              "with",
                                                              "is",
                                                              "about",
                                                              "for"};
  return kWords.contains(word);
}

// Without the units that `left_out` says.
template <typename LeftOut>
Words WordsOf(std::string_view value, LeftOut left_out) {
  static const std::unordered_set<std::string_view> kApproximate = {"约", "近", "逾", "超"};
  Words words;
  std::uint32_t run_end = 0;
  for (const Unit& unit : SplitUnits(value)) {
    if (left_out(unit)) continue;
    if (unit.kind == UnitKind::kHan) {
      if (kApproximate.contains(unit.text)) continue;
      if (words.runs.empty() || run_end != unit.begin) words.runs.emplace_back();
      words.runs.back() += unit.text;
      run_end = unit.end;
    } else if (!IsArticle(unit.text)) {
      words.words.insert(unit.text);
    }
  }
  return words;
}

// Whether all that `small` says is in `large`, and what `large` says beyond it changes nothing: it
// counts and measures nothing.
bool IsWithin(const Words& small, const Words& large) {
  for (const std::string& word : small.words) {
    if (!large.words.contains(word)) return false;
  }
  for (const std::string& run : small.runs) {
    if (std::none_of(large.runs.begin(), large.runs.end(), [&](const std::string& other) {
          return other.find(run) != std::string::npos;
        })) {
      return false;
    }
  }
  return std::none_of(large.words.begin(), large.words.end(), [&](const std::string& word) {
    return HasDigit(word) && !small.words.contains(word);
  });
}

// "A", "US", "云": too little to be found in another value by more than chance.
bool IsTooShort(const Words& words) {
  constexpr std::size_t kShortWord = 2;
  constexpr std::size_t kOneHan = 3;
  if (words.size() != 1) return words.empty();
  return words.words.empty() ? words.runs.front().size() <= kOneHan
                             : words.words.begin()->size() <= kShortWord;
}

bool OneWithinOther(const Words& a, const Words& b) {
  return (!IsTooShort(a) && IsWithin(a, b)) || (!IsTooShort(b) && IsWithin(b, a));
}

bool Touches(const Unit& unit, std::uint32_t begin, std::uint32_t end) {
  return unit.begin < end && begin < unit.end;
}

bool SameUnit(const Number& a, const Number& b) {
  if (a.unit == b.unit) return true;
  return (a.unit.empty() && IsCounter(b.unit)) || (b.unit.empty() && IsCounter(a.unit));
}

// A plain 100081 may be a code of any sort and is only itself; 35 %, 1,000, 2.1万 are measured.
bool IsMeasured(std::string_view value, const Number& number) {
  const std::string_view written = value.substr(number.begin, number.end - number.begin);
  return number.approximate || !number.unit.empty() ||
         std::any_of(written.begin(), written.end(), [](char c) { return c < '0' || c > '9'; });
}

bool Near(double a, double b) {
  constexpr double kTolerance = 0.05;
  return std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b));
}

// A value with what it names.
struct Reading {
  explicit Reading(std::string_view value)
      : text(value),
        whole_date(ParseDate(value)),
        dates(FindDates(value)),
        numbers(FindNumbers(value)) {}

  std::string_view text;
  std::optional<Date> whole_date;
  std::vector<DateMatch> dates;
  std::vector<Number> numbers;
};

// Each pair of dates that two values name; false where one names a date that clashes.
bool DatesAgree(const std::vector<DateMatch>& a, const std::vector<DateMatch>& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](const DateMatch& x, const DateMatch& y) {
           return Contains(x.date, y.date);
         });
}

bool InAnyDate(const Unit& unit, const std::vector<DateMatch>& dates) {
  return std::any_of(dates.begin(), dates.end(),
                     [&](const DateMatch& date) { return Touches(unit, date.begin, date.end); });
}

// One number in each; the same quantity of different things is not the same.
bool SameNumber(const Reading& a, const Reading& b) {
  const Number& x = a.numbers.front();
  const Number& y = b.numbers.front();
  const bool measured = IsMeasured(a.text, x) || IsMeasured(b.text, y);
  if (!SameUnit(x, y) || !(measured ? Near(x.value, y.value) : x.value == y.value)) return false;
  const Words around_a = WordsOf(a.text, [&](const Unit& unit) {
    return Touches(unit, x.begin, x.end) || InAnyDate(unit, a.dates);
  });
  const Words around_b = WordsOf(b.text, [&](const Unit& unit) {
    return Touches(unit, y.begin, y.end) || InAnyDate(unit, b.dates);
  });
  return IsWithin(around_a, around_b) || IsWithin(around_b, around_a);
}

bool SameDates(const Reading& a, const Reading& b) {
  if (!DatesAgree(a.dates, b.dates)) return false;
  const Words words_a = WordsOf(a.text, [&](const Unit& unit) { return InAnyDate(unit, a.dates); });
  const Words words_b = WordsOf(b.text, [&](const Unit& unit) { return InAnyDate(unit, b.dates); });
  return IsWithin(words_a, words_b) || IsWithin(words_b, words_a);
}

}  // namespace

bool SameValue(std::string_view a, std::string_view b) {
  const std::string plain_a = Plain(a);
  const std::string plain_b = Plain(b);
  if (plain_a == plain_b) return true;
  if (plain_a.empty() || plain_b.empty()) return false;
  if (a.size() > kLongestValue || b.size() > kLongestValue) return false;
  if (IsNegative(a) != IsNegative(b)) return false;
  const Reading x(a);
  const Reading y(b);
  if (x.whole_date.has_value() && y.whole_date.has_value()) {
    return Contains(*x.whole_date, *y.whole_date);
  }
  const bool one_undated = x.dates.empty() || y.dates.empty();
  if (one_undated && (x.whole_date.has_value() || y.whole_date.has_value())) {
    return false;  // A year and a count of something.
  }
  if (x.numbers.size() == 1 && y.numbers.size() == 1 &&
      (one_undated || DatesAgree(x.dates, y.dates))) {
    return SameNumber(x, y);
  }
  if (!one_undated) return SameDates(x, y);
  const auto keep_all = [](const Unit&) { return false; };
  return OneWithinOther(WordsOf(a, keep_all), WordsOf(b, keep_all));
}

}  // namespace tanxun
