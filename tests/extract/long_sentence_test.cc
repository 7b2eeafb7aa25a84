// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/long_sentence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

std::string Pieces(const std::string& text, std::size_t longest) {
  std::string pieces;
  std::size_t begin = 0;
  for (const std::uint32_t end : PieceEnds(text, longest)) {
    if (begin > 0) pieces += '|';
    pieces += text.substr(begin, end - begin);
    begin = end;
  }
  return pieces;
}

std::vector<std::string> UnitTexts(const std::string& text) {
  std::vector<std::string> texts;
  for (const Unit& unit : SplitUnits(text)) texts.push_back(unit.text);
  return texts;
}

TEST(PieceEnds, Table) {
  struct Row {
    const char* text;
    std::size_t longest;
    const char* pieces;
  };
  const Row kRows[] = {
      {"short", 10, "short"},
      {"", 10, ""},
      {"one two, three four", 15, "one two, |three four"},
      {"one, two three four", 14, "one, two |three four"},
      {"one two three four", 10, "one two |three four"},
      {"one two (three four", 13, "one two |(three four"},
      {"芯片，存储；光刻胶", 22, "芯片，存储；|光刻胶"},
      {"芯片存储光刻胶", 10, "芯片存|储光刻|胶"},
      {"芯片 存储光刻胶", 18, "芯片 |存储光刻胶"},
      {"用 GPT-4o 写，跑 H100", 13, "用 GPT-4o |写，|跑 H100"},
      {"pay 1,000,000 now", 10, "pay |1,000,000 |now"},
      {"芯片H100集群", 8, "芯片|H100|集群"},
      {"a abcdefghijkl b", 8, "a |abcdefgh|ijkl b"},
      {"1,2,3,123,456", 7, "1,2,3,|123,456"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Pieces(row.text, row.longest), row.pieces);
}

// Words, Han, codes, numbers, emoji and what stands between them, without a sentence's end.
std::string LongText(std::mt19937& random) {
  static constexpr std::array<const char*, 24> kParts = {"ipsum",
                                                         "dolor",
                                                         "GPT-4o",
                                                         "9988.HK",
                                                         "1,000",
                                                         "H100",
                                                         "芯",
                                                         "片光",
                                                         "電",
                                                         "🔴",
                                                         "👨‍👩‍👧",
                                                         "the",
                                                         "China's",
                                                         "don't",
                                                         ".net",
                                                         "c++",
                                                         "e\u0301tat",
                                                         "ﬁn",
                                                         "㍿",
                                                         "カナ",
                                                         "٣",
                                                         "2330",
                                                         "naïve",
                                                         "한국"};
  static constexpr std::array<const char*, 14> kGaps = {" ", " ", " ",  ", ", "，", "、", "",
                                                        "",  "/", " (", "; ", "；", "“",  "|"};
  std::string text;
  const auto blanks = random() % 3;  // None, as in Chinese, now and then.
  while (text.size() < 14'000) {
    text += kParts[random() % kParts.size()];
    text += blanks > 0 ? kGaps[random() % kGaps.size()] : kGaps[6 + random() % 3];
  }
  return text;
}

TEST(PieceEndsLaw, EveryUnitIsAUnitOfOnePiece) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const std::string text = LongText(random);
    std::vector<std::string> units;
    std::size_t begin = 0;
    for (const std::uint32_t end : PieceEnds(text, 400)) {
      ASSERT_LE(end - begin, 400u);
      ASSERT_GT(end, begin);
      for (std::string& unit : UnitTexts(text.substr(begin, end - begin))) {
        units.push_back(std::move(unit));
      }
      begin = end;
    }
    ASSERT_EQ(begin, text.size());
    const std::vector<std::string> expected = UnitTexts(text);
    const auto [found, unit] =
        std::mismatch(units.begin(), units.end(), expected.begin(), expected.end());
    ASSERT_TRUE(unit == expected.end() && found == units.end())
        << "round " << round << ": " << (unit == expected.end() ? "" : *unit) << " became "
        << (found == units.end() ? "" : *found);
  }
}

TEST(LongSentence, NoWordOfALongLineIsLost) {
  std::string english;
  std::string chinese;
  for (int i = 1000; i < 4000; ++i) {
    english += "word" + std::to_string(i) + " ";
    chinese += "第" + std::to_string(i) + "种芯片材料，";
  }
  for (const std::string& text : {english, chinese}) {
    std::vector<std::string> units;
    for (const Passage& passage : Extract(text).passages) {
      EXPECT_LE(passage.text.size(), 4000u);
      for (std::string& unit : UnitTexts(passage.text)) units.push_back(std::move(unit));
    }
    EXPECT_EQ(units, UnitTexts(text));
  }
}

}  // namespace
}  // namespace tanxun
