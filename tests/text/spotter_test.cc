// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/spotter.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "indexer/text/byte_set.h"

namespace tanxun {
namespace {

TEST(Spotter, FindsTheGroupsOfPhrases) {
  Spotter spotter;
  spotter.Add("headquartered in", 1);
  spotter.Add("can't", 2);
  spotter.Add("cant", 2);
  spotter.Add("无法", 4);
  spotter.Add("能", 8);
  spotter.Add("🔴", 16);
  struct Row {
    const char* text;
    std::uint32_t groups;
  };
  const Row rows[] = {
      {"", 0},
      {"acme is headquartered in oslo", 1},
      {"headquarters", 0},          // A head is a whole word.
      {"xheadquartered", 0},        //
      {"acme can't, 无法", 2 | 4},  //
      {"they can’t", 2},            // By "can", as much of it as is one word.
      {"cant", 2},
      {"无 法", 4},   // Blanks between Han characters do not count.
      {"无\n法", 4},  //
      {"无", 0},
      {"不能x", 8},
      {"🔴 red", 16},
      {"headquartered无法能🔴", 1 | 4 | 8 | 16},
  };
  for (const Row& row : rows) EXPECT_EQ(spotter.Find(row.text, 31), row.groups) << row.text;
  EXPECT_EQ(spotter.Find("无法能", 8), 8u);
}

// What stands in the text as a phrase is always spotted.
TEST(Spotter, NeverOverlooksAPhrase) {
  static constexpr std::array<const char*, 14> kPieces = {
      "a", "can", "not", "x1", "无", "法", "能", "够", " ", "\n", ",", "。", "é", "🔴"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string phrase;
    for (std::size_t i = 1 + random() % 3; i > 0; --i) phrase += kPieces[random() % 8];
    Spotter spotter;
    spotter.Add(phrase);
    std::string text;
    for (std::size_t i = random() % 6; i > 0; --i) text += kPieces[random() % kPieces.size()];
    // At the start of a word and before its end.
    text += ", " + phrase + ", ";
    for (std::size_t i = random() % 6; i > 0; --i) text += kPieces[random() % kPieces.size()];
    ASSERT_EQ(spotter.Find(text), 1u) << '[' << phrase << "] in [" << text << ']';
  }
}

TEST(ByteSet, FindsTheFirst) {
  constexpr ByteSet kSet("%[");
  EXPECT_EQ(kSet.FindIn("ab[c%"), 2u);
  EXPECT_EQ(kSet.FindIn("ab[c%", 3), 4u);
  EXPECT_EQ(kSet.FindIn("ab", 0), std::string_view::npos);
  EXPECT_EQ(kSet.FindIn("", 5), std::string_view::npos);
}

}  // namespace
}  // namespace tanxun
