// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/measures.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace tanxun {
namespace {

struct MeasureRow {
  std::string_view names;  // Folded, separated by '|'.
  std::string_view unit;
  double factor;
  ValueType type;
};

constexpr ValueType kMoney = ValueType::kMoney;
constexpr ValueType kQuantity = ValueType::kQuantity;
constexpr ValueType kPercent = ValueType::kPercent;
constexpr ValueType kNumber = ValueType::kNumber;

constexpr MeasureRow kUnits[] = {
    {"%|percent|per cent|pct", "%", 1, kPercent},
    {"个百分点|percentage points|percentage point|pp", "pp", 1, kPercent},
    {"$|usd|us$|us dollars|us dollar|u.s. dollars|dollars|dollar|美元|美金", "USD", 1, kMoney},
    {"hkd|hk$|hk dollars|hong kong dollars|港元|港币", "HKD", 1, kMoney},
    {"twd|ntd|nt$|nt dollars|新台币|新台币元|台币", "TWD", 1, kMoney},
    {"cny|rmb|yuan|renminbi|元|元人民币|人民币|人民币元|块钱", "CNY", 1, kMoney},
    {"jpy|yen|日元|日圆", "JPY", 1, kMoney},
    {"krw|won|韩元|韩圆", "KRW", 1, kMoney},
    {"eur|€|euro|euros|欧元", "EUR", 1, kMoney},
    {"gbp|£|pounds sterling|英镑", "GBP", 1, kMoney},
    {"chf|swiss francs|瑞士法郎|瑞郎", "CHF", 1, kMoney},
    {"inr|₹|rupees|卢比", "INR", 1, kMoney},
    {"sgd|s$|新加坡元|新元", "SGD", 1, kMoney},
    {"aud|a$|澳元", "AUD", 1, kMoney},
    {"cad|c$|加元", "CAD", 1, kMoney},
    {"nm|nanometers|nanometer|nanometres|nanometre|纳米", "nm", 1, kQuantity},
    {"μm|um|microns|micron|微米", "nm", 1e3, kQuantity},
    {"mm|millimeters|millimetres|毫米", "m", 1e-3, kQuantity},
    {"cm|centimeters|centimetres|厘米|公分", "m", 1e-2, kQuantity},
    {"m|meters|metres|meter|metre|米|公尺", "m", 1, kQuantity},
    {"km|kilometers|kilometres|kilometer|kilometre|公里|千米", "m", 1e3, kQuantity},
    {"mi|miles|mile|英里", "m", 1609.344, kQuantity},
    {"ft|feet|foot|英尺", "m", 0.3048, kQuantity},
    {"inches|inch|英寸", "m", 0.0254, kQuantity},
    {"km2|sq km|sq. km|square kilometers|square kilometres|平方公里|平方千米", "km2", 1, kQuantity},
    {"m2|sq m|square meters|square metres|平方米|平米", "km2", 1e-6, kQuantity},
    {"mm2|square millimeters|平方毫米", "mm2", 1, kQuantity},
    {"mi2|sq mi|sq. mi.|sq. mi|square miles|square mile|平方英里", "km2", 2.589988, kQuantity},
    {"sq ft|square feet|平方英尺", "km2", 9.290304e-8, kQuantity},
    {"ha|hectares|hectare|公顷", "km2", 0.01, kQuantity},
    {"acres|acre|英亩", "km2", 0.00404686, kQuantity},
    {"亩", "km2", 0.000666667, kQuantity},
    {"w|watts|watt|瓦|瓦特", "W", 1, kQuantity},
    {"kw|kilowatts|千瓦", "W", 1e3, kQuantity},
    {"mw|megawatts|megawatt|兆瓦", "W", 1e6, kQuantity},
    {"gw|gigawatts|gigawatt|吉瓦", "W", 1e9, kQuantity},
    {"wh|瓦时", "Wh", 1, kQuantity},
    {"kwh|千瓦时|度电", "Wh", 1e3, kQuantity},
    {"mwh|兆瓦时", "Wh", 1e6, kQuantity},
    {"gwh|吉瓦时", "Wh", 1e9, kQuantity},
    {"twh|太瓦时", "Wh", 1e12, kQuantity},
    {"kb", "B", 1e3, kQuantity},
    {"mb", "B", 1e6, kQuantity},
    {"gb|gigabytes", "B", 1e9, kQuantity},
    {"tb|terabytes", "B", 1e12, kQuantity},
    {"pb|petabytes", "B", 1e15, kQuantity},
    {"mb/s|mbps", "B/s", 1e6, kQuantity},
    {"gb/s|gbps|gb/sec", "B/s", 1e9, kQuantity},
    {"tb/s|tbps|tb/sec", "B/s", 1e12, kQuantity},
    {"hz|hertz|赫兹", "Hz", 1, kQuantity},
    {"khz|千赫", "Hz", 1e3, kQuantity},
    {"mhz|兆赫", "Hz", 1e6, kQuantity},
    {"ghz|吉赫", "Hz", 1e9, kQuantity},
    {"gflops", "FLOPS", 1e9, kQuantity},
    {"tflops|teraflops|tflop/s", "FLOPS", 1e12, kQuantity},
    {"pflops|petaflops|pflop/s", "FLOPS", 1e15, kQuantity},
    {"eflops|exaflops", "FLOPS", 1e18, kQuantity},
    {"tops", "OPS", 1e12, kQuantity},
    {"pops", "OPS", 1e15, kQuantity},
    {"mg|毫克", "g", 1e-3, kQuantity},
    {"g|grams|gram|克", "g", 1, kQuantity},
    {"kg|kilograms|kilogram|千克|公斤", "g", 1e3, kQuantity},
    {"t|tonnes|tonne|tons|ton|吨", "g", 1e6, kQuantity},
    {"lb|lbs", "g", 453.59237, kQuantity},
    {"v|volts|伏|伏特", "V", 1, kQuantity},
    {"kv|千伏", "V", 1e3, kQuantity},
    {"°c|℃|摄氏度", "°C", 1, kQuantity},
    {"°f|华氏度", "°F", 1, kQuantity},
    {"ms|milliseconds|毫秒", "s", 1e-3, kQuantity},
    {"seconds|second|秒", "s", 1, kQuantity},
    {"minutes|minute|min|分钟", "s", 60, kQuantity},
    {"hours|hour|hrs|小时", "s", 3600, kQuantity},
    {"days|day|天", "day", 1, kQuantity},
    {"weeks|week|周", "day", 7, kQuantity},
    {"months|month|个月", "month", 1, kQuantity},
    {"years|year|年", "month", 12, kQuantity},
    {"people|employees|persons|workers|staff|inhabitants|residents|engineers|人|名|名员工|名雇员|"
     "位|"
     "人口|员工",
     "people", 1, kQuantity},
    {"units|pieces|pcs|chips|wafers|gpus|cards|servers|片|颗|枚|块|台|套|张|辆|架|件|只|个|家|座|"
     "项|"
     "种|款|次|户|所|间|部|艘|本|篇|股",
     "pieces", 1, kQuantity},
    {"transistors|个晶体管|晶体管", "transistors", 1, kQuantity},
    {"parameters|params|个参数|参数", "parameters", 1, kQuantity},
    {"tokens|个token|词元", "tokens", 1, kQuantity},
    {"倍|x|times", "x", 1, kQuantity},
};

constexpr MeasureRow kPowers[] = {
    {"hundred|百", "", 1e2, kNumber},
    {"thousand|k|千", "", 1e3, kNumber},
    {"万|萬", "", 1e4, kNumber},
    {"十万", "", 1e5, kNumber},
    {"million|millions|mn|mln|mio|m|百万", "", 1e6, kNumber},
    {"千万", "", 1e7, kNumber},
    {"亿", "", 1e8, kNumber},
    {"billion|billions|bn|bln|b|十亿", "", 1e9, kNumber},
    {"百亿", "", 1e10, kNumber},
    {"千亿", "", 1e11, kNumber},
    {"trillion|trillions|tn|trn|t|万亿|兆", "", 1e12, kNumber},
};

// What people count in thousands without it being a unit.
constexpr std::string_view kCounted =
    "users|customers|stores|nodes|racks|cores|miles|points|pages|members|students|households|items|"
    "shares|companies|firms|cities|locations|sites|rpm|wpm|mah|fps|ppi|lumens|calories|kcal|bar|"
    "psi|"
    "patents|papers|models|jobs|homes|cars|vehicles|seats|beds|rooms|votes|words|lines|species|"
    "copies|soldiers|troops|patients|suppliers|partners|dealers|branches|offices|outlets|"
    "researchers|"
    "developers|scientists|passengers|visitors|villages|islands|speakers|households";

using MeasureMap = std::unordered_map<std::string_view, const MeasureRow*>;

template <typename Visit>
void ForEachName(std::string_view names, Visit visit) {
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find('|', begin), names.size());
    visit(names.substr(begin, end - begin));
    begin = end + 1;
  }
}

template <std::size_t kSize>
MeasureMap MapOf(const MeasureRow (&rows)[kSize]) {
  MeasureMap map;
  for (const MeasureRow& row : rows) {
    ForEachName(row.names, [&](std::string_view name) { map.emplace(name, &row); });
  }
  return map;
}

const MeasureMap& Units() {
  static const MeasureMap kMap = MapOf(kUnits);
  return kMap;
}

const MeasureMap& Powers() {
  static const MeasureMap kMap = MapOf(kPowers);
  return kMap;
}

bool IsAlphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Whether a name may end at `end`: not inside a Latin word.
bool EndsWell(std::string_view folded, std::size_t end) {
  return end >= folded.size() || !IsAlphanumeric(folded[end - 1]) || !IsAlphanumeric(folded[end]);
}

Measure LongestAt(const MeasureMap& map, std::string_view folded, std::size_t at) {
  constexpr std::size_t kLongest = 24;
  if (at >= folded.size()) return {};
  for (std::size_t length = std::min(kLongest, folded.size() - at); length > 0; --length) {
    const auto found = map.find(folded.substr(at, length));
    if (found == map.end() || !EndsWell(folded, at + length)) continue;
    const MeasureRow& row = *found->second;
    return {row.unit, row.factor, row.type, static_cast<std::uint32_t>(length)};
  }
  return {};
}

}  // namespace

Measure UnitAt(std::string_view folded, std::size_t at) { return LongestAt(Units(), folded, at); }

Measure PowerAt(std::string_view folded, std::size_t at) { return LongestAt(Powers(), folded, at); }

Measure CurrencyBefore(std::string_view folded, std::size_t at) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 27> kSigns = {{
      {"us$", "USD"},  {"hk$", "HKD"},  {"nt$", "TWD"}, {"a$", "AUD"},     {"c$", "CAD"},
      {"s$", "SGD"},   {"$", "USD"},    {"€", "EUR"},   {"£", "GBP"},      {"¥", "CNY"},
      {"₩", "KRW"},    {"₹", "INR"},    {"usd", "USD"}, {"hkd", "HKD"},    {"twd", "TWD"},
      {"ntd", "TWD"},  {"rmb", "CNY"},  {"cny", "CNY"}, {"jpy", "JPY"},    {"krw", "KRW"},
      {"eur", "EUR"},  {"gbp", "GBP"},  {"chf", "CHF"}, {"人民币", "CNY"}, {"新台币", "TWD"},
      {"美元", "USD"}, {"港元", "HKD"},
  }};
  std::size_t end = at;
  while (end > 0 && folded[end - 1] == ' ' && at - end < 2) --end;
  const std::string_view before = folded.substr(0, end);
  for (const auto& [sign, unit] : kSigns) {
    if (!before.ends_with(sign)) continue;
    const std::size_t begin = end - sign.size();
    const bool inside_word =
        sign[0] >= 'a' && sign[0] <= 'z' && begin > 0 && IsAlphanumeric(folded[begin - 1]);
    if (inside_word) continue;
    return {unit, 1.0, ValueType::kMoney, static_cast<std::uint32_t>(at - begin)};
  }
  return {};
}

bool IsCountedAt(std::string_view folded, std::size_t at) {
  static const std::unordered_set<std::string_view> kWords = [] {
    std::unordered_set<std::string_view> words;
    ForEachName(kCounted, [&](std::string_view word) { words.insert(word); });
    return words;
  }();
  std::size_t end = at;
  while (end < folded.size() && end - at < 16 && folded[end] >= 'a' && folded[end] <= 'z') ++end;
  return kWords.contains(folded.substr(at, end - at)) || UnitAt(folded, at).length > 0 ||
         PowerAt(folded, at).length > 0;
}

bool IsCounter(std::string_view unit) { return unit == "people" || unit == "pieces"; }

}  // namespace tanxun
