// SPDX-License-Identifier: GPL-2.0-or-later
// "The R of X" and "whose R is X" run in opposite ways along one relation.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

const Notes kPeople = {
    {"Marrow family.md",
     "# Marrow family\n\n| Person | Born | Father |\n|---|---|---|\n| Odo Marrow | 1851 | |\n"
     "| Tom Marrow | 1875 | Odo Marrow |\n| Ivy Marrow | 1878 | Odo Marrow |\n"
     "| Gus Marrow | 1901 | Tom Marrow |\n"},
    {"Films.md",
     "# Films\n\n| Film | Director |\n|---|---|\n| Blue Tram | Ada Quill |\n"
     "| Grey Sea | Ada Quill |\n"},
    {"部门.md",
     "# 部门\n\n| 姓名 | 职务 | 上级 |\n|---|---|---|\n| 周大河 | 主管 | 林小满 |\n"
     "| 何平 | 工程师 | 周大河 |\n"},
    {"师门.md", "# 师门\n\n| 学生 | 导师 |\n|---|---|\n| 林晓 | 周敏 |\n| 何平 | 周敏 |\n"}};

TEST(Direction, WhoseIsAskedOfThoseThatHaveTheValue) {
  ExpectAnswers(
      kPeople,
      {{"Whose father is Tom Marrow?", "answered: Gus Marrow @Marrow family.md:8"},
       {"Tom Marrow is whose father?", "answered: Gus Marrow @Marrow family.md:8"},
       {"Who is Tom Marrow the father of?", "answered: Gus Marrow @Marrow family.md:8"},
       {"Which person's father is Tom Marrow?", "answered: Gus Marrow @Marrow family.md:8"},
       {"Who has Tom Marrow as father?", "answered: Gus Marrow @Marrow family.md:8"},
       {"谁的上级是周大河？", "answered: 何平 @部门.md:6"},
       {"周大河是谁的上级？", "answered: 何平 @部门.md:6"},
       {"Who is the father of Tom Marrow?", "answered: Odo Marrow @Marrow family.md:6"},
       {"周大河的上级是谁？", "answered: 林小满 @部门.md:5"}});
}

TEST(Direction, WhatSomebodyHasNotIsNotTurnedRound) {
  const AskedVault vault(kPeople);
  for (const char* question :
       {"Who was the father of Odo Marrow?", "Odo Marrow's father", "Odo Marrow father",
        "Who is the director of Ada Quill?", "Who is Ada Quill's director?", "周敏的导师是谁？",
        "周敏导师是谁", "林小满的上级是谁？"}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question))) << question << Line(vault.Ask(question));
  }
  for (const char* question : {"Whose father is Gus Marrow?", "谁的上级是何平？"}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question))) << question << Line(vault.Ask(question));
  }
}

TEST(Direction, ASubsidiaryIsNotItsParent) {
  const AskedVault vault(
      Notes{{"Tenor Cloud.md", "# Tenor Cloud\n\n- Subsidiary of: Tenor Group\n"},
            {"Tenor Group.md",
             "# Tenor Group\n\n**Tenor Cloud** — the cloud subsidiary of Tenor Group.\n"}});
  EXPECT_FALSE(IsFirm(vault.Ask("subsidiary of Tenor Cloud")));
  EXPECT_FALSE(IsFirm(vault.Ask("Who is the subsidiary of Tenor Cloud?")));
  EXPECT_EQ(Line(vault.Ask("parent company of Tenor Cloud")),
            "answered: Tenor Group @Tenor Cloud.md:3 @Tenor Group.md:3");
  EXPECT_EQ(Line(vault.Ask("subsidiary of Tenor Group")),
            "answered: Tenor Cloud @Tenor Cloud.md:3 @Tenor Group.md:3");
}

// A dated list of prices is no company.
TEST(Direction, AListingIsItsCompanysNotThatOfTheNoteThatListsIt) {
  ExpectAnswers({{"Prices.md",
                  "# Prices\n\n| Ticker | Company | Close |\n|---|---|---|\n"
                  "| KSTF | Kestrel Foods | 12 |\n| 600988.SH | 青山银行 | 5 |\n"}},
                {{"Whose ticker is KSTF?", "answered: Kestrel Foods @Prices.md:5"},
                 {"Which company has the ticker KSTF?", "answered: Kestrel Foods @Prices.md:5"},
                 {"600988.SH是哪家公司", "answered: 青山银行 @Prices.md:6"}});
  const AskedVault vault(Notes{{"Prices.md",
                                "# Prices\n\n| Ticker | Close | Volume |\n|---|---|---|\n"
                                "| KSTF | 12 | 100 |\n"}});
  EXPECT_FALSE(IsFirm(vault.Ask("Whose ticker is KSTF?")));
}

TEST(Direction, AListingNamesItsCompany) {
  ExpectAnswers({{"Maple Air.md", "# Maple Air (NASDAQ: MPLA)\n\n- Founded: 1998\n"},
                 {"Helvia.md", "---\nticker: SIX:HLVP\n---\n# Helvia Pharma\n\n- CEO: Lars Ek\n"},
                 {"Lumen.md", "# Lumen Works (9777.HK)\n\n- Revenue: HK$40 million\n"},
                 {"枫叶.md", "# 枫叶航空（600977.SH）\n\n- 董事长：林小满\n"},
                 {"Prices.md",
                  "# Prices\n\n| Ticker | Company | Close |\n|---|---|---|\n"
                  "| HLVP | Helvia Pharma | 45 |\n"}},
                {{"Maple Air ticker", "answered: NASDAQ: MPLA @Maple Air.md:1"},
                 {"Whose ticker is MPLA?", "answered: Maple Air @Maple Air.md:1"},
                 {"MPLA", "answered: Maple Air @Maple Air.md:1"},
                 {"MPLA founded", "answered: 1998 @Maple Air.md:3"},
                 {"HLVP CEO", "answered: Lars Ek @Helvia.md:6"},
                 {"9777.HK revenue", "answered: HK$40 million @Lumen.md:3"},
                 {"600977.SH的董事长是谁", "answered: 林小满 @枫叶.md:3"},
                 {"枫叶航空的股票代码", "answered: 600977.SH @枫叶.md:1"}});
}

TEST(Direction, AListingStatedTwiceIsOne) {
  ExpectAnswers({{"Acme.md", "---\nticker: ACMX\n---\n# Acme (NASDAQ: ACMX)\n"}},
                {{"Acme ticker", "answered: NASDAQ: ACMX @Acme.md:2 @Acme.md:4"}});
}

// What is asked of the one whose R is X is not who that is.
TEST(Direction, WhoseMayOnlyNameWhatIsAskedAbout) {
  const AskedVault vault(Notes{{"Lands.md",
                                "# Lands\n\n| Country | Capital | Population |\n|---|---|---|\n"
                                "| Norvia | Orsk | 50000 |\n| Suth | Vell | 70000 |\n"}});
  EXPECT_EQ(Line(vault.Ask("the country whose capital is Orsk")), "answered: Norvia @Lands.md:5");
  const AskResult of = vault.Ask("population of the country whose capital is Orsk");
  EXPECT_TRUE(!IsFirm(of) || of.answers.front().value == "50000") << Line(of);
}

// Two companies may have one symbol, on two exchanges.
TEST(Direction, AListingOfTwoNamesNobody) {
  const AskedVault vault({{"Maple Air.md", "# Maple Air (NASDAQ: MPLA)\n\n- CEO: Bo Hart\n"},
                          {"Marple.md", "# Marple Lane (LSE: MPLA)\n\n- CEO: Kim Vale\n"}});
  EXPECT_FALSE(IsFirm(vault.Ask("MPLA CEO")));
}

TEST(Direction, WhenIsNotAnsweredByWho) {
  const AskedVault vault({{"Norvia.md", "# Norvia\n\n- President: Ilse Brandt [since:: 2022]\n"},
                          {"诺维.md", "# 诺维\n\n- 总统：林小满\n"}});
  EXPECT_FALSE(IsFirm(vault.Ask("president of Norvia since when")));
  EXPECT_FALSE(IsFirm(vault.Ask("诺维的总统是什么时候上任的")));
  EXPECT_EQ(Line(vault.Ask("president of Norvia")).substr(0, 21), "answered: Ilse Brandt");
}

}  // namespace
}  // namespace tanxun
