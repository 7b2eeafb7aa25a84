// SPDX-License-Identifier: GPL-2.0-or-later
// Label lines, Dataview fields, front matter, definitions and links.
#include "tests/extract/fact_table.h"

namespace tanxun {
namespace {

TEST(ExtractLabelLines, ReadLabelAndValue) {
  ExpectFacts({
      {"# Acme\n\n**CEO:** Jane Roe\n", {"Acme | CEO <ceo> | Jane Roe | label_line @3:10 undated"}},
      {"# Acme\n\n**CEO**: Jane Roe\n", {"Acme | CEO <ceo> | Jane Roe | label_line @3:10 undated"}},
      {"# Acme\n\n- Employees: 1,200\n",
       {"Acme | Employees <employees> | 1,200 | label_line @3:14 undated"}},
      {"# Acme\n\n> **CEO:** Jane Roe\n",
       {"Acme | CEO <ceo> | Jane Roe | label_line @3:12 undated"}},
      {"# Acme\n\n1. Founded: 1999\n",
       {"Acme | Founded <founded> | 1999 | label_line @3:13 undated"}},
      {"# Acme\n\n- Website: https://acme.example\n",
       {"Acme | Website <website> | https://acme.example | label_line @3:12 undated"}},
      {"# Acme\n\nHQ: Oslo\nCEO: Jane Roe\n",
       {"Acme | HQ <headquarters> | Oslo | label_line @3:5 undated",
        "Acme | CEO <ceo> | Jane Roe | label_line @4:6 undated"}},
      {"# Acme\n\n**Gap widening:** rivals are ahead.\n",
       {"Acme | Gap widening | rivals are ahead. | label_line @3:19 undated"}},
      {"# 艾克米\n\n简介。\n\n**总部**：杭州\n",
       {"艾克米 | 总部 <headquarters> | 杭州 | label_line @5:8 undated"}},
      {"# 艾克米\n\n- 成立时间：2009年\n- 官网：https://akm.example\n",
       {"艾克米 | 成立时间 <founded> | 2009年 | label_line @3:8 undated",
        "艾克米 | 官网 <website> | https://akm.example | label_line @4:6 undated"}},
      {"# 艾克米\n\n- **首席執行官：** 張三\n",
       {"艾克米 | 首席執行官 <ceo> | 張三 | label_line @3:14 undated"}},
  });
}

TEST(ExtractLabelLines, ReadDataviewFields) {
  ExpectFacts({
      {"# Acme\n\nHQ:: Springfield, Ohio\n",
       {"Acme | HQ <headquarters> | Springfield, Ohio | label_line @3:6 undated"}},
      {"# Acme\n\nThe [founded:: 1999] firm.\n",
       {"Acme | founded <founded> | 1999 | label_line @3:16 undated"}},
      {"# Acme\n\ncapital expenditure:: $3B\n",
       {"Acme | capital expenditure <capex> | $3B | label_line @3:23 undated"}},
      {"# Acme\n\n- [ceo:: Jane Roe]\n",
       {"Acme | ceo <ceo> | Jane Roe | label_line @3:10 undated"}},
      {"# 艾克米\n\n总部:: 杭州\n",
       {"艾克米 | 总部 <headquarters> | 杭州 | label_line @3:6 undated"}},
      {"# 艾克米\n\n- [成立时间:: 2009年] 的公司\n",
       {"艾克米 | 成立时间 <founded> | 2009年 | label_line @3:11 undated"}},
  });
}

TEST(ExtractLabelLines, ALineMayHoldSeveralFields) {
  ExpectFacts({
      {"# Acme\n\nMade [founded:: 1999] in (HQ:: Oslo) by all\n",
       {"Acme | founded <founded> | 1999 | label_line @3:17 undated",
        "Acme | HQ <headquarters> | Oslo | label_line @3:32 undated"}},
      {"# 艾克米\n\n- 员工:: 100人 [成立时间:: 2009年]\n",
       {"艾克米 | 员工 <employees> | 100人 | label_line @3:8 undated",
        "艾克米 | 成立时间 <founded> | 2009年 | label_line @3:21 undated"}},
      {"# Acme\n\n- [x] hire [ceo:: Jane (b. 1970)]\n",
       {"Acme | ceo <ceo> | Jane (b. 1970) | label_line @3:19 1970 (value)"}},
      {"# Acme\n\n**HQ**:: [[Oslo]]\nCEO::Jane\n",
       {"Acme | HQ <headquarters> | Oslo | label_line @3:12 undated",
        "Acme | CEO <ceo> | Jane | label_line @4:6 undated"}},
      {"# Acme\n\n(HQ:: Oslo\n", {}, {"label_line"}},
      {"# Acme\n\n- std::vector and (std::move)\n", {}, {"label_line"}},
      {"# Acme\n\n`HQ:: Oslo` and $HQ:: Bonn$\n", {}, {"Oslo", "Bonn"}},
      {"# Acme\n\n$$\nHQ:: Oslo\n$$\n", {}, {"Oslo"}},
      {"# Acme\n\n%% HQ:: Oslo %%\n", {}, {"Oslo"}},
  });
}

TEST(ExtractLabelLines, OutlinesKeepTheirOwnPropertiesForThemselves) {
  ExpectFacts({
      {"type:: Maker\ntitle:: Acme\ntags:: a, b\n\n- # Acme\n",
       {"Acme | type <type> | Maker | label_line @1:8 undated"},
       {"title", "tag", "front_matter"}},
      {"# Acme\n\n- x\n  id:: 64f0aaaa-1111-2222-3333-444455556666\n  collapsed:: true\n"
       "  HQ:: Oslo\n",
       {"Acme | HQ <headquarters> | Oslo | label_line @6:8 undated"},
       {"id", "collapsed"}},
      {"# List\n\n- [[Acme]]\n  HQ:: Oslo\n- [[艾克米]]\n  总部:: 杭州\n",
       {"Acme | HQ <headquarters> | Oslo | label_line @4:8 undated",
        "艾克米 | 总部 <headquarters> | 杭州 | label_line @6:8 undated"}},
      {"# Acme\n\n- TODO a\n  SCHEDULED: <2025-01-02 Thu>\n", {}, {"SCHEDULED"}},
  });
}

TEST(ExtractLabelLines, TimesAddressesAndEmptyLabelsAreNone) {
  ExpectFacts({
      {"# Acme\n\n- 12:30 lunch\n", {}, {"label_line"}},
      {"# Acme\n\n- See https://acme.example\n", {}, {"label_line"}},
      {"# Acme\n\n- HQ:\n- CEO: Jane\n", {}, {"HQ"}},
      {"# Acme\n\n**HQ:**\n\nText.\n", {}, {"HQ"}},
      {"# Acme\n\n**HQ:** —\n", {}, {"HQ"}},
      {"# 艾克米\n\n- 总部：\n- 首席执行官：张三\n", {}, {"总部"}},
      {"# 艾克米\n\n- 总部：待定\n", {}, {"总部"}},
      {"# Acme\n\n```\nHQ: Oslo\n```\n", {}, {"Oslo"}},
      {"# Acme\n\nNYSE:ACM rose.\n", {}, {"label_line"}},
  });
}

TEST(ExtractLabelLines, ALabelMayStateAnAbility) {
  ExpectFacts({
      {"# Acme\n\n**Acme can access:** H20\n",
       {"Acme | Acme can access <access> | H20 | access_list @3:22 undated"}},
      {"# Acme\n\n**Acme can't access:** B200\n",
       {"Acme | Acme can't access <access> | NOT B200 | access_list @3:24 undated"},
       {"access <access> | B200"}},
      {"# 艾克米\n\n- 无法获得：H100\n",
       {"艾克米 | 无法获得 <access> | NOT H100 | access_list @3:8 undated"}},
  });
}

TEST(ExtractFrontMatter, GivesFactsButNoNamesTagsOrSettings) {
  ExpectFacts({
      {"---\nsector: Semiconductors\n---\n# Acme\n",
       {"Acme | sector <industry> | Semiconductors | front_matter @2:9 undated"}},
      {"---\nticker: ACMX\nfounded: 1999-04-01\n---\n# Acme\n",
       {"Acme | ticker <ticker> | ACMX | front_matter @2:9 undated",
        "Acme | founded <founded> | 1999-04-01 | front_matter @3:10 undated"}},
      {"---\nproducts: [Roadrunner, Coyote]\n---\n# Acme\n",
       {"Acme | products <product> | Roadrunner, Coyote [Roadrunner; Coyote] | "
        "front_matter @2:12 undated"}},
      {"---\naliases: [ACMX]\ntags: [chips]\ncssclass: wide\nempty:\n---\n# Acme\n",
       {},
       {"ACMX", "chips", "wide", "empty"}},
  });
}

TEST(ExtractFrontMatter, ShowsLinksAsTheirLabels) {
  ExpectFacts({
      {"---\nsupplier: \"[[Borealis|the North]]\"\n---\n# Acme\n",
       {"Acme | supplier <supplier> | the North | front_matter @2:23 undated"}},
      {"---\nproducts:\n  - \"[[Anvil]]\"\n  - Rocket\n---\n# Acme\n",
       {"Acme | products <product> | Anvil, Rocket [Anvil; Rocket] | front_matter @2:1 undated"}},
      {"---\nHQ: [[Oslo]]\n---\n# Acme\n",
       {"Acme | HQ <headquarters> | Oslo | front_matter @2:7 undated"}},
  });
}

TEST(ExtractDefinitions, ReadWhatThingsAre) {
  ExpectFacts({
      {"# Acme Chips\n\n**Acme Chips** — maker of chips in Ohio.\n",
       {"Acme Chips | definition <definition> | maker of chips in Ohio. | definition @3:18 "
        "undated"}},
      // The opening line is about the note, whatever short name it uses.
      {"# Acme Chips\n\n**Acme** — maker of chips.\n",
       {"Acme Chips | definition <definition> | maker of chips. | definition @3:12 undated"}},
      {"Acme Chips — maker of chips.\n",
       {"Acme Chips | definition <definition> | maker of chips. | definition @1:14 undated"},
       {},
       "Acme Chips.md"},
      {"# Acme\n\nAcme is a maker of traps.\n",
       {"Acme | definition <definition> | a maker of traps. | definition @3:9 undated"}},
      {"# Acme\n\nAcme (NASDAQ: ACMX) is a fabless designer.\n",
       {"Acme | definition <definition> | a fabless designer. | definition @3:24 undated"}},
      {"# 艾克米\n\n艾克米是一家芯片设计公司。它很小。\n",
       {"艾克米 | definition <definition> | 一家芯片设计公司。 | definition @3:5 undated"}},
      {"# 艾克米\n\n**艾克米**：一家芯片设计公司。\n",
       {"艾克米 | definition <definition> | 一家芯片设计公司。 | definition @3:9 undated"}},
      {"# Acme\n\n- **Anvil** — heavy product\n",
       {"Anvil | definition <definition> | heavy product | definition @3:15 undated"}},
      {"# Acme\n\n- Beep (哔哔) language model\n",
       {"Beep | definition <definition> | language model | definition @3:13 undated"}},
      {"# 艾克米\n\n- 哔哔（Beep）语言模型\n",
       {"哔哔 | definition <definition> | 语言模型 | definition @3:11 undated"}},
      {"# Acme\n\nMore.\n\n**Hammer** — a tool.\n",
       {"Hammer | definition <definition> | a tool. | definition @5:14 undated"}},
      // A label line says no more than its label.
      {"# 艾克米\n\n**总部**：杭州\n",
       {"艾克米 | 总部 <headquarters> | 杭州 | label_line @3:8 undated"},
       {"definition"}},
      // A clause with a dash is no definition, nor is a sentence about something else.
      {"# Acme\n\n- Acme is a giant — and slow\n", {}, {"definition"}},
      {"# Acme\n\nBorealis is a maker of ice.\n", {}, {"Acme | definition"}},
  });
}

TEST(ExtractLinks, ReadTheRelationAndItsDetail) {
  ExpectFacts({
      {"# Acme\n\n- [[Borealis]] — supplier (wafers)\n",
       {"Acme | supplier <supplier> | Borealis detail=wafers | link @3:5 undated"}},
      {"# Acme\n\n- [[Cygnus]] — competitor\n",
       {"Acme | competitor <competitor> | Cygnus | link @3:5 undated"}},
      {"# Acme\n\n- [[Cygnus|the Swan]] - customer\n",
       {"Acme | customer <customer> | the Swan | link @3:12 undated"}},
      {"# 艾克米\n\n- [[北极光]] — 竞争对手（存储）\n",
       {"艾克米 | 竞争对手 <competitor> | 北极光 detail=存储 | link @3:5 undated"}},
      {"# Acme\n\n- [[Borealis]]\n", {}, {"link"}},
      // What the supplier is blocked from is no statement about the note's subject.
      {"# Acme\n\n- [[Borealis]] — supplier (H20, blocked from Blackwell)\n",
       {},
       {"Acme | blocked from", "NOT"}},
  });
  const Knowledge knowledge = Extract(
      "# Acme\n\n- [[Borealis#Fabs|B]] — supplier (wafers)\n\nSee [[Cygnus]] and ![[Map]].\n");
  EXPECT_EQ(DescribeAll(knowledge.links),
            "[[Borealis#Fabs|B]] @3 — supplier (wafers)\n[[Cygnus]] @5\n![[Map]] @5\n");
}

struct TagRow {
  std::string note;
  std::vector<std::string> tags;
};

TEST(ExtractTags, FromFrontMatterFieldsAndText) {
  const std::vector<TagRow> rows = {
      {"---\ntags: a, b c\n---\n", {"a", "b", "c"}},
      {"---\ntags: \"#a #b/c\"\n---\n", {"a", "b/c"}},
      {"---\ntags: [x y, '#z']\ntag: one\nTags: Two\n标签: 三，四\n---\n",
       {"x y", "z", "one", "Two", "三", "四"}},
      {"---\ntags:\n  - 芯片/设计\n  - \"[[Big Tech]]\"\n  - #none\n---\n",
       {"芯片/设计", "Big Tech"}},
      {"tags:: [[Big Tech]], #a b\n\n- x\n  tags:: c, [[d e]] f\n  标签:: 乙\n",
       {"Big Tech", "a", "b", "c", "d e", "f", "乙"}},
      {"#x #[[y z]] `#no` %%#no%% $#no_1$ #X\n\n```\n#no\n```\n", {"x", "y z"}},
      {"# Head #h\n\n> #q\n\n| #c |\n|---|\n| [#no](x) |\n", {"h", "q", "c"}},
  };
  for (const TagRow& row : rows) EXPECT_EQ(Extract(row.note).tags, row.tags) << row.note;
}

// Labels that repeat below headings beside each other are about what the headings name.
TEST(ExtractLabels, OfHeadingsThatNameTheirSubject) {
  ExpectFacts({
      {"# Dune notes\n\n## Casa Nube\n\n- Cuisine: Peruvian\n- Address: 4 Mill Lane\n\n"
       "## 老成都\n\n- Cuisine: Sichuan\n- 地址：人民路八号\n",
       {"Casa Nube | Cuisine <cuisine> | Peruvian | label_line @5:12 undated",
        "老成都 | Cuisine <cuisine> | Sichuan | label_line @10:12 undated"},
       {"Dune notes |"}},
      {"# Acme\n\n## 2023\n\n- Revenue: $5 million\n\n## 2024\n\n- Revenue: $6 million\n",
       {},
       {"2023 | Revenue", "2024 | Revenue"}},
      {"# Acme\n\n## Bull case\n\n- Odds: 40%\n\n## Bear case\n\n- Odds: 60%\n",
       {},
       {"Bull case | Odds", "Bear case | Odds"}},
      {"# Acme\n\n## Profile\n\n- CEO: Bo Hart\n\n## Contact\n\n- Email: a@acme.example\n",
       {"Acme | CEO <ceo> | Bo Hart | label_line @5:8 undated"},
       {}},
  });
}

TEST(ExtractLabels, ValuesThatSayNothingAreNoFacts) {
  ExpectFacts({
      {"# Acme\n\n- CEO: TBA\n- Founded: (unknown)\n- Headcount: to be announced.\n"
       "- Revenue: ▼ Show more\n- Owner: see below\n- Debt: none\n",
       {"Acme | Debt <debt> | none | label_line @8:9 undated"},
       {"CEO", "Founded", "Headcount", "Revenue", "Owner"}},
      {"# 松石\n\n- 创始人：未披露\n- 成立时间：【不详】\n- 员工：暂未公布\n- 营收：展开\n",
       {},
       {"|"}},
      {"# Acme\n\n| Name | Price | Supply status |\n|---|---|---|\n| Anvil | n.a. | unknown |\n"
       "| Trap | 9 | ⚪ 未知 |\n",
       {"Anvil | Supply status <bottleneck_status> | unknown | table_cell @5:18 undated",
        "Trap | Supply status <bottleneck_status> | ⚪ 未知 | table_cell @6:14 undated"},
       {"n.a."}},
      {"# Acme\n\n- Motto: unknown to all\n",
       {"Acme | Motto <slogan> | unknown to all | label_line @3:10 undated"}},
  });
}

TEST(ExtractLabels, AColonInBracketsEndsNoLabel) {
  ExpectFacts({
      {"# 北岭\n\n北岭能源有限公司（简称：北岭）成立于2010年\n", {}, {"label_line"}},
      {"# 北岭\n\n- 营收（单位：亿元）：50\n",
       {"北岭 | 营收（单位：亿元） <revenue> | 50 | label_line @3:13 undated"}},
  });
}

}  // namespace
}  // namespace tanxun
