// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/values.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "tests/lexicon/value_laws.h"

namespace tanxun {
namespace {

std::string Text(const Date& date) {
  std::string out = std::to_string(date.year);
  for (const int part : {date.month, date.day}) {
    if (part != 0) out += (part < 10 ? "-0" : "-") + std::to_string(part);
  }
  return out;
}

std::string Join(const std::vector<DateMatch>& dates) {
  std::string out;
  for (const DateMatch& match : dates) out += (out.empty() ? "" : " ") + Text(match.date);
  return out;
}

std::string Text(const Number& number) {
  char value[64];
  std::snprintf(value, sizeof value, "%.10g", number.value);
  std::string out = (number.approximate ? "~" : "") + std::string(value);
  if (!number.unit.empty()) out += " " + number.unit;
  if (number.type != ValueType::kNumber) out += " " + std::string(Name(number.type));
  return out;
}

std::string Join(const std::vector<Number>& numbers) {
  std::string out;
  for (const Number& number : numbers) out += (out.empty() ? "" : "; ") + Text(number);
  return out;
}

std::string Join(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += "[" + item + "]";
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

TEST(FindDates, Table) {
  const Row kRows[] = {
      {"2025-12-05", "2025-12-05"},
      {"2025/12/5", "2025-12-05"},
      {"2025.12.05", "2025-12-05"},
      {"Dec 5, 2025", "2025-12-05"},
      {"5 December 2025", "2025-12-05"},
      {"7 Oct 2023", "2023-10-07"},
      {"October 7, 2023", "2023-10-07"},
      {"Oct. 7th, 2023", "2023-10-07"},
      {"07-Oct-2023", "2023-10-07"},
      {"Oct 7-9, 2023", "2023-10-07"},
      {"the 3rd of May 2019", "2019-05-03"},
      {"Dec 2025", "2025-12"},
      {"Sept. 2024", "2024-09"},
      {"Oct 2023 BIS rules", "2023-10"},
      {"2025-12", "2025-12"},
      {"2025/12", "2025-12"},
      {"2025年12月5日", "2025-12-05"},
      {"2025 年 12 月 5 日", "2025-12-05"},
      {"2025年12月5号", "2025-12-05"},
      {"2025 年 12 月", "2025-12"},
      {"2025年12月份", "2025-12"},
      {"２０２５年１２月", "2025-12"},
      {"成立于1999年，总部", "1999"},
      {"2025", "2025"},
      {"Founded in 2009, it", "2009"},
      {"in 2019 and 2020", "2019 2020"},
      {"2019–2024", "2019 2024"},
      {"2019-2024", "2019 2024"},
      {"2019, 2020", "2019 2020"},
      {"Updated 2026-01-01", "2026-01-01"},
      {"2025-12-05T10:00:00Z", "2025-12-05"},
      {"notes-2025-12-05", "2025-12-05"},
      {"report 20251205", "2025-12-05"},
      {"25/12/2023", "2023-12-25"},
      {"12/25/2023", "2023-12-25"},
      {"10/07/2023", "2023"},
      {"Q3 2025", "2025"},
      {"in 1066", "1066"},
      {"2024-02-29", "2024-02-29"},
      // None of these is a date.
      {"2023-02-29", ""},
      {"2025-13-01", ""},
      {"FY2024", ""},
      {"FY 2024", ""},
      {"fiscal year 2024", ""},
      {"2024财年", ""},
      {"2,019", ""},
      {"$2000", ""},
      {"US$ 2000", ""},
      {"RMB 2000", ""},
      {"H2020", ""},
      {"RTX 2080", ""},
      {"2000 employees", ""},
      {"2000 人", ""},
      {"2000万", ""},
      {"2000亿元", ""},
      {"2000 million", ""},
      {"2010s", ""},
      {"2010年代", ""},
      {"2000+", ""},
      {"1920x1080", ""},
      {"1920×1080", ""},
      {"1920 x 1080", ""},
      {"2019-nCoV", ""},
      {"2019.5", ""},
      {"12019", ""},
      {"#2019", ""},
      {"第2000号", ""},
      {"2000 km", ""},
      {"2000%", ""},
      {"v1.2019", ""},
      {"0999", ""},
      {"2200", ""},
      {"may be", ""},
      {"marching 2019 of", "2019"},
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Join(FindDates(row.text)), row.expected) << row.text;
}

TEST(FindDates, SpansAreOfTheTextAsWritten) {
  const std::string text = "更新於 ２０２５年１２月５日。";
  const auto dates = FindDates(text);
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(text.substr(dates[0].begin, dates[0].end - dates[0].begin), "２０２５年１２月５日");
}

TEST(ParseDate, Table) {
  const Row kRows[] = {
      {"2025", "2025"},
      {" 2009-09 ", "2009-09"},
      {"Mar 2021", "2021-03"},
      {"2025-Q3", "2025-09-30"},
      {"Q3 2025", "2025-09-30"},
      {"2025Q1", "2025-03-31"},
      {"2025年第三季度", "2025-09-30"},
      {"2025年第2季度", "2025-06-30"},
      {"third quarter of 2025", "2025-09-30"},
      {"H1 2025", "2025-06-30"},
      {"2025年上半年", "2025-06-30"},
      {"2025-12-05T10:00:00+08:00", "2025-12-05"},
      {"2025-12-05 10:00", "2025-12-05"},
      {"1200", "1200"},
      {"2009 in Hangzhou", "-"},
      {"Q5 2025", "-"},
      {"FY2024", "-"},
      {"Q3", "-"},
      {"15", "-"},
      {"2,019", "-"},
      {"", "-"},
      {"\xff", "-"},
  };
  for (const Row& row : kRows) {
    const auto date = ParseDate(row.text);
    EXPECT_EQ(date.has_value() ? Text(*date) : "-", row.expected) << row.text;
  }
}

TEST(FindNumbers, Table) {
  const Row kRows[] = {
      {"15,000", "15000"},
      {"1,234,567.5", "1234567.5"},
      {"2.1万亿", "2.1e+12"},
      {"2.1万亿元", "2.1e+12 CNY money"},
      {"2.1 萬億", "2.1e+12"},
      {"3亿", "300000000"},
      {"1亿2000万", "120000000"},
      {"5千人", "5000 people quantity"},
      {"12.4万名员工", "124000 people quantity"},
      {"$15 billion", "1.5e+10 USD money"},
      {"approximately $15 billion", "~1.5e+10 USD money"},
      {"US$15bn", "1.5e+10 USD money"},
      {"$15B", "1.5e+10 USD money"},
      {"$500m", "500000000 USD money"},
      {"HK$ 85.6", "85.6 HKD money"},
      {"NT$1,000", "1000 TWD money"},
      {"RMB 941.2 billion", "9.412e+11 CNY money"},
      {"¥ 100", "100 CNY money"},
      {"€3m", "3000000 EUR money"},
      {"300 billion won", "3e+11 KRW money"},
      {"100 亿美元", "1e+10 USD money"},
      {"约3000亿韩元", "~3e+11 KRW money"},
      {"人民币5亿元", "500000000 CNY money"},
      {"15 billion dollars", "1.5e+10 USD money"},
      {"~35%", "~35 % percent"},
      {"35 percent", "35 % percent"},
      {"百分之35", "35 % percent"},
      {"3 个百分点", "3 pp percent"},
      {"12nm", "12 nm quantity"},
      {"7 纳米", "7 nm quantity"},
      {"1.5 km", "1500 m quantity"},
      {"8848米", "8848 m quantity"},
      {"100 sq mi", "258.9988 km2 quantity"},
      {"9,600,000 平方公里", "9600000 km2 quantity"},
      {"5 km²", "5 km2 quantity"},
      {"700W", "700 W quantity"},
      {"1.2 MW", "1200000 W quantity"},
      {"80GB", "8e+10 B quantity"},
      {"3.35 TB/s", "3.35e+12 B/s quantity"},
      {"1.98 GHz", "1980000000 Hz quantity"},
      {"10万片", "100000 pieces quantity"},
      {"72B parameters", "7.2e+10 parameters quantity"},
      {"0.5B", "500000000"},
      {"5M", "5000000"},
      {"5 m", "5 m quantity"},
      {"10k users", "10000"},
      {"more than 20,000 people", "~20000 people quantity"},
      {"20,000+", "~20000"},
      {"200多家", "~200 pieces quantity"},
      {"50左右", "~50"},
      {"逾100", "~100"},
      {"-5 °C", "-5 °C quantity"},
      {"10-15%", "10; 15 % percent"},
      {"1,2,3", "1; 2; 3"},
      // Dates, codes and versions are no numbers.
      {"2025-12-05", ""},
      {"in 2019", ""},
      {"GPT-4", ""},
      {"H100", ""},
      {"version 1.2.3", ""},
      {"HBM3E", ""},
      {"#5", ""},
      {"x_1", ""},
      {"no digits", ""},
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Join(FindNumbers(row.text)), row.expected) << row.text;
}

// One character may fold to several: ½ to 1⁄2.
TEST(FindNumbers, SpansAreWholeCharacters) {
  for (const std::string text : {"½", "㎏½", "1½ km", "⑴", "㍿2024年㋀", "¾", "A¥½"}) {
    EXPECT_EQ(BrokenValueLaw(text), "") << text;
  }
}

TEST(FindNumbers, SpansHoldSignAndUnit) {
  const std::string text = "营收约 US$15 billion，占 35 %。";
  std::string spans;
  for (const Number& number : FindNumbers(text)) {
    spans += "[" + text.substr(number.begin, number.end - number.begin) + "]";
  }
  EXPECT_EQ(spans, "[US$15 billion][35 %]");
}

TEST(TypeOfValue, Table) {
  const Row kRows[] = {
      {"2025-12-05", "date"},
      {"2019", "date"},
      {"2025年第三季度", "date"},
      {"$15 billion", "money"},
      {"约2.1万亿元", "money"},
      {"$10–15 billion", "money"},
      {"$15 billion in 2024", "money"},
      {"35%", "percent"},
      {"10-15%", "percent"},
      {"~35 %", "percent"},
      {"15,000", "number"},
      {"0.5B", "number"},
      {"12nm", "quantity"},
      {"15,000 employees", "quantity"},
      {"12.4万人", "quantity"},
      {"https://example.com/a", "url"},
      {"www.example.com", "url"},
      {"Hangzhou, China", "text"},
      {"H100", "text"},
      {"~35% China cloud market share", "text"},
      {"see https://example.com now", "text"},
      {"", "text"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Name(TypeOfValue(row.text)), row.expected) << row.text;
}

TEST(SameValue, WhatAgrees) {
  const std::pair<const char*, const char*> kPairs[] = {
      {"Hsinchu", "hsinchu"},
      {"Hsinchu, Taiwan", "Hsinchu"},
      {"杭州", "中国杭州"},
      {"臺灣新竹", "台湾新竹"},
      {"2009", "2009-09"},
      {"Mar 2021", "2021-03"},
      {"2021年3月", "March 2021"},
      {"2009", "2009 in Hangzhou"},
      {"September 2009", "2009年"},
      {"$15 billion", "about $15.2 billion"},
      {"2.1万亿元", "RMB 2.1 trillion"},
      {"15,000", "15,000 employees"},
      {"1.5万人", "15,200 employees"},
      {"35%", "~35 % China cloud share"},
      {"12nm", "12 nm"},
      {"1.5 km", "1,500 m"},
      {"$15 billion (2024)", "$15 billion"},
      {"Eddie Wu", "Eddie Wu (CEO)"},
      {"TSMC.", "TSMC"},
      {"C++", "c++"},
      {"cannot access H100", "Cannot access H100"},
  };
  for (const auto& [a, b] : kPairs) {
    EXPECT_TRUE(SameValue(a, b)) << a << " | " << b;
    EXPECT_TRUE(SameValue(b, a)) << b << " | " << a;
  }
}

TEST(SameValue, WhatDoesNot) {
  const std::pair<const char*, const char*> kPairs[] = {
      {"2009", "2010"},
      {"2009-09", "2009-10"},
      {"Mar 2021", "2021-04"},
      {"2019", "2,019"},
      {"2000", "2000 employees"},
      {"$15 billion", "$17 billion"},
      {"$15 billion", "15 billion yuan"},
      {"35%", "35"},
      {"100080", "100081"},
      {"9988", "9961"},
      {"5 GPUs for Acme", "5 GPUs for Foo"},
      {"Intel", "Intel 18A"},
      {"H100", "H200"},
      {"can access H100", "cannot access H100"},
      {"供应正常", "供应不正常，无法获得"},
      {"🔴 constrained", "🟢 constrained"},
      {"C++", "C"},
      {"US", "US, China"},
      {"云", "阿里云"},
      {"中国银行", "中国建设银行"},
      {"Hangzhou", "Beijing"},
      {"", "Hangzhou"},
      {"$5", "5%"},
      {"$15 billion (2024)", "$15 billion (2023)"},
      {"founded 2009", "founded 2010"},
  };
  for (const auto& [a, b] : kPairs) {
    EXPECT_FALSE(SameValue(a, b)) << a << " | " << b;
    EXPECT_FALSE(SameValue(b, a)) << b << " | " << a;
  }
}

TEST(SplitList, Table) {
  const Row kRows[] = {
      {"A1 x, B and C", "[A1 x][B][C]"},
      {"Tencent, Huawei, and Baidu", "[Tencent][Huawei][Baidu]"},
      {"腾讯、华为和百度", "[腾讯][华为][百度]"},
      {"腾讯，华为，百度等", "[腾讯][华为][百度]"},
      {"甲、乙以及丙丁", "[甲][乙][丙丁]"},
      {"甲公司、乙公司以及丙公司", "[甲公司][乙公司][丙公司]"},
      {"A、B和C", "[A][B][C]"},
      {"H100/H200", "[H100][H200]"},
      {"H100/H200, B200", "[H100][H200][B200]"},
      {"A; B", "[A][B]"},
      {"A；B；C", "[A][B][C]"},
      {"Acme, Inc.; Foo, Ltd.", "[Acme, Inc.][Foo, Ltd.]"},
      {"Acme, Inc., Foo", "[Acme, Inc.][Foo]"},
      {"AMD and Intel", "[AMD][Intel]"},
      {"1,000 GPUs, 2,000 CPUs", "[1,000 GPUs][2,000 CPUs]"},
      {"AWS (Amazon, Inc.), Azure", "[AWS (Amazon, Inc.)][Azure]"},
      {"甲（乙、丙）、丁", "[甲（乙、丙）][丁]"},
      {"Foo (open, Bar", "[Foo (open][Bar]"},
      {"Hangzhou, China", "[Hangzhou, China]"},
      {"Japan, China", "[Japan][China]"},
      {"和平头哥", "[和平头哥]"},
      {"和硕", "[和硕]"},
      {"TSMC/Samsung", "[TSMC/Samsung]"},
      {"24/7 support", "[24/7 support]"},
      {"R&D", "[R&D]"},
      {"search and retrieval", "[search and retrieval]"},
      {"one", "[one]"},
      {"A | B | C", "[A][B][C]"},
      {"A\nB", "[A][B]"},
      {", ,A,", "[A]"},
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Join(SplitList(row.text, true)), row.expected) << row.text;
}

TEST(SplitList, NoListIsNeverCut) {
  for (const char* text : {"Hangzhou, China", "A、B和C", "A; B", "H100/H200", "A\nB"}) {
    EXPECT_EQ(SplitList(text, false), std::vector<std::string>{text});
  }
}

const std::string kPieces[] = {"2019", "-",  "12", "/",      "Oct",   " ",    "年", "月",
                               "日",   "$",  ",",  "000",    "亿",    "万",   "%",  "km",
                               "(",    ")",  "，", "和",     " and ", "\xff", "约", "\xe4\xb8",
                               "B",    "Q3", "５", "cannot", "\n",    "."};

TEST(Values, RandomTextKeepsTheContracts) {
  std::mt19937 random(11);
  const auto make = [&] {
    std::string text;
    for (int i = 0; i < 10; ++i) text += kPieces[random() % std::size(kPieces)];
    return text;
  };
  for (int round = 0; round < 3000; ++round) {
    const std::string a = make();
    const std::string b = make();
    ASSERT_EQ(BrokenValueLaw(a), "") << a;
    ASSERT_TRUE(SameValue(a, a)) << a;
    ASSERT_EQ(SameValue(a, b), SameValue(b, a)) << a << " | " << b;
  }
}

TEST(Values, LongTextTakesLinearTime) {
  for (const std::string piece :
       {"1,000", "2019-", "Oct ", "1/1/", "(", "、", "9", "$1 billion ", "2019年", " and ", "a,"}) {
    std::string text;
    while (text.size() < 400'000) text += piece;
    const std::clock_t start = std::clock();
    FindDates(text);
    FindNumbers(text);
    SplitList(text, true);
    TypeOfValue(text);
    SameValue(text, text + "x");
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(seconds, 5.0) << piece;
  }
}

}  // namespace
}  // namespace tanxun
