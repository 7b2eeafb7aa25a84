// SPDX-License-Identifier: GPL-2.0-or-later
// Seen failures, and honest nothings.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

TEST(AnswersNothing, WhereTheNotesDoNotSay) {
  const Notes notes = {{"Acme.md", "# Acme (艾克米)\n\n- HQ: Oslo\n- Founded: 1999\n"}};
  ExpectAnswers(notes, {{"Who is the CEO of Acme?", "no_fact"},
                        {"market cap of Acme", "no_fact"},
                        {"艾克米的员工人数", "no_fact"},
                        {"Who is the CEO of Borealis?", "no_fact"},
                        {"北极光总部在哪里", "no_fact"},
                        {"What is Borealis?", "no_fact"},
                        {"什么是北极光", "no_fact"}});
  const AskedVault vault(notes);
  for (const char* question : {"Who is the CEO of Acme?", "艾克米的员工人数"}) {
    const AskResult result = vault.Ask(question);
    EXPECT_EQ(result.entity, "Acme");
    EXPECT_FALSE(result.remark.empty());
    std::string labels;
    for (const Fact& fact : result.related) labels += fact.attribute + ";";
    EXPECT_EQ(labels, "HQ;Founded;") << question;
  }
}

TEST(AnswersNothing, QuotesPassagesInstead) {
  const AskedVault vault(
      Notes{{"Acme.md", "# Acme\n\nRumours about the next chief of Acme fill the papers.\n"}});
  const AskResult result = vault.Ask("Who is the CFO of Acme?");
  EXPECT_FALSE(IsFirm(result));
  ASSERT_FALSE(result.passages.empty());
  EXPECT_EQ(result.passages.front().path, "Acme.md");
}

// "founded in 1987" names nobody: those of that year may be meant, and never those of another.
TEST(AnswersNothing, OfAnotherYear) {
  const AskedVault vault(Notes{{"Acme.md", "# Acme\n\n- Founded: 1987\n- HQ: Oslo\n"},
                               {"Borea.md", "# Borea\n\nBorea was founded in 1922 in Turin.\n"}});
  EXPECT_EQ(Line(vault.Ask("companies founded in 1987")), "possible: Acme @Acme.md:3");
  EXPECT_EQ(Line(vault.Ask("what was founded in 1922?")), "possible: Borea @Borea.md:3");
  EXPECT_EQ(Line(vault.Ask("founded in 1955")), "no_fact");
}

TEST(SeenFailures, TheParentsYearIsNotTheSubsidiarys) {
  ExpectAnswers({{"Acme.md", "# Acme\n\n- Founded: 1950\n- HQ: Oslo\n"},
                 {"Acme Cloud.md", "# Acme Cloud\n\n- CEO: Bo Li\n"},
                 {"艾克米.md", "# 艾克米\n\n- 成立时间：1950年\n"},
                 {"艾克米云.md", "# 艾克米云\n\n- 首席执行官：李波\n"}},
                {{"When was Acme Cloud founded?", "no_fact"},
                 {"Where is Acme Cloud headquartered?", "no_fact"},
                 {"CEO of Acme", "no_fact"},
                 {"艾克米云哪年成立", "no_fact"},
                 {"艾克米的首席执行官是谁", "no_fact"}});
}

TEST(SeenFailures, ThePlaceAskedAndTheTimeAnswered) {
  const AskedVault vault(Notes{{"博览会.md", "# 芯片博览会\n\n- 举办时间：2025年3月\n"},
                               {"Fair.md", "# Chip Fair\n\n- Opening date: March 2025\n"}});
  EXPECT_FALSE(IsFirm(vault.Ask("芯片博览会举办地点在哪里？")));
  EXPECT_FALSE(IsFirm(vault.Ask("Where does the Chip Fair open?")));
  EXPECT_EQ(Line(vault.Ask("芯片博览会举办时间")), "answered: 2025年3月 @博览会.md:3");
}

TEST(SeenFailures, AnAttributesWordInsideAName) {
  ExpectAnswers({{"Capital Foods.md", "# Capital Foods\n\n- Founded: 1970\n- CEO: Ann Lee\n"},
                 {"Freedonia.md", "# Freedonia\n\n- Capital: Springfield\n"},
                 {"市值资本.md", "# 市值资本\n\n- 首席执行官：王五\n"}},
                {{"When was Capital Foods founded?", "answered: 1970 @Capital Foods.md:3"},
                 {"Who is the CEO of Capital Foods?", "answered: Ann Lee @Capital Foods.md:4"},
                 {"What is the capital of Freedonia?", "answered: Springfield @Freedonia.md:3"},
                 {"What is the capital of Capital Foods?", "no_fact"},
                 {"市值资本的首席执行官是谁", "answered: 王五 @市值资本.md:3"}});
}

TEST(SeenFailures, ACodeAmongTheAliasesIsNoOtherNumber) {
  const Notes notes = {
      {"Quokka.md", "---\naliases: [QUOK, 9977]\n---\n# Quokka\n\n- CEO: Q. Okka\n"},
      {"Zebra.md", "# Zebra\n\n- Employees: 9977\n"}};
  ExpectAnswers(notes, {{"CEO of 9977", "answered: Q. Okka @Quokka.md:6"},
                        {"How many employees does Zebra have?", "answered: 9977 @Zebra.md:3"},
                        {"Who is the CEO of Zebra?", "no_fact"}});
  const AskedVault vault(notes);
  EXPECT_FALSE(IsFirm(vault.Ask("How many employees does Quokka have?")));
  EXPECT_FALSE(IsFirm(vault.Ask("How many employees does 9977 have?")));
}

TEST(SeenFailures, EmptyLabelsAndInterfaceWords) {
  const AskedVault vault(
      Notes{{"acme.txt",
             "Acme Cloud\nAcme Cloud Group\nKey Product\nBeep LLM\nBottleneck Status\n🔴 sold out\n"
             "Supplies To\nFull briefing▼ Expand\nAcme Cloud is a provider of many things.\n"}});
  for (const char* question : {"Who does Acme Cloud supply to?", "supplies to of Acme Cloud",
                               "Full briefing of Acme Cloud", "Acme Cloud供应给谁"}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question))) << question << Line(vault.Ask(question));
  }
}

TEST(SeenFailures, TheOppositePolarityIsNoFirmAnswer) {
  const AskedVault vault(
      Notes{{"Acme.md", "# Acme\n\n**What Acme can access:**\n- H20\n- A10\n"},
            {"艾克米.md", "# 艾克米\n\n**艾克米无法获得：**\n- H100\n- B200\n"}});
  for (const char* question : {"What can't Acme access?", "What is Acme unable to buy?",
                               "艾克米可以获得什么？", "What can 艾克米 buy?"}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question))) << question << Line(vault.Ask(question));
  }
}

TEST(SeenFailures, HostileQuestionsAreAnsweredWithNothing) {
  const AskedVault vault(Notes{{"Acme.md", "# Acme\n\n- HQ: Oslo\n"}});
  for (const std::string& question :
       {std::string("???"), std::string("the of and"), std::string("\xff\xfe"), std::string("的"),
        std::string("((((\"AND NOT"), std::string(4000, 'x'), std::string("tag: status:"),
        std::string("HQ of * OR 1=1")}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question))) << question;
  }
}

// A plan or a region's part is never the firm answer to the plain question.
TEST(AnswersNothingFirm, FromPlansAndParts) {
  const AskedVault vault(Notes{
      {"Acme.md",
       "# Acme\n\n- Headcount (planned): 900\n- Revenue (forecast 2027): $5bn\n- Founded: 1999\n"},
      {"Borealis.md", "# Borealis\n\n- Employees (UK): 200\n- Employees (worldwide): 5,000\n"},
      {"Cygnus.md", "# Cygnus\n\n- Employees (Asia): 70\n"},
      {"松石.md", "# 松石\n\n- 员工（计划）：900\n- 营收（海外）：30亿元\n"}});
  for (const char* question :
       {"How many employees does Acme have?", "headcount of Acme", "What is Acme's revenue?",
        "How many employees does Cygnus have?", "松石有多少员工？", "松石的营收是多少？"}) {
    EXPECT_FALSE(IsFirm(vault.Ask(question))) << question << Line(vault.Ask(question));
  }
  EXPECT_EQ(Line(vault.Ask("How many employees does Borealis have?")),
            "answered: 5,000 @Borealis.md:4");
  EXPECT_EQ(Line(vault.Ask("planned headcount of Acme")), "answered: 900 @Acme.md:3");
  EXPECT_EQ(Line(vault.Ask("How many employees does Borealis have in the UK?")),
            "answered: 200 @Borealis.md:3");
  EXPECT_EQ(Line(vault.Ask("松石的海外营收是多少？")), "answered: 30亿元 @松石.md:4");
}

}  // namespace
}  // namespace tanxun
