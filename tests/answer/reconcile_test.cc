// SPDX-License-Identifier: GPL-2.0-or-later
// Several notes about one thing: equal, a series, a conflict, united lists, ambiguous names.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

std::string Dated(const char* date, const char* lines) {
  return std::string("# Acme\n*Updated ") + date + "*\n\n" + lines;  // Lines from 4 on.
}

TEST(AnswersReconcile, EqualValuesAreOneAnswerWithAllSources) {
  struct Case {
    const char* first;
    const char* second;
    const char* question;
    const char* value;  // Empty = either wording.
  };
  const Case cases[] = {
      {"- CEO: Jane Roe\n", "- CEO: Jane Roe\n", "CEO of Acme", "Jane Roe"},
      // The fuller wording is shown.
      {"- HQ: Oslo\n", "- HQ: Oslo, Norway\n", "HQ of Acme", "Oslo, Norway"},
      {"- Founded: 1999\n", "- Founded: 1999-04-01\n", "When was Acme founded?", "1999-04-01"},
      {"- 总部：杭州\n", "- 总部：杭州市\n", "Acme总部在哪里", "杭州市"},
      // Two languages cannot be compared; the question's is shown.
      {"- HQ: Oslo\n", "- 总部：奥斯陆\n", "HQ of Acme", "Oslo"},
      {"- HQ: Oslo\n", "- 总部：奥斯陆\n", "Acme的总部在哪里", "奥斯陆"},
      // Within five percent, whatever the unit.
      {"- Revenue (FY2024): $5B\n", "- Revenue (FY2024): $5.1B\n", "Acme revenue FY2024", ""},
      {"- Revenue (FY2024): $5B\n", "- Revenue (FY2024): 5,000 million USD\n",
       "Acme revenue FY2024", ""},
      {"- 营收（2024年）：50亿元\n", "- 营收（2024年）：5,000,000,000元\n", "Acme 2024年营收", ""},
      {"- Supply status: 🔴 sold out\n", "- Supply status: 🔴 none to be had\n",
       "supply status of Acme", ""},
  };
  for (const Case& row : cases) {
    const AskedVault vault(
        Notes{{"a.md", Dated("2025-01-01", row.first)}, {"b.md", Dated("2025-06-01", row.second)}});
    const AskResult result = vault.Ask(row.question);
    SCOPED_TRACE(std::string(row.first) + row.second + row.question + "\n" + Line(result));
    EXPECT_EQ(Name(result.state), "answered");
    ASSERT_EQ(result.answers.size(), 1u);
    EXPECT_EQ(result.answers.front().sources.size(), 2u);
    if (*row.value != '\0') {
      EXPECT_EQ(result.answers.front().value, row.value);
    }
  }
}

TEST(AnswersReconcile, ValuesThatMoveAreASeriesNewestFirst) {
  ExpectAnswers(
      {{"a.md", Dated("2025-01-10", "- Market cap: $100B\n- Employees: 1,000\n- 股价：10元\n")},
       {"b.md", Dated("2025-06-20", "- Market cap: $140B\n- Employees: 2,000\n- 股价：20元\n")}},
      {{"market cap of Acme", "series: $140B @b.md:4 {2025-06-20} | $100B @a.md:4 {2025-01-10}"},
       {"How many employees does Acme have?",
        "series: 2,000 @b.md:5 {2025-06-20} | 1,000 @a.md:5 {2025-01-10}"},
       {"Acme的股价", "series: 20元 @b.md:6 {2025-06-20} | 10元 @a.md:6 {2025-01-10}"}});
}

TEST(AnswersReconcile, YearColumnsAreASeries) {
  ExpectAnswers(
      {{"Acme.md",
        "# Acme\n\n| Metric | 2022 | 2023 | 2024 |\n|---|---|---|---|\n"
        "| Revenue | $1B | $2B | $3B |\n"},
       {"艾克米.md",
        "# 艾克米\n\n| 项目 | 2023年 | 2024年 |\n|---|---|---|\n| 营收 | 10亿元 | "
        "12亿元 |\n"}},
      {{"What is the revenue of Acme?",
        "series: $3B @Acme.md:5 {2024} | $2B @Acme.md:5 {2023} | $1B @Acme.md:5 "
        "{2022}"},
       {"艾克米的营收", "series: 12亿元 @艾克米.md:5 {2024} | 10亿元 @艾克米.md:5 {2023}"}});
}

TEST(AnswersReconcile, OtherwiseSourcesDisagree) {
  ExpectAnswers(
      {{"a.md", Dated("2025-01-10",
                      "- Founded: 1999\n- Revenue (FY2024): $5B\n- Supply status: 🔴 sold out\n"
                      "- CEO: Jane Roe\n")},
       {"b.md", Dated("2025-06-20",
                      "- Founded: 2001\n- Revenue (FY2024): $6B\n- Supply status: 🟢 normal\n"
                      "- CEO: John Doe\n")},
       {"c.md", "# Acme\n\n- Founded: 2003\n"}},
      {{"When was Acme founded?",
        "conflict: 2001 @b.md:4 {2025-06-20} | 1999 @a.md:4 {2025-01-10} | 2003 @c.md:3"},
       // One period, two values: no series.
       {"Acme revenue FY2024", "conflict: $5B @a.md:5 {2024} | $6B @b.md:5 {2024}"},
       {"supply status of Acme",
        "conflict: 🟢 normal @b.md:6 {2025-06-20} | 🔴 sold out @a.md:6 {2025-01-10}"},
       {"Who is the CEO of Acme?",
        "conflict: John Doe @b.md:7 {2025-06-20} | Jane Roe @a.md:7 {2025-01-10}"},
       {"Acme哪年成立？",
        "conflict: 2001 @b.md:4 {2025-06-20} | 1999 @a.md:4 {2025-01-10} | 2003 @c.md:3"}});
}

TEST(AnswersReconcile, UndatedNumbersThatDifferDisagree) {
  ExpectAnswers({{"a.md", "# Acme\n\n- Market cap: $10B\n"},
                 {"b.md", "# Acme\n\n- Market cap: $20B\n"},
                 {"甲.md", "# 艾克米\n\n- 市值：100亿元\n"},
                 {"乙.md", "# 艾克米\n\n- 市值：200亿元\n"}},
                {{"market cap of Acme", "conflict: $10B @a.md:3 | $20B @b.md:3"},
                 {"艾克米市值", "conflict: 200亿元 @乙.md:3 | 100亿元 @甲.md:3"}});
}

TEST(AnswersReconcile, ListsAreUnited) {
  const AskedVault vault(Notes{{"a.md", Dated("2025-01-10", "- Customers: Borealis, Cygnus\n")},
                               {"b.md", Dated("2025-06-20", "- Customers: Cygnus, Dorado\n")},
                               {"甲.md", "# 艾克米\n\n- 客户：甲公司、乙公司\n"},
                               {"乙.md", "# 艾克米\n\n- 客户：乙公司、丙公司\n"}});
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"customers of Acme", {"Borealis", "Cygnus", "Dorado"}},
      {"艾克米的客户有哪些", {"丙公司", "乙公司", "甲公司"}},
  };
  for (const auto& [question, items] : cases) {
    const AskResult result = vault.Ask(question);
    ASSERT_EQ(result.answers.size(), 1u) << Line(result);
    std::vector<std::string> found = result.answers.front().items;
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, items);
    EXPECT_EQ(Name(result.state), "answered");
    EXPECT_EQ(result.answers.front().sources.size(), 2u);
  }
}

TEST(AnswersReconcile, SeveralEntitiesOfOneNameAreSaid) {
  const Notes notes = {
      {"Mercury Labs.md", "---\naliases: [Mercury]\n---\n# Mercury Labs\n\n- HQ: Berlin\n"},
      {"Mercury Motors.md",
       "---\naliases: [Mercury]\n---\n# Mercury Motors\n\n- HQ: Turin\n- CEO: Anna Rossi\n"}};
  ExpectAnswers(notes, {{"HQ of Mercury",
                         "ambiguous: Berlin @Mercury Labs.md:6 | Turin @Mercury Motors.md:6"},
                        {"HQ of Mercury Labs", "answered: Berlin @Mercury Labs.md:6"},
                        {"Mercury Motors总部在哪里", "answered: Turin @Mercury Motors.md:6"},
                        {"Who is the CEO of Mercury Labs?", "no_fact"}});
  const AskedVault vault(notes);
  const std::string remark = vault.Ask("HQ of Mercury").remark;
  EXPECT_NE(remark.find("Mercury Labs"), std::string::npos) << remark;
  EXPECT_NE(remark.find("Mercury Motors"), std::string::npos) << remark;
}

TEST(AnswersReconcile, AUnitInTheHeaderIsTheValues) {
  ExpectAnswers(
      {{"东川.md", "# 东川\n\n- 面积：2,315平方公里\n"},
       {"各区.md",
        "# 各区\n\n| 区 | 面积（平方公里） |\n|---|---|\n| 东川 | 2315 |\n| 西岭 | 80 |\n"}},
      {{"东川的面积是多少", "answered: 2,315平方公里 @东川.md:3 @各区.md:5"}});
}

// Two days' prices are a series, however near each other.
TEST(AnswersReconcile, WhatMovedALittleIsASeries) {
  ExpectAnswers({{"a.md", "---\ndate: 2025-06-02\n---\n# Acme\n\n- Market cap: $2.10 billion\n"},
                 {"b.md", "---\ndate: 2025-06-03\n---\n# Acme\n\n- Market cap: $2.16 billion\n"}},
                {{"market cap of Acme",
                  "series: $2.16 billion @b.md:6 {2025-06-03} | $2.10 billion @a.md:6 "
                  "{2025-06-02}"}});
}

}  // namespace
}  // namespace tanxun
