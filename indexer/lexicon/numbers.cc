// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers in running text with their powers of ten, currencies and units.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "indexer/lexicon/measures.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::array<std::string_view, 33> kBefore = {
    "~",    "≈",      "about",  "approximately", "approx.",  "approx", "around", "roughly",
    "over", "nearly", "almost", "more than",     "at least", "up to",  "some",   "circa",
    "ca.",  "c.",     "约",     "大约",          "近",       "逾",     "超",     "超过",
    "将近", "接近",   "至少",   "不到",          "约为",     "大概",   "约合",   "> ",
    ">"};
constexpr std::array<std::string_view, 9> kAfter = {"+",  "左右",   "上下", "以上", "多",
                                                    "余", " or so", "之多", "出头"};

class NumberScanner {
 public:
  NumberScanner(std::string_view text, const std::vector<DateMatch>& dates)
      : text_(text), folded_(FoldWithOrigin(text)), s_(folded_.text), dates_(dates) {}

  std::vector<Number> Run() {
    while (at_ < s_.size()) {
      if (!IsDigit(s_[at_])) {
        ++at_;
        continue;
      }
      SkipDatesBefore(folded_.origin[at_]);
      if (InDate(folded_.origin[at_])) {
        SkipDigits();
      } else {
        TakeNumber();
      }
    }
    return std::move(found_);
  }

 private:
  char At(std::size_t at) const { return at < s_.size() ? s_[at] : '\0'; }
  bool StartsWith(std::size_t at, std::string_view sign) const {
    return at <= s_.size() && std::string_view(s_).substr(at).starts_with(sign);
  }

  void SkipDatesBefore(std::uint32_t origin) {
    while (next_date_ < dates_.size() && dates_[next_date_].end <= origin) ++next_date_;
  }
  bool InDate(std::uint32_t origin) const {
    return next_date_ < dates_.size() && dates_[next_date_].begin <= origin;
  }

  void SkipDigits() {
    while (at_ < s_.size() && IsDigit(s_[at_])) ++at_;
  }
  // The rest of a code or a version, 910b-x or 1.2.3, is no number.
  void SkipCode() {
    while (at_ < s_.size() &&
           (IsDigit(s_[at_]) || IsLetter(s_[at_]) || (s_[at_] == '.' && IsDigit(At(at_ + 1))))) {
      ++at_;
    }
  }

  // gpt-4, v2, x_1, #5, 1.2: not at the start of a number.
  bool InsideCode(std::size_t at) const {
    if (at == 0) return false;
    const char before = s_[at - 1];
    if (IsLetter(before)) {  // US$, RMB5bn, CNY100 are prices.
      return CurrencyBefore(s_, at).length == 0;
    }
    const char further = at >= 2 ? s_[at - 2] : ' ';
    if (before == '-') return IsLetter(further);
    if (before == '.') return IsDigit(further) || IsLetter(further);
    return before == '_' || before == '#';
  }

  // Digits with grouping commas and a fraction; the place past them, 0 for a version or code.
  std::size_t ReadDigits(std::size_t at, double& value) const {
    std::string digits;
    while (IsDigit(At(at))) digits += s_[at++];
    if (digits.size() <= 3) {
      while (At(at) == ',' && IsDigit(At(at + 1)) && IsDigit(At(at + 2)) && IsDigit(At(at + 3)) &&
             !IsDigit(At(at + 4))) {
        digits.append(s_, at + 1, 3);
        at += 4;
      }
    }
    if (At(at) == '.' && IsDigit(At(at + 1))) {
      digits += s_[at++];
      while (IsDigit(At(at))) digits += s_[at++];
      if (At(at) == '.' && IsDigit(At(at + 1))) return 0;
    }
    constexpr std::size_t kMostDigits = 300;  // More would not fit.
    if (digits.size() > kMostDigits) return 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return at;
  }

  std::size_t SkipBlank(std::size_t at) const { return At(at) == ' ' ? at + 1 : at; }

  // M is million and m metres, unless money stands before.
  bool IsPower(std::size_t at, const Measure& power, bool money, bool spaced) const {
    if (power.length > 1 || !IsLetter(s_[at])) return true;
    if (money) return true;
    const char letter = s_[at];
    const char32_t original = CodePointAt(text_, folded_.origin[at]).value;
    const bool capital = original >= 'A' && original <= 'Z';
    return !spaced && (letter == 'k' || letter == 'b' || capital);
  }

  // 亿, 万, million right behind; 1亿2000万 adds up.
  std::size_t ReadPowers(std::size_t at, Number& number, bool money) const {
    constexpr int kMost = 3;
    double sum = 0;
    double part = number.value;
    double last = 0;
    for (int i = 0; i < kMost; ++i) {
      const std::size_t after = SkipBlank(at);
      const Measure power = PowerAt(s_, after);
      const Measure unit = UnitAt(s_, after);
      if (power.length == 0 || unit.length > power.length ||
          !IsPower(after, power, money, after != at)) {
        break;
      }
      part *= power.factor;
      at = after + power.length;
      sum += part;
      part = 0;
      const bool chinese = !IsLetter(s_[after]);
      const bool smaller = last == 0 || power.factor < last;
      last = power.factor;
      double more = 0;
      if (!chinese || !smaller || !IsDigit(At(at))) break;
      const std::size_t end = ReadDigits(at, more);
      if (end == 0 || PowerAt(s_, end).length == 0 || PowerAt(s_, end).factor >= last) break;
      part = more;
      at = end;
    }
    number.value = sum + part;
    return at;
  }

  std::size_t SkipApproximation(std::size_t at, bool& approximate) const {
    for (std::string_view sign : kAfter) {
      if (!StartsWith(at, sign)) continue;
      approximate = true;
      return at + sign.size();
    }
    return at;
  }

  bool ApproximateBefore(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && at - end < 2 && s_[end - 1] == ' ') --end;
    const std::string_view before = std::string_view(s_).substr(0, end);
    return std::any_of(kBefore.begin(), kBefore.end(), [&](std::string_view sign) {
      if (!before.ends_with(sign)) return false;
      const std::size_t begin = end - sign.size();
      return !IsLetter(sign[0]) || begin == 0 || !IsLetter(s_[begin - 1]);
    });
  }

  bool NegativeBefore(std::size_t at) const {
    if (at == 0) return false;
    const std::string_view before = std::string_view(s_).substr(0, at);
    const bool minus = before.ends_with('-') || before.ends_with("−");
    if (!minus) return false;
    const std::size_t sign = at - (before.ends_with('-') ? 1 : 3);
    return sign == 0 || s_[sign - 1] == ' ' || s_[sign - 1] == '(';
  }

  void TakeNumber() {
    constexpr std::string_view kChinesePercent = "百分之";
    if (InsideCode(at_)) return SkipCode();
    Number number;
    std::size_t begin = at_;
    std::size_t at = ReadDigits(at_, number.value);
    if (at == 0) return SkipCode();
    const Measure currency = CurrencyBefore(s_, at_);
    begin -= currency.length;
    if (NegativeBefore(begin)) number.value = -number.value;
    number.approximate = ApproximateBefore(begin);
    at = SkipApproximation(at, number.approximate);
    at = ReadPowers(at, number, currency.length > 0);
    at = SkipApproximation(at, number.approximate);
    const std::size_t unit_at = SkipBlank(at);
    const Measure unit = UnitAt(s_, unit_at);
    if (std::string_view(s_).substr(0, begin).ends_with(kChinesePercent)) {
      begin -= kChinesePercent.size();
      number.type = ValueType::kPercent;
      number.unit = "%";
    } else if (currency.length > 0) {
      number.type = ValueType::kMoney;
      number.unit = std::string(currency.unit);
      if (unit.length > 0 && unit.type == ValueType::kMoney) at = unit_at + unit.length;
    } else if (unit.length > 0) {
      number.type = unit.type;
      number.unit = std::string(unit.unit);
      number.value *= unit.factor;
      at = unit_at + unit.length;
    }
    if (IsLetter(At(at)) && IsDigit(s_[at - 1])) return SkipCode();  // 910c, 3e
    at = SkipApproximation(at, number.approximate);
    number.begin = folded_.origin[begin];
    number.end = folded_.OriginEnd(at);
    found_.push_back(std::move(number));
    at_ = at;
  }

  std::string_view text_;
  FoldedText folded_;
  const std::string& s_;
  const std::vector<DateMatch>& dates_;
  std::size_t next_date_ = 0;
  std::size_t at_ = 0;
  std::vector<Number> found_;
};

}  // namespace

std::vector<Number> FindNumbers(std::string_view text) {
  if (!HasDigit(text)) return {};
  const std::vector<DateMatch> dates = FindDates(text);
  return NumberScanner(text, dates).Run();
}

}  // namespace tanxun
