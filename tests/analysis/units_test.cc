// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/parts.h"
#include "indexer/analysis/terms.h"
#include "indexer/text/utf8.h"
#include "tanxun/analyzer.h"

namespace tanxun {
namespace {

std::string DescribeUnits(std::string_view text) {
  std::string line;
  for (const Unit& unit : SplitUnits(text)) {
    if (!line.empty()) line += ' ';
    line += Describe(unit);
  }
  return line;
}

struct Row {
  const char* text;
  const char* units;
};

void ExpectRows(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(DescribeUnits(row.text), row.units) << row.text;
}

TEST(UnitTable, Han) {
  ExpectRows({{"", ""},
              {"平頭哥", "han 平[0,3) han 头[3,6) han 哥[6,9)"},
              {"平 头", "han 平[0,3) han 头[4,7)"},
              {"H100集群", "code h100[0,4) han 集[4,7) han 群[7,10)"},
              {"Ｈ１００", "code h100[0,12)"},
              {"2023年", "number 2023[0,4) han 年[4,7)"},
              {"ﾊﾝｶﾞｸ", "han ハ[0,3) han ン[3,6) han ガ[6,12) han ク[12,15)"},
              {"한국", "han 한[0,3) han 국[3,6)"},
              {"中\u200b国", "han 中[0,6) han 国[6,9)"},
              {"㍿", "han 株[0,3) han 式[3,3) han 会[3,3) han 社[3,3)"},
              {"（通义）", "han 通[3,6) han 义[6,9)"}});
}

TEST(UnitTable, Words) {
  ExpectRows({{"Cloud", "word cloud[0,5)"},
              {"café!", "word cafe[0,5)"},
              {"China's AI", "word china[0,5) word ai[8,10)"},
              {"NVIDIA’s", "word nvidia[0,6)"},
              {"H100's", "code h100[0,4)"},
              {"can't", "word can't[0,5)"},
              {"can’t", "word can't[0,7)"},
              {"O'Reilly", "code o'reilly[0,8)"},
              {"'quoted'", "word quoted[1,7)"},
              {"companies' AI", "word companies[0,9) word ai[11,13)"},
              {"open-source", "code open-source[0,11)"},
              {"T-Head", "code t-head[0,6)"},
              {"end. Next", "word end[0,3) word next[5,9)"},
              {"--x--", "word x[2,3)"},
              {"Россия", "word россия[0,12)"}});
}

TEST(UnitTable, Numbers) {
  ExpectRows({{"1,000", "number 1000[0,5)"},
              {"1,234,567.89", "number 1234567.89[0,12)"},
              {"3.14", "number 3.14[0,4)"},
              {"12.", "number 12[0,2)"},
              {"1,5", "number 1[0,1) number 5[2,3)"},
              {"2023,100,200", "number 2023[0,4) number 100[5,8) number 200[9,12)"},
              {"1,0000", "number 1[0,1) number 0000[2,6)"},
              {"1,000,00", "number 1[0,1) number 000[2,5) number 00[6,8)"},
              {"1，000", "number 1[0,1) number 000[4,7)"},  // A Chinese list.
              {"~35%", "number 35[1,3)"},
              {"$200B+", "code 200b[1,5)"},
              {"1,000GB", "code 1000gb[0,7)"},
              {"-5", "number 5[1,2)"},
              {"½", "number 1[0,2) number 2[2,2)"}});
}

TEST(UnitTable, Codes) {
  ExpectRows({{"GPT-4", "code gpt-4[0,5)"},
              {"GPT-3.5-turbo", "code gpt-3.5-turbo[0,13)"},
              {"9988.HK", "code 9988.hk[0,7)"},
              {"0.5B", "code 0.5b[0,4)"},
              {"12nm", "code 12nm[0,4)"},
              {"HBM3E", "code hbm3e[0,5)"},
              {"3D NAND", "code 3d[0,2) word nand[3,7)"},
              {"H100/H200", "code h100[0,4) code h200[5,9)"},
              {"C++ C# F#", "code c++[0,3) code c#[4,6) code f#[7,9)"},
              {"C++17, g++.", "code c++17[0,5) code g++[7,10)"},
              {".NET", "code .net[0,4)"},
              {"ASP.NET", "code asp.net[0,7)"},
              {"...net", "word net[3,6)"},
              {"R&D", "code r&d[0,3)"},
              {"v1.2.3", "code v1.2.3[0,6)"},
              {"2024-01-15", "code 2024-01-15[0,10)"},
              {"snake_case", "code snake_case[0,10)"},
              {"T\u2010Head", "code t-head[0,8)"},
              {"item#5", "word item[0,4) number 5[5,6)"},
              {"10:30", "number 10[0,2) number 30[3,5)"}});
}

TEST(UnitTable, Emoji) {
  ExpectRows({{"🔴 Cut", "emoji 🔴[0,4) word cut[5,8)"},
              {"❤\ufe0f!", "emoji ❤[0,6)"},
              {"👍🏽", "emoji 👍[0,8)"},
              {"👨‍👩‍👧x", "emoji 👨👩👧[0,18) word x[18,19)"},
              {"🇨🇳🇺🇸", "emoji 🇨🇳[0,8) emoji 🇺🇸[8,16)"},
              {"🔴🟡", "emoji 🔴[0,4) emoji 🟡[4,8)"}});
}

std::string RandomText(std::mt19937& random) {
  static const std::u32string kCharacters =
      U"aZ09.,-_/+#&'’@ \n平頭哥カﾊﾞ한é\u0301🔴👨\u200d\ufe0f🇨㍿½…\u3000、s";
  std::string text;
  const std::size_t length = random() % 16;
  for (std::size_t i = 0; i < length; ++i) {
    char32_t c = kCharacters[random() % kCharacters.size()];
    if (random() % 20 == 0) c = static_cast<char32_t>(random() % 0x20000);
    AppendUtf8(c, text);
  }
  return text;
}

// A unit cut out of its text and analysed alone is that unit again.
TEST(Units, AUnitAloneIsTheSameUnit) {
  std::mt19937 random(8);
  int compared = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = RandomText(random);
    if (text.find("㍿") != std::string::npos) continue;  // Several units share its bytes.
    for (const Unit& unit : SplitUnits(text)) {
      if (unit.begin == unit.end || unit.text.find_first_of("0123456789") != std::string::npos) {
        continue;
      }
      const auto alone = SplitUnits(text.substr(unit.begin, unit.end - unit.begin));
      ASSERT_FALSE(alone.empty()) << text;
      if (alone.size() > 1) continue;  // One character of several units.
      ASSERT_EQ(alone[0].text, unit.text) << text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 10000);
}

TEST(Units, LongInputsTakeLinearTime) {
  const auto begin = std::chrono::steady_clock::now();
  for (const char* unit :
       {"a",      "1",        "a1",     "-",    "a-",   "1.", ".", "1,",      "1,000,",
        "'",      "a'",       "a's",    "+",    "c++",  "中", "🔴", "👨\u200d", "🇨",
        "\u0301", "か\u309a", "\u200b", "\xff", "a_b.", "#",  " ", "\u2019"}) {
    std::string text;
    while (text.size() < 1000000) text += unit;
    const Analysis analysis = Analyze(text);
    for (const TermCount& term : analysis.terms) ASSERT_LE(term.term.size(), 245u);
    MakeQueryTerms(analysis.units);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

TEST(Parts, OfAUnit) {
  using Parts = std::vector<std::string>;
  EXPECT_EQ(PartsOf("gpt-3.5-turbo"), (Parts{"gpt", "3.5", "turbo"}));
  EXPECT_EQ(PartsOf("c++17"), (Parts{"c++", "17"}));
  EXPECT_EQ(PartsOf("1.2.3"), (Parts{"1", "2", "3"}));
  EXPECT_EQ(PartsOf(".net"), (Parts{"net"}));
  EXPECT_EQ(PartsOf(""), Parts{});
}

}  // namespace
}  // namespace tanxun
