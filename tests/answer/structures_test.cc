// SPDX-License-Identifier: GPL-2.0-or-later
// Questions to each structure of a note, in both languages.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

const Notes& Company() {
  static const Notes kNotes = {
      {"Acme.md",
       "---\naliases: [ACMX, 艾克米]\nindustry: Semiconductors\n---\n# Acme Chips\n\n"
       "**Acme Chips** — Freedonia's largest designer of accelerators.\n\n"
       "| Metric | Value |\n|---|---|\n"
       "| HQ | Springfield, Ohio |\n"             // 11
       "| Market cap | ~$12B |\n"                 // 12
       "| Ticker | ACMX (NASDAQ), 9977 (HK) |\n"  // 13
       "| Products | Roadrunner, Coyote |\n\n"    // 14
       "**CEO:** Jane Roe\n\n"                    // 16
       "Founded:: 1999\n\n"                       // 18
       "## Risks\n\n- Export controls\n- Coyotes\n\n"
       "## Related\n\n- [[Borealis]] — supplier (wafers)\n\n"
       "*Updated 2025-06-01*\n"}};
  return kNotes;
}

TEST(AnswersFrom, EveryStructureOfAnEnglishNote) {
  ExpectAnswers(
      Company(),
      {{"What is the HQ of Acme Chips?", "answered: Springfield, Ohio @Acme.md:11 {2025-06-01}"},
       {"Where is Acme Chips headquartered?",
        "answered: Springfield, Ohio @Acme.md:11 {2025-06-01}"},
       {"market cap of ACMX", "answered: ~$12B @Acme.md:12 {2025-06-01}"},
       {"Acme Chips ticker", "answered: ACMX (NASDAQ), 9977 (HK) @Acme.md:13 {2025-06-01}"},
       {"Who is the CEO of Acme Chips?", "answered: Jane Roe @Acme.md:16 {2025-06-01}"},
       {"When was Acme Chips founded?", "answered: 1999 @Acme.md:18 {2025-06-01}"},
       {"What products does Acme Chips have?",
        "answered: Roadrunner, Coyote @Acme.md:14 {2025-06-01}"},
       {"What industry is Acme Chips in?", "answered: Semiconductors @Acme.md:3 {2025-06-01}"},
       {"risks of Acme Chips", "answered: Export controls, Coyotes @Acme.md:22 {2025-06-01}"},
       {"Who are the suppliers of Acme Chips?", "answered: Borealis @Acme.md:27 {2025-06-01}"},
       {"What is Acme Chips?",
        "answered: Freedonia's largest designer of accelerators. @Acme.md:7 {2025-06-01}"},
       // The same by the other names, in the other language.
       {"艾克米总部在哪里？", "answered: Springfield, Ohio @Acme.md:11 {2025-06-01}"},
       {"艾克米的市值是多少", "answered: ~$12B @Acme.md:12 {2025-06-01}"},
       {"艾克米的首席执行官是谁", "answered: Jane Roe @Acme.md:16 {2025-06-01}"},
       {"艾克米哪年成立？", "answered: 1999 @Acme.md:18 {2025-06-01}"},
       {"艾克米的風險", "answered: Export controls, Coyotes @Acme.md:22 {2025-06-01}"},
       {"什么是艾克米",
        "answered: Freedonia's largest designer of accelerators. @Acme.md:7 {2025-06-01}"}});
}

TEST(AnswersFrom, EveryStructureOfAChineseNote) {
  ExpectAnswers(
      {{"艾克米.md",
        "# 艾克米（Acme Chips）\n\n**艾克米** — 弗里多尼亚最大的芯片设计公司。\n\n"
        "| 指标 | 数值 |\n|---|---|\n"
        "| 总部 | 杭州 |\n"                      // 7
        "| 市值（2025年6月） | 850亿元 |\n"      // 8
        "| 客户 | 甲公司、乙公司 |\n\n"          // 9
        "**首席执行官**：张三\n\n"               // 11
        "- 成立时间：2009年\n\n"                 // 13
        "## 风险\n\n- 出口管制\n- 竞争激烈\n\n"  // 17
        "更新于 2025-06-01\n"}},
      {{"艾克米总部在哪里", "answered: 杭州 @艾克米.md:7 {2025-06-01}"},
       {"艾克米的市值是多少？", "answered: 850亿元 @艾克米.md:8 {2025-06}"},
       {"艾克米的首席执行官是谁？", "answered: 张三 @艾克米.md:11 {2025-06-01}"},
       {"艾克米什么时候成立的？", "answered: 2009年 @艾克米.md:13 {2025-06-01}"},
       {"艾克米有哪些风险？", "answered: 出口管制, 竞争激烈 @艾克米.md:17 {2025-06-01}"},
       {"什么是艾克米？", "answered: 弗里多尼亚最大的芯片设计公司。 @艾克米.md:3 {2025-06-01}"},
       {"艾克米的總部", "answered: 杭州 @艾克米.md:7 {2025-06-01}"},
       {"What is the HQ of Acme Chips?", "answered: 杭州 @艾克米.md:7 {2025-06-01}"},
       {"Who is the CEO of Acme Chips?", "answered: 张三 @艾克米.md:11 {2025-06-01}"},
       {"When was Acme Chips founded?", "answered: 2009年 @艾克米.md:13 {2025-06-01}"}});
}

TEST(AnswersFrom, RowsOfEntities) {
  ExpectAnswers(
      {{"Makers.md",
        "# AI chip makers\n\n| Company | Model | HQ | Customers |\n|---|---|---|---|\n"
        "| Acme | Roadrunner | Springfield | Cygnus, Dorado |\n| Borealis | Polar | Oslo | Eagle "
        "|\n"},
       {"厂商.md",
        "# 芯片厂商\n\n| 公司 | 模型 | 总部 |\n|---|---|---|\n| 艾克米 | 走鹃 | 杭州 |\n"
        "| 北极光 | 极光 | 上海 |\n"}},
      {{"What model does Acme have?", "answered: Roadrunner @Makers.md:5"},
       {"What AI model does Borealis have?", "answered: Polar @Makers.md:6"},
       {"HQ of Borealis", "answered: Oslo @Makers.md:6"},
       {"customers of Acme", "answered: Cygnus, Dorado @Makers.md:5"},
       {"艾克米的模型是什么", "answered: 走鹃 @厂商.md:5"},
       {"北极光总部在哪", "answered: 上海 @厂商.md:6"},
       {"headquarters of 北极光", "answered: 上海 @厂商.md:6"}});
}

TEST(AnswersFrom, Briefings) {
  ExpectAnswers(
      {{"acme.txt",
        "Acme Cloud\nAcme Cloud Intelligence Group\nKey Product\nRoadrunner 9 NPU, Beep LLM\n"
        "Bottleneck Status\n🔴 Cut off from H100 since Oct 2023 rules\nSupplies To\n"
        "Full briefing▼ Expand\n"
        "Acme Cloud is the largest provider in Freedonia. Founded in 2009, it is a unit of Acme "
        "Group (NYSE: ACMG).\n"
        "Critical path — raw silicon to deployment\nCHIP DESIGNERS\nCygnus ▲\nC100, C200 GPUs\n"
        "CLOUD PROVIDERS\nAcme Cloud\nAcme Cloud AI\n"},
       {"akm.txt",
        "艾克米云\n艾克米云智能集团\n关键产品\n走鹃9芯片\n瓶颈状态\n🔴 "
        "自2023年10月起被切断H100供应\n"
        "供应对象\n完整简报▼ 展开\n艾克米云是最大的云服务商。公司成立于2009年。\n"
        "关键路径 — 从硅到部署\n芯片设计\n天鹅座 ▲\nC100芯片\n"}},
      {{"bottleneck status of Acme Cloud",
        "answered: 🔴 Cut off from H100 since Oct 2023 rules @acme.txt:6 {2023-10}"},
       {"When was Acme Cloud founded?", "answered: 2009 @acme.txt:9"},
       {"What is Acme Cloud?", "answered: the largest provider in Freedonia. @acme.txt:9"},
       {"ticker of Acme Group", "answered: NYSE: ACMG @acme.txt:9"},
       {"key product of Cygnus", "answered: C100, C200 GPUs @acme.txt:13"},
       {"stage of Cygnus", "answered: CHIP DESIGNERS @acme.txt:11"},
       {"supplies to of Acme Cloud", "no_fact"},
       {"艾克米云的关键产品是什么", "answered: 走鹃9芯片 @akm.txt:4"},
       {"艾克米云的瓶颈状态", "answered: 🔴 自2023年10月起被切断H100供应 @akm.txt:6 {2023-10}"},
       {"艾克米云的供应对象是谁", "no_fact"},
       {"艾克米云何时成立", "answered: 2009年 @akm.txt:9"},
       {"天鹅座的关键产品", "answered: C100芯片 @akm.txt:13"},
       {"什么是艾克米云", "answered: 最大的云服务商。 @akm.txt:9"}});
}

TEST(AnswersFrom, ClosedPatternsInProse) {
  ExpectAnswers(
      {{"Zeta.md",
        "# Zeta Semiconductor\n\nZeta Semiconductor was founded in 1988. It is headquartered in "
        "Graz, Austria.\n\nThe Anvil chip is manufactured by Omega Foundry.\n"},
       {"泽塔.md", "# 泽塔半导体\n\n泽塔半导体成立于1988年。\n\n公司总部位于杭州。\n"}},
      {{"When was Zeta Semiconductor founded?", "answered: 1988 @Zeta.md:3"},
       {"Where is Zeta Semiconductor headquartered?", "answered: Graz, Austria @Zeta.md:3"},
       {"foundry of Anvil", "answered: Omega Foundry @Zeta.md:5"},
       {"泽塔半导体哪年成立", "answered: 1988年 @泽塔.md:3"},
       {"泽塔半导体总部在哪里", "answered: 杭州 @泽塔.md:5"}});
}

TEST(AnswersFrom, OneSourceOnly) {
  ExpectAnswers(
      {{"a/Acme.md", "# Acme\n\n- HQ: Oslo\n"},
       {"b/Acme.md", "# Acme\n\n- HQ: Bergen\n"},
       {"notes.jsonl",
        "{\"id\":\"r1\",\"title\":\"Eagle\",\"text\":\"# Eagle\\n\\n- CEO: Earl Grey\\n\"}\n"
        "{\"id\":\"r2\",\"title\":\"Falcon\",\"text\":\"# Falcon\\n\\n- CEO: Fay Wray\\n\"}\n"}},
      {{"HQ of Acme", "answered: Oslo @a/Acme.md:3", "a/Acme.md"},
       {"HQ of Acme", "answered: Bergen @b/Acme.md:3", "b/Acme.md"},
       {"Where is the HQ?", "answered: Bergen @b/Acme.md:3", "b/Acme.md"},
       {"总部在哪里？", "answered: Bergen @b/Acme.md:3", "b/Acme.md"},
       {"Who is the CEO of Eagle?", "answered: Earl Grey @notes.jsonl#r1:1"},
       {"Who is the CEO?", "answered: Fay Wray @notes.jsonl#r2:2", "notes.jsonl#r2"},
       {"Who is the CEO?", "answered: Earl Grey @notes.jsonl#r1:1", "notes.jsonl#r1"},
       {"Where is the HQ?", "no_fact", "notes.jsonl#r1"}});
  const AskedVault vault(Notes{{"Acme.md", "# Acme\n\n- HQ: Oslo\n"}});
  const auto searcher = Searcher::Open(vault.vault().index());
  ASSERT_TRUE(searcher.ok());
  AskRequest request;
  request.question = "HQ";
  request.path = "nowhere.md";
  EXPECT_EQ(searcher->Ask(request).error().code, ErrorCode::kNotFound);
  request.path.clear();
  request.question = "  ";
  EXPECT_EQ(searcher->Ask(request).error().code, ErrorCode::kBadQuery);
}

TEST(AnswersFrom, Periods) {
  const Notes notes = {
      {"Acme.md",
       "# Acme\n\n| Metric | Value |\n|---|---|\n| Revenue (FY2025) | $4.0B |\n"
       "| Revenue (FY2024) | $3.1B |\n| Revenue (Q3 2025) | $1.1B |\n| Capex 2023 | $7B |\n"
       "| Net income (2025-03) | $9M |\n"},
      {"Cygnus.md",
       "# Cygnus\n\n## Financials\n\n| Metric | 2023 | 2024 |\n|---|---|---|\n"
       "| Revenue | $1B | $2B |\n"},
      {"艾克米.md",
       "# 艾克米\n\n| 指标 | 数值 |\n|---|---|\n| 营收（2024年） | 31亿元 |\n| 2023年资本支出 | "
       "5亿元 |\n"}};
  ExpectAnswers(notes, {{"Acme revenue FY2025", "answered: $4.0B @Acme.md:5 {2025}"},
                        {"Acme's revenue in fiscal year 2024", "answered: $3.1B @Acme.md:6 {2024}"},
                        {"Acme revenue FY25", "answered: $4.0B @Acme.md:5 {2025}"},
                        {"Acme 2025财年 revenue", "answered: $4.0B @Acme.md:5 {2025}"},
                        {"Acme Q3 2025 revenue", "answered: $1.1B @Acme.md:7 {2025-09-30}"},
                        {"Acme revenue in 2025 Q3", "answered: $1.1B @Acme.md:7 {2025-09-30}"},
                        {"Acme capex in 2023", "answered: $7B @Acme.md:8 {2023}"},
                        {"Acme net income March 2025", "answered: $9M @Acme.md:9 {2025-03}"},
                        {"Cygnus revenue 2023", "answered: $1B @Cygnus.md:7 {2023}"},
                        {"Cygnus 2024年营收", "answered: $2B @Cygnus.md:7 {2024}"},
                        {"艾克米2024年营收是多少", "answered: 31亿元 @艾克米.md:5 {2024}"},
                        {"艾克米2023年资本支出", "answered: 5亿元 @艾克米.md:6 {2023}"},
                        {"艾克米 capex 2023", "answered: 5亿元 @艾克米.md:6 {2023}"}});
  const AskedVault vault(notes);
  for (const char* other : {"Acme revenue FY2019", "Acme capex in 2022", "Cygnus revenue 2019",
                            "艾克米2022年资本支出", "艾克米2019年营收"}) {
    EXPECT_FALSE(IsFirm(vault.Ask(other))) << other << ": " << Line(vault.Ask(other));
  }
}

TEST(AnswersFrom, ValuesBackToTheirSubjects) {
  ExpectAnswers({{"Acme.md", "# Acme\n\n- Ticker: ACMX (NASDAQ)\n- HQ: Oslo\n"},
                 {"艾克米.md", "# 艾克米\n\n- 股票代码：688777.SH\n- 总部：杭州\n"},
                 {"Zebra.md", "# Zebra\n\n- Employees: 9977\n- HQ: Oslo\n"}},
                {{"Whose ticker is ACMX?", "answered: Acme @Acme.md:3"},
                 {"Which company has the ticker ACMX?", "answered: Acme @Acme.md:3"},
                 {"688777是哪家公司", "answered: 艾克米 @艾克米.md:3"},
                 {"谁的股票代码是688777.SH", "answered: 艾克米 @艾克米.md:3"},
                 {"哪家公司的总部在杭州？", "answered: 艾克米 @艾克米.md:4"},
                 {"Which companies have headquarters in Oslo?",
                  "answered: Acme, Zebra @Acme.md:4 @Zebra.md:4"},
                 {"Whose ticker is ZZZZ?", "no_fact"},
                 {"哪家公司的总部在上海？", "no_fact"}});
}

}  // namespace
}  // namespace tanxun
