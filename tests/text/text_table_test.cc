// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/text_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace tanxun {
namespace {

TEST(TextTable, FirstNumbersStayAndGreaterOnesRaise) {
  TextTable table;
  EXPECT_EQ(table.Find("price"), std::nullopt);
  EXPECT_TRUE(table.Add("price", 3));
  EXPECT_FALSE(table.Add("price", 4));
  EXPECT_EQ(table.Find("price"), 3u);
  table.Raise("price", 2);
  EXPECT_EQ(table.Find("price"), 3u);
  table.Raise("price", 5);
  table.Raise("市值", 1);
  EXPECT_EQ(table.Find("price"), 5u);
  EXPECT_EQ(table.Find("市值"), 1u);
  EXPECT_EQ(table.Find(""), std::nullopt);
  EXPECT_EQ(table.Find("pric"), std::nullopt);
}

TEST(TextTable, HoldsWhatAMapHolds) {
  std::mt19937 random(5);
  TextTable table;
  std::map<std::string, std::uint32_t> model;
  for (std::uint32_t i = 0; i < 5000; ++i) {
    std::string text;
    for (std::size_t size = random() % 4; size > 0; --size)
      text += static_cast<char>('a' + random() % 8);
    ASSERT_EQ(table.Add(text, i), model.emplace(text, i).second) << text;
  }
  for (const auto& [text, number] : model) ASSERT_EQ(table.Find(text), number) << text;
}

}  // namespace
}  // namespace tanxun
