// SPDX-License-Identifier: GPL-2.0-or-later
// Quick looks must never hide what a careful reading would find. The careful reading is forced by
// something that the quick look sees and that changes nothing else.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/abilities.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/values.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

template <std::size_t kSize>
std::string RandomText(std::mt19937& random, const std::array<const char*, kSize>& pieces,
                       std::size_t most) {
  std::string text;
  for (std::size_t i = 1 + random() % most; i > 0; --i) text += pieces[random() % kSize];
  return text;
}

std::string DescribeAll(const std::vector<TickerMatch>& matches, std::size_t size) {
  std::string out;
  for (const TickerMatch& match : matches) {
    if (match.end > size) continue;
    out += Describe(match.ticker) + '@' + std::to_string(match.begin) + ' ';
  }
  return out;
}

TEST(QuickLooks, HideNoListing) {
  static constexpr std::array<const char*, 40> kPieces = {"NYSE",      ":",        " ",
                                                          "ACME",      "9988",     ".HK",
                                                          "(",         ")",        "HK",
                                                          "港交所",    "0981",     "$",
                                                          "ACM",       "B",        ".",
                                                          "SZ",        "002371",   "sh",
                                                          "600519",    "股票代码", "：",
                                                          "（",        "）",       "Ｈ",
                                                          "ＮＹＳＥ",  "．",       "ticker",
                                                          "Hong Kong", "AS",       "T",
                                                          "上海",      "the ",     "Stock Exchange",
                                                          "US",        "和",       "、",
                                                          "/",         "\n",       "is",
                                                          "香港"};
  std::mt19937 random(11);
  std::size_t with_listing = 0;
  for (int round = 0; round < 40000; ++round) {
    const std::string text = RandomText(random, kPieces, 7);
    const std::string quick = DescribeAll(FindTickers(text), text.size());
    const std::string careful = DescribeAll(FindTickers(text + "\n。\n港交所。"), text.size());
    with_listing += careful.empty() ? 0 : 1;
    ASSERT_EQ(quick, careful) << '[' << text << ']';
  }
  EXPECT_GT(with_listing, 500u);
}

TEST(QuickLooks, ALongTextIsReadInParts) {
  std::string text;
  for (int i = 0; i < 12000; ++i) text += "Acme ships anvils " + std::to_string(i) + ".\n";
  const std::size_t at = text.size();
  text += "Zaun (NYSE: ZAUN) and 甲乙 (9988.HK)\n";
  for (int i = 0; i < 9000; ++i) text += "more 更多文字\n";
  const std::vector<TickerMatch> found = FindTickers(text);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "NYSE: ZAUN");
  EXPECT_GT(found[0].begin, at);
}

TEST(QuickLooks, HideNoAbility) {
  static constexpr std::array<const char*, 26> kPieces = {
      "can",  "cannot", "can't", "能",    "无",  "法", "无法",      "购",        "买",
      "购买", "buy",    "acme",  " ",     " ",   "\n", "no longer", "access to", "lost",
      "被",   "禁止",   "出口",  "can’t", "get", "的", "被切断",    "no"};
  std::mt19937 random(13);
  std::size_t with_ability = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random, kPieces, 8);
    const bool found = !FindAbilities(SplitUnits(text), 2).empty();
    with_ability += found ? 1 : 0;
    ASSERT_TRUE(!found || MayStateAbility(Fold(text))) << '[' << text << ']';
  }
  EXPECT_GT(with_ability, 1000u);
}

TEST(QuickLooks, PlainNamesHaveTheKeyOfAllNames) {
  static constexpr std::array<const char*, 16> kPieces = {
      "Acme", "ZAUN", " ",    "  ", "艾", "克米", "記", "體",
      "a",    "Ü",    "1998", "-",  "'s", "㍿",   "ア", "e\xCC\x81"};
  std::mt19937 random(17);
  for (int round = 0; round < 20000; ++round) {
    const std::string name = RandomText(random, kPieces, 5);
    // A sign is no part of the key, and no plain name has one.
    ASSERT_EQ(NameKey(name), NameKey(name + " !")) << '[' << name << ']';
  }
}

TEST(QuickLooks, TrimKnowsTheBlanksOfAscii) {
  for (char32_t c = 0; c < 0x80; ++c) {
    const std::string text(1, static_cast<char>(c));
    EXPECT_EQ(Trim(text).empty(), ClassOf(c) == CharClass::kSpace) << static_cast<int>(c);
  }
}

TEST(QuickLooks, HasDigit) {
  for (const char* text : {"7", "a７", "年2"}) EXPECT_TRUE(HasDigit(text)) << text;
  for (const char* text : {"", "abc", "，：", "二〇二五"}) EXPECT_FALSE(HasDigit(text)) << text;
}

}  // namespace
}  // namespace tanxun
