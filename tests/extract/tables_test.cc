// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/extract/fact_table.h"

namespace tanxun {
namespace {

constexpr const char* kHead = "# Acme\n\n| Metric | Value |\n|---|---|\n";
constexpr const char* kKopf = "# 艾克米\n\n| 指标 | 数值 |\n|---|---|\n";

TEST(ExtractTables, ReadsKeyAndValueRowsAsFactsOfTheNote) {
  const std::string en = kHead;
  const std::string zh = kKopf;
  ExpectFacts({
      {en + "| HQ | Springfield, Ohio |\n",
       {"Acme | HQ <headquarters> | Springfield, Ohio | key_value @5:8 undated"}},
      {en + "| Market cap | ~$12B |\n",
       {"Acme | Market cap <market_cap> | ~$12B | key_value @5:16 undated"}},
      {en + "| **CEO** | [[Jane Roe]] |\n",
       {"Acme | CEO <ceo> | Jane Roe | key_value @5:15 undated"}},
      {en + "| Favourite anvil | a blue one |\n",
       {"Acme | Favourite anvil | a blue one | key_value @5:21 undated"}},
      {en + "| Ticker | ACM (NASDAQ), 9977 (HK) |\n",
       {"Acme | Ticker <ticker> | ACM (NASDAQ), 9977 (HK) [ACM (NASDAQ); 9977 (HK)] | "
        "key_value @5:12 undated"}},
      {en + "| Customers | Borealis, Cygnus and Dorado |\n",
       {"Acme | Customers <customer> | Borealis, Cygnus and Dorado [Borealis; Cygnus; Dorado] | "
        "key_value @5:15 undated"}},
      {zh + "| 总部 | 杭州 |\n", {"艾克米 | 总部 <headquarters> | 杭州 | key_value @5:8 undated"}},
      {zh + "| 員工人數 | 1,200人 |\n",
       {"艾克米 | 員工人數 <employees> | 1,200人 | key_value @5:10 undated"}},
      {zh + "| 客户 | 甲公司、乙公司和丙公司 |\n",
       {"艾克米 | 客户 <customer> | 甲公司、乙公司和丙公司 [甲公司; 乙公司; 丙公司] | "
        "key_value @5:8 undated"}},
      {zh + "| 最爱铁砧 | 蓝色 |\n", {"艾克米 | 最爱铁砧 | 蓝色 | key_value @5:10 undated"}},
      {"# Acme\n\n| Field | Details |\n|---|---|\n| CEO | Jane Roe |\n",
       {"Acme | CEO <ceo> | Jane Roe | key_value @5:9 undated"}},
      {"# 艾克米\n\n| 项目 | 内容 |\n|---|---|\n| 首席执行官 | 张三 |\n",
       {"艾克米 | 首席执行官 <ceo> | 张三 | key_value @5:11 undated"}},
      {"# Acme\n\n| | |\n|---|---|\n| HQ | Oslo |\n",
       {"Acme | HQ <headquarters> | Oslo | key_value @5:8 undated"}},
      {"# Acme\n\n| HQ | Oslo |\n|---|---|\n| CEO | Jane Roe |\n| Founded | 1999 |\n",
       {"Acme | HQ <headquarters> | Oslo | key_value @3:8 undated",
        "Acme | CEO <ceo> | Jane Roe | key_value @5:9 undated",
        "Acme | Founded <founded> | 1999 | key_value @6:13 undated"}},
  });
}

TEST(ExtractTables, ReadsProfilesWithoutAHeader) {
  ExpectFacts({
      {"# Kiln\n\n| Where traded | North board |\n|---|---|\n| Listed since | 9 Feb 1998 |\n"
       "| Spokesman | Lin Yizhou |\n| Shares issued | 42,500,000 |\n",
       {"Kiln | Where traded | North board | key_value @3:18 undated",
        "Kiln | Listed since <listing_date> | 9 Feb 1998 | key_value @5:18 undated",
        "Kiln | Spokesman | Lin Yizhou | key_value @6:15 undated",
        "Kiln | Shares issued | 42,500,000 | key_value @7:19 undated"}},
      // A column of numbers is no profile, though some look like years.
      {"# Vale\n\n| River | Length |\n|---|---|\n| Arn | 1049 |\n| Tay | 658 |\n| Esk | 93 |\n",
       {"Vale | River <river> | Arn | table_cell @5:3 undated",
        "Arn | Length <length> | 1049 | table_cell @5:9 undated",
        "Vale | River <river> | Tay | table_cell @6:3 undated",
        "Tay | Length <length> | 658 | table_cell @6:9 undated",
        "Vale | River <river> | Esk | table_cell @7:3 undated",
        "Esk | Length <length> | 93 | table_cell @7:9 undated"}},
  });
}

TEST(ExtractTables, ReadsPairsSideBySide) {
  ExpectFacts({
      {"# Hall\n\n| Height | 21 m | Architect | Ada Lind |\n|---|---|---|---|\n"
       "| Capacity | 480 | Opened | 1931 |\n",
       {"Hall | Height <height> | 21 m | key_value @3:12 undated",
        "Hall | Architect <architect> | Ada Lind | key_value @3:31 undated",
        "Hall | Capacity <capacity> | 480 | key_value @5:14 undated",
        "Hall | Opened <opening_date> | 1931 | key_value @5:29 undated"}},
  });
}

TEST(ExtractTables, NamesAKeyColumnWithoutAHeaderByItsHeading) {
  ExpectFacts({
      {"# Vale\n\n## Births\n\n| | Live | Still |\n|---|---|---|\n| Arnside | 12 | 1 |\n",
       {"Vale | Births | Arnside | table_cell @7:3 undated",
        "Arnside | Live | 12 | table_cell @7:13 undated",
        "Arnside | Still | 1 | table_cell @7:18 undated"}},
  });
}

TEST(ExtractTables, GivesNothingForCellsThatSayNothing) {
  const std::string en = kHead;
  const std::string zh = kKopf;
  ExpectFacts({
      {en + "| HQ | |\n", {}, {"HQ"}},
      {en + "| HQ | - |\n", {}, {"HQ"}},
      {en + "| HQ | — |\n", {}, {"HQ"}},
      {en + "| HQ | N/A |\n", {}, {"HQ"}},
      {en + "| HQ | TBD |\n", {}, {"HQ"}},
      {en + "| | Oslo |\n", {}, {"Oslo"}},
      {zh + "| 总部 | 待补充 |\n", {}, {"总部"}},
      {zh + "| 总部 | 待定 |\n", {}, {"总部"}},
  });
}

TEST(ExtractTables, NeverSplitsAPlace) {
  ExpectFacts({
      {std::string(kHead) + "| HQ | Hangzhou, China |\n", {}, {"[Hangzhou"}},
      {std::string(kKopf) + "| 总部 | 中国、杭州 |\n", {}, {"[中国"}},
  });
}

TEST(ExtractTables, ReadsPeriodsInLabelsAsQualifiers) {
  const std::string en = kHead;
  const std::string zh = kKopf;
  ExpectFacts({
      {en + "| Revenue (2024) | $3.1B |\n",
       {"Acme | Revenue <revenue> | $3.1B period=2024 | key_value @5:20 2024 (text)"}},
      {en + "| FY2025 revenue | $4.0B |\n",
       {"Acme | revenue <revenue> | $4.0B period=FY2025 | key_value @5:20 2025 (text)"}},
      {en + "| Revenue (Q3 2025) | $1B |\n",
       {"Acme | Revenue <revenue> | $1B period=Q3 2025 | key_value @5:23 2025-09-30 (text)"}},
      {en + "| Capex 2023 | $7B |\n",
       {"Acme | Capex <capex> | $7B period=2023 | key_value @5:16 2023 (text)"}},
      {en + "| Net income (2025-03) | $9M |\n",
       {"Acme | Net income <net_income> | $9M period=2025-03 | key_value @5:26 2025-03 (text)"}},
      {zh + "| 市值（2025年6月） | 850亿元 |\n",
       {"艾克米 | 市值 <market_cap> | 850亿元 period=2025年6月 | key_value @5:17 2025-06 (text)"}},
      {zh + "| 2024年营收 | 12.3亿元 |\n",
       {"艾克米 | 营收 <revenue> | 12.3亿元 period=2024年 | key_value @5:13 2024 (text)"}},
  });
}

TEST(ExtractTables, ReadsYearColumnsAsPeriods) {
  ExpectFacts({
      {"# Acme\n\n| Metric | 2023 | 2024 |\n|---|---|---|\n| Revenue | $1B | $2B |\n",
       {"Acme | Revenue <revenue> | $1B period=2023 | key_value @5:13 2023 (text)",
        "Acme | Revenue <revenue> | $2B period=2024 | key_value @5:19 2024 (text)"}},
      {"# Acme\n\n| Metric | FY2024 | FY2025 |\n|---|---|---|\n| Net income | - | $2B |\n",
       {"Acme | Net income <net_income> | $2B period=FY2025 | key_value @5:20 2025 (text)"},
       {"FY2024"}},
      {"# 艾克米\n\n| 项目 | 2023年 | 2024年 |\n|---|---|---|\n| 营收 | 10亿元 | 12亿元 |\n",
       {"艾克米 | 营收 <revenue> | 10亿元 period=2023年 | key_value @5:8 2023 (text)",
        "艾克米 | 营收 <revenue> | 12亿元 period=2024年 | key_value @5:15 2024 (text)"}},
      {"# Clouds\n\n## Capex\n\n| Company | 2023 | 2024 |\n|---|---|---|\n"
       "| Acme Cloud | $10B | $20B |\n",
       {"Acme Cloud | Capex <capex> | $10B period=2023 | table_cell @7:16 2023 (text)",
        "Acme Cloud | Capex <capex> | $20B period=2024 | table_cell @7:23 2024 (text)"}},
      {"# 云厂商\n\n## 资本支出\n\n| 公司 | 2023年 | 2024年 |\n|---|---|---|\n"
       "| 艾克米云 | 70亿元 | 90亿元 |\n",
       {"艾克米云 | 资本支出 <capex> | 70亿元 period=2023年 | table_cell @7:10 2023 (text)",
        "艾克米云 | 资本支出 <capex> | 90亿元 period=2024年 | table_cell @7:17 2024 (text)"}},
  });
}

TEST(ExtractTables, ReadsRowsOfEntitiesAndListsThemInTheNote) {
  const std::string table =
      "# Chip makers\n\n| Company | Model | Capacity |\n|---|---|---|\n"
      "| Acme | Roadrunner | 10,000 |\n| [[Borealis]] | Polar | n/a |\n"
      "| **Cygnus (天鹅座)** | Swan | 5 |\n";
  ExpectFacts({
      {table,
       {"Chip makers | Company | Acme | table_cell @5:3 undated",
        "Acme | Model <ai_model> | Roadrunner | table_cell @5:10 undated",
        "Acme | Capacity <capacity> | 10,000 | table_cell @5:23 undated",
        "Chip makers | Company | Borealis | table_cell @6:5 undated",
        "Borealis | Model <ai_model> | Polar | table_cell @6:18 undated",
        "Cygnus | Model <ai_model> | Swan | table_cell @7:22 undated"},
       {"Borealis | Capacity", "n/a"}},
      {"# 芯片厂商\n\n| 序号 | 公司 | 总部 | 成立时间 |\n|---|---|---|---|\n"
       "| 1 | 艾克米 | 杭州 | 2009年 |\n| 2 | 北极光 | 上海 | 2015年3月 |\n",
       {"芯片厂商 | 公司 | 艾克米 | table_cell @5:7 undated",
        "艾克米 | 总部 <headquarters> | 杭州 | table_cell @5:13 undated",
        "艾克米 | 成立时间 <founded> | 2009年 | table_cell @5:18 undated",
        "北极光 | 总部 <headquarters> | 上海 | table_cell @6:13 undated"}},
      {"# Rivals\n\n| Rank | Company | HQ |\n|---|---|---|\n| 1 | Acme | Oslo |\n",
       {"Acme | HQ <headquarters> | Oslo | table_cell @5:14 undated"}},
      // The bold name in a table is a key like others, whatever the note is about.
      {"# Acme\n\n| Company | CEO |\n|---|---|\n| Borealis | Kari |\n| **Acme** | Jane |\n",
       {"Borealis | CEO <ceo> | Kari | table_cell @5:14 undated",
        "Acme | CEO <ceo> | Jane | table_cell @6:14 undated"},
       {"Acme | CEO <ceo> | Kari"}},
  });
}

TEST(ExtractTables, FactsOfOneRowShareANumber) {
  const Knowledge knowledge = Extract(
      "# Makers\n\n| Company | HQ | CEO |\n|---|---|---|\n| Acme | Oslo | Jane |\n"
      "| Borealis | Bergen | Kari |\n");
  ASSERT_EQ(knowledge.facts.size(), 6u);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(knowledge.facts[i].row, knowledge.facts[i < 3 ? 0 : 3].row);
  }
  EXPECT_NE(knowledge.facts[0].row, knowledge.facts[3].row);
}

TEST(ExtractTables, JoinsSeveralHeaderRows) {
  ExpectFacts({
      {"# Units\n\n| Unit | 2024 | 2025 |\n|---|---|---|\n| Unit | revenue | revenue |\n"
       "| Cloud | 10 | 12 |\n",
       {"Cloud | revenue <revenue> | 10 period=2024 | table_cell @6:11 2024 (text)",
        "Cloud | revenue <revenue> | 12 period=2025 | table_cell @6:16 2025 (text)"}},
      {"# 业务\n\n| 业务 | 2024年 | 2025年 |\n|---|---|---|\n| 业务 | 营收 | 营收 |\n"
       "| 云业务 | 10 | 12 |\n",
       {"云业务 | 营收 <revenue> | 10 period=2024年 | table_cell @6:9 2024 (text)",
        "云业务 | 营收 <revenue> | 12 period=2025年 | table_cell @6:14 2025 (text)"}},
  });
}

TEST(ExtractTables, SurviveOddShapes) {
  ExpectFacts({
      {"# Acme\n\n| Metric | Value |\n|---|---|\n| HQ |\n| CEO | Jane |\n",
       {"Acme | CEO <ceo> | Jane | key_value @6:9 undated"},
       {"HQ"}},
      {"# Acme\n\n| One |\n|---|\n| a |\n", {}, {"table", "key_value"}},
      {"# Acme\n\n| Metric | Value |\n|---|---|\n", {}, {"Metric", "Value"}},
      {"# Acme\n\n```\n| HQ | Oslo |\n|---|---|\n| CEO | Jane |\n```\n", {}, {"Oslo", "Jane"}},
  });
}

}  // namespace
}  // namespace tanxun
