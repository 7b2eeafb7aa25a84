// SPDX-License-Identifier: GPL-2.0-or-later
// Questions that name an attribute in other words than its label: possibilities, best first.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

TEST(OtherWords, FindTheLabelThatIsMeant) {
  ExpectAnswers(
      {{"苍岭.md",
        "# 苍岭\n\n- 类型：岩山\n- 发源：北坡三泉\n- 保护级别：省级\n- 外观：灰白色锥形\n"
        "- 海拔：1520米\n- 门票费用：40元\n- 瀑布数：七座\n- 树种：红松\n"},
       {"林小满.md",
        "# 林小满\n\n- 男女：女\n- 特技：口琴\n- 籍贯：云溪\n- 夫：周大河\n- 称重：51公斤\n"}},
      {{"苍岭的发源地是哪里？", "answered: 北坡三泉 @苍岭.md:4"},
       {"苍岭长什么样？", "possible: 灰白色锥形 @苍岭.md:6"},
       {"去苍岭要花多少钱？", "possible: 40元 @苍岭.md:8"},
       {"苍岭有多少座瀑布？", "possible: 七座 @苍岭.md:9"},
       {"林小满是男是女？", "answered: 女 @林小满.md:3"},
       {"林小满擅长什么？", "possible: 口琴 @林小满.md:4"},
       {"林小满是哪里人？", "possible: 云溪 @林小满.md:5"},
       {"林小满有多重？", "possible: 51公斤 @林小满.md:7"}});
}

TEST(OtherWords, InEnglish) {
  ExpectAnswers(
      {{"Dorado.md",
        "# Dorado\n\n- Hull colour: red\n- Hull weight: 40 t\n- Venue: Oslo\n- Made of: oak\n"}},
      {{"How heavy is the Dorado?", "possible: 40 t @Dorado.md:4"},
       {"Is Dorado red or white?", "possible: red @Dorado.md:3"}});
}

TEST(OtherWords, NeverMakeItFirmOrAnothers) {
  const AskedVault vault({{"Acme.md", "# Acme\n\n- Hull weight: 40 t\n"},
                          {"Acme Cloud.md", "# Acme Cloud\n\n- Venue: Oslo\n"}});
  EXPECT_FALSE(IsFirm(vault.Ask("How heavy is the Acme?")));
  EXPECT_EQ(Line(vault.Ask("How heavy is Acme Cloud?")), "no_fact");
}

// Where something is that only notes about places list.
TEST(OtherWords, WhatListsAPlaceHoldsIt) {
  ExpectAnswers({{"Norland.md",
                  "# Norland\n\n| River | Length |\n|---|---|\n| Ister | 700 |\n| Vara | 90 |\n"},
                 {"Suthland.md", "# Suthland\n\n| River | Length |\n|---|---|\n| Ister | 700 |\n"},
                 {"Acme.md", "# Acme\n\n| Model | Price |\n|---|---|\n| Roadrunner | 900 |\n"}},
                {{"Which states does the Ister run through?",
                  "possible: Norland, Suthland @Norland.md:5 @Suthland.md:5"},
                 {"Where is the Vara river?", "possible: Norland @Norland.md:6"},
                 {"Ister流经哪些省？", "possible: Norland, Suthland @Norland.md:5 @Suthland.md:5"},
                 {"Where is Roadrunner?", "no_fact"}});
}

// What a name holds denies nothing.
TEST(OtherWords, ANameIsNoDenial) {
  ExpectAnswers({{"无垠号.md", "# 无垠号\n\n- 船长：周大河\n"}},
                {{"无垠号的船长是谁？", "answered: 周大河 @无垠号.md:3"}});
}

}  // namespace
}  // namespace tanxun
