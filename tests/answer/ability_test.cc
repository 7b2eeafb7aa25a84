// SPDX-License-Identifier: GPL-2.0-or-later
// What one can and cannot do: the polarity asked for is the polarity answered.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

const Notes& Lists() {
  static const Notes kNotes = {
      {"Acme.md",
       "# Acme (艾克米)\n\n**What Acme can access:**\n- H20\n- Older GPUs\n\n"
       "**What Acme can't access:**\n- Blackwell (B200)\n- EUV tools\n\n*Updated 2025-06-01*\n"},
      {"北极光.md",
       "# 北极光\n\n**北极光可获得：**\n- H20\n- 国产GPU\n\n**北极光无法获得：**\n- H100\n"
       "- EUV光刻机\n\n更新于 2025-06-01\n"}};
  return kNotes;
}

TEST(AnswersAbility, ListsHaveTheAskedPolarityOnly) {
  const std::string can = "answered: H20, Older GPUs @Acme.md:4 @Acme.md:5 {2025-06-01}";
  const std::string cannot =
      "answered: NOT Blackwell (B200), EUV tools @Acme.md:8 @Acme.md:9 {2025-06-01}";
  const std::string zh_can = "answered: H20, 国产GPU @北极光.md:4 @北极光.md:5 {2025-06-01}";
  const std::string zh_cannot =
      "answered: NOT H100, EUV光刻机 @北极光.md:8 @北极光.md:9 {2025-06-01}";
  ExpectAnswers(Lists(), {{"What can Acme access?", can},
                          {"What can Acme buy?", can},
                          {"what is Acme able to buy", can},
                          {"What can't Acme access?", cannot},
                          {"What can’t Acme buy?", cannot},
                          {"What is Acme unable to buy?", cannot},
                          {"艾克米可以获得什么？", can},
                          {"艾克米无法获得什么？", cannot},
                          {"艾克米不能买什么", cannot},
                          {"北极光可以购买什么", zh_can},
                          {"北极光不能采购什么？", zh_cannot},
                          {"北極光不能買什麼？", zh_cannot},
                          {"What can't 北极光 buy?", zh_cannot}});
}

TEST(AnswersAbility, YesOrNoByTheObject) {
  const std::string h20 = "answered: H20 @Acme.md:4 {2025-06-01}";
  const std::string b200 = "answered: NOT Blackwell (B200) @Acme.md:8 {2025-06-01}";
  ExpectAnswers(Lists(),
                {{"Can Acme access H20?", h20},
                 {"Can Acme buy H20?", h20},
                 {"Can Acme access Blackwell?", b200},
                 {"Can Acme access B200?", b200},
                 {"Can't Acme access Blackwell?", b200},
                 {"艾克米能买到H20吗？", h20},
                 {"艾克米能买到B200吗？", b200},
                 {"北极光能买H100吗？", "answered: NOT H100 @北极光.md:8 {2025-06-01}"},
                 {"北极光是否可以采购国产GPU", "answered: 国产GPU @北极光.md:5 {2025-06-01}"},
                 {"Can 北极光 access H20?", "answered: H20 @北极光.md:4 {2025-06-01}"}});
}

TEST(AnswersAbility, SaysNothingFirmOfAnObjectThatNoSourceNames) {
  const AskedVault vault(Lists());
  for (const char* question :
       {"Can Acme access quantum widgets?", "Can Acme access H100?", "Can Acme access H2000?",
        "艾克米能买到X900吗？", "Can 北极光 access B200?", "北极光能买到量子芯片吗？",
        "Can Cygnus access H20?", "What can Cygnus access?"}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question))) << question << " " << Line(vault.Ask(question));
  }
}

TEST(AnswersAbility, BothSidesWhereTheyMeet) {
  ExpectAnswers(
      {{"a.md", "# Acme\n*Updated 2025-01-10*\n\n**What Acme can access:**\n- H20\n"},
       {"b.md", "# Acme\n*Updated 2025-06-20*\n\n**What Acme can't access:**\n- H20\n"},
       {"甲.md", "# 艾克米\n更新于 2025-06-20\n\n**艾克米可获得：**\n- H20\n"},
       {"乙.md", "# 艾克米\n更新于 2025-01-10\n\n**艾克米无法获得：**\n- H20\n"}},
      {{"Can Acme access H20?",
        "conflict: NOT H20 @b.md:5 {2025-06-20} | H20 @a.md:5 {2025-01-10}"},
       {"艾克米能买H20吗", "conflict: H20 @甲.md:5 {2025-06-20} | NOT H20 @乙.md:5 {2025-01-10}"}});
}

TEST(AnswersAbility, ADeclaredPartMayContradict) {
  const std::string briefing =
      "Acme Cloud\nAcme Cloud Intelligence\nKey Product\nBeep LLM\nBottleneck Status\n"
      "🔴 Cut off from H20 since Apr 2025 rules\nSupplies To\nFull briefing▼ Expand\n"
      "Acme Cloud, the cloud computing subsidiary of Acme (NYSE: ACM), is a provider.\n";
  const std::string note =
      "# Acme\n*Updated 2025-03-01*\n\n## Acme Cloud\n\n- Grows\n\n## Export controls\n\n"
      "**What Acme can access:**\n- H20 (approved Feb 2025)\n";
  const AskedVault vault(Notes{{"Acme.md", note}, {"cloud.txt", briefing}});
  const AskResult result = vault.Ask("Can Acme access H20?");
  EXPECT_EQ(Line(result),
            "conflict: NOT Cut off from H20 since Apr 2025 rules @cloud.txt:6 {2025-04} | "
            "H20 (approved Feb 2025) @Acme.md:11 {2025-02}");
  ASSERT_EQ(result.answers.size(), 2u);
  EXPECT_EQ(result.answers[0].subject, "Acme Cloud");
  EXPECT_EQ(result.answers[1].subject, "Acme");
  // A part's statement is never its parent's where the parent has none.
  EXPECT_FALSE(IsFirm(vault.Ask("Can Acme access H100?")));
  EXPECT_EQ(Line(vault.Ask("Can Acme Cloud access H20?")),
            "answered: NOT Cut off from H20 since Apr 2025 rules @cloud.txt:6 {2025-04}");
}

TEST(AnswersAbility, UnrelatedNamesWithOneBeginningStayApart) {
  const AskedVault vault(
      Notes{{"Acme.md", "# Acme\n\n**What Acme can access:**\n- H20\n"},
            {"Acme Foods.md",
             "# Acme Foods\n*Updated 2025-06-01*\n\n**What Acme Foods can't access:**\n- H20\n"}});
  EXPECT_EQ(Line(vault.Ask("Can Acme access H20?")), "answered: H20 @Acme.md:4");
  EXPECT_EQ(Line(vault.Ask("Can Acme Foods access H20?")),
            "answered: NOT H20 @Acme Foods.md:5 {2025-06-01}");
}

}  // namespace
}  // namespace tanxun
