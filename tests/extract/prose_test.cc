// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/extract/fact_table.h"

namespace tanxun {
namespace {

TEST(ExtractProse, ReadsClosedPatterns) {
  ExpectFacts({
      {"# Acme\n\nAcme was founded in 1999.\n",
       {"Acme | founded in <founded> | 1999 | prose @3:21 undated"}},
      {"# Acme\n\nFounded in 1999, the company grew.\n",
       {"Acme | founded in <founded> | 1999 | prose @3:12 undated"}},
      {"# Acme\n\nIt is based in Oslo, Norway.\n",
       {"Acme | based in <headquarters> | Oslo, Norway | prose @3:16 undated"}},
      {"# Acme\n\nAcme is headquartered in Oslo, Norway, near the sea.\n",
       {"Acme | headquartered in <headquarters> | Oslo, Norway | prose @3:26 undated"}},
      {"# Acme\n\nAcme was founded by Jane Roe.\n",
       {"Acme | founded by <founder> | Jane Roe | prose @3:21 undated"}},
      {"# Acme\n\nThe Anvil chip is manufactured by Omega Foundry on a 5nm process.\n",
       {"Anvil | manufactured by <foundry> | Omega Foundry | prose @3:35 undated"}},
      {"# Acme\n\nThe Anvil was designed by Acme Labs.\n",
       {"Anvil | designed by <designer> | Acme Labs | prose @3:27 undated"}},
      {"# Acme\n\nThe Anvil was released in 2020.\n",
       {"Anvil | released in <launch_date> | 2020 | prose @3:27 undated"}},
      {"# 艾克米\n\n艾克米成立于2009年。\n",
       {"艾克米 | 成立于 <founded> | 2009年 | prose @3:7 undated"}},
      {"# 泵浦\n\n艾克米的总部在杭州。\n",
       {"艾克米 | 总部在 <headquarters> | 杭州 | prose @3:8 undated"}},
      {"# 艾克米\n\n公司总部位于杭州。\n",
       {"艾克米 | 总部位于 <headquarters> | 杭州 | prose @3:7 undated"}},
      {"# 艾克米\n\n走鹃芯片由欧米茄代工。\n",
       {"走鹃芯片 | 代工 <foundry> | 欧米茄 | prose @3:6 undated"}},
      {"# 艾克米\n\n该公司母公司为大集团。\n",
       {"艾克米 | 母公司为 <parent> | 大集团 | prose @3:8 undated"}},
  });
}

TEST(ExtractProse, KeepsOtherSubjectsApart) {
  ExpectFacts({
      {"# Acme\n\nAcme Cloud was founded in 2005.\n",
       {"Acme Cloud | founded in <founded> | 2005 | prose @3:27 undated"},
       {"Acme | founded"}},
      {"# Acme\n\nBorealis is headquartered in Bergen.\n",
       {"Borealis | headquartered in <headquarters> | Bergen | prose @3:30 undated"},
       {"Acme | headquartered"}},
      {"# Acme\n\nThey say that rivals were founded in 1980.\n", {}, {"Acme | founded"}},
      {"# Acme\n\nIts supplier was founded in 1980.\n", {}, {"Acme | founded"}},
      {"# 艾克米\n\n北极光成立于2015年。\n",
       {"北极光 | 成立于 <founded> | 2015年 | prose @3:7 undated"},
       {"艾克米 | 成立于"}},
  });
}

TEST(ExtractProse, TheNearestNameIsTheSubject) {
  ExpectFacts({
      {"# 云帆\n\n其子公司云帆医疗成立于2017年，总部位于苏州。\n", {}, {"|"}},
      {"# 青禾\n\n青禾由蓝山资本控股，蓝山资本总部位于上海，成立于2005年。\n",
       {"蓝山资本 | 总部位于 <headquarters> | 上海 | prose @3:19 undated",
        "蓝山资本 | 成立于 <founded> | 2005年 | prose @3:25 undated"},
       {"青禾 | "}},
      {"# 松石\n\n松石的竞争对手白塔总部位于合肥，创始人为罗平。\n", {}, {"|"}},
      {"# 松石\n\n松石与竞争对手白塔竞争，总部位于合肥的白塔更大。\n", {}, {"|"}},
      {"# 松石\n\n松石（旧名：白石）成立于2010年，主要产品为水泵，总部位于合肥。\n",
       {"松石 | 成立于 <founded> | 2010年 | prose @3:13 undated",
        "松石 | 总部位于 <headquarters> | 合肥 | prose @3:31 undated"}},
      {"# 松石\n\n松石是一家总部位于合肥的公司。\n",
       {"松石 | 总部位于 <headquarters> | 合肥 | prose @3:10 undated"}},
      {"# Maple Air\n\nMaple Air's regional unit, Maple Express, is headquartered in Halifax.\n",
       {"Maple Express | headquartered in <headquarters> | Halifax | prose @3:63 undated"},
       {"Maple Air |"}},
      {"# Ostrava Glass\n\nOstrava Glass's furnace was founded in 1955.\n", {}, {"|"}},
      {"# Acme\n\nAcme acquired Zeta Labs, founded in 1999 and headquartered in Hull.\n",
       {"Zeta Labs | founded in <founded> | 1999 | prose @3:37 undated",
        "Zeta Labs | headquartered in <headquarters> | Hull | prose @3:63 undated"},
       {"Acme |"}},
      {"# Acme\n\nA trap was shown in May 2023; Anvil v2, shown in 2024, is designed by Omega.\n",
       {"Anvil v2 | designed by <designer> | Omega | prose @3:71 undated"},
       {"Acme |"}},
      {"# 周大河\n\n周大河于1999年病逝。\n",
       {"周大河 | 年病逝 <death_date> | 1999年 | prose @3:5 undated"}},
      {"# Bo Li\n\nHis wife died in 1999.\n", {}, {"|"}},
      {"# Acme\n\nAcme bought a mill founded in 1850.\n", {}, {"|"}},
      {"# Acme\n\nFounded in 1999, Zeta Labs sells traps.\n", {}, {"|"}},
      {"# Acme\n\nAcme (ACM), a maker from Norway, is headquartered in Oslo.\n",
       {"Acme | headquartered in <headquarters> | Oslo | prose @3:54 undated"}},
      {"# Acme\n\nAcme is a Norwegian pump maker founded in 1999 by Jane Roe.\n",
       {"Acme | founded in <founded> | 1999 | prose @3:43 undated"}},
      {"# Acme\n\nAcme was founded in 1999 by Jane Roe and is headquartered in Oslo.\n",
       {"Acme | founded in <founded> | 1999 | prose @3:21 undated",
        "Acme | headquartered in <headquarters> | Oslo | prose @3:62 undated"}},
  });
}

TEST(ExtractProse, DeniedHedgedPlannedAndPastIsNoFact) {
  ExpectFacts({
      {"# Acme\n\nAcme was not founded in 2010 but in 2012.\n", {}, {"|"}},
      {"# Acme\n\nAcme was headquartered in Coventry until 2009, when it moved to Hull.\n",
       {},
       {"|"}},
      {"# Acme\n\nAcme was almost headquartered in Coventry.\n", {}, {"|"}},
      {"# Acme\n\nIf approved, Acme will be headquartered in Coventry.\n", {}, {"|"}},
      {"# Acme\n\nAcme is no longer headquartered in Coventry.\n", {}, {"|"}},
      {"# Acme\n\nAcme may be based in Coventry.\n", {}, {"|"}},
      {"# Acme\n\nAcme was reportedly founded in 1999.\n", {}, {"|"}},
      {"# 松石\n\n松石原总部位于合肥，后迁至南京。\n", {}, {"|"}},
      {"# 松石\n\n松石并非成立于2010年。\n", {}, {"|"}},
      {"# 松石\n\n传闻松石总部位于合肥。\n", {}, {"|"}},
      {"# 松石\n\n松石将于2027年成立。\n", {}, {"|"}},
      {"# 松石\n\n松石计划总部设在合肥。\n", {}, {"|"}},
  });
}

TEST(ExtractProse, ReadsAbilitiesWithTheirPolarity) {
  ExpectFacts({
      {"# Acme\n\nAcme cannot buy B200 chips, but sells traps.\n",
       {"Acme | cannot buy <access> | NOT cannot buy B200 chips | prose @3:6 undated"}},
      {"# Acme\n\nIt can no longer receive H100 exports.\n",
       {"Acme | can no longer receive <access> | NOT can no longer receive H100 exports | prose "
        "@3:4 undated"}},
      {"# Acme\n\nAcme is cut off from H100.\n",
       {"Acme | cut off from <access> | NOT cut off from H100 | prose @3:9 undated"}},
      {"# Acme\n\n- Can't access Blackwell\n",
       {"Acme | Can't access <access> | NOT Can't access Blackwell | prose @3:3 undated"}},
      {"# Acme\n\nAcme can still buy H20 chips.\n",
       {"Acme | can still buy <access> | can still buy H20 chips | prose @3:6 undated"},
       {"NOT"}},
      {"# 艾克米\n\n该公司无法购买B200芯片。\n",
       {"艾克米 | 无法购买 <access> | NOT 无法购买B200芯片 | prose @3:4 undated"}},
      {"# 艾克米\n\n艾克米仍可购买H20芯片。\n",
       {"艾克米 | 仍可购买 <access> | 仍可购买H20芯片 | prose @3:4 undated"},
       {"NOT"}},
  });
}

TEST(ExtractProse, AFoundingYearIsNoDateOfOtherFacts) {
  ExpectFacts({
      {"# Acme\n\nFounded in 1999, the company is headquartered in Oslo.\n",
       {"Acme | headquartered in <headquarters> | Oslo | prose @3:50 undated"}},
      {"# 艾克米\n\n艾克米成立于2009年，总部位于杭州。\n",
       {"艾克米 | 总部位于 <headquarters> | 杭州 | prose @3:17 undated"}},
  });
}

TEST(ExtractProse, FreeProseGivesNoFacts) {
  ExpectFacts({
      {"# Acme\n\nThe market likes fast deliveries. Coyotes buy a lot of them.\n", {}, {"|"}},
      {"# 艾克米\n\n市场喜欢快递。竞争越来越激烈。\n", {}, {"|"}},
      {"# Acme\n\n```\nAcme was founded in 1999.\n```\n", {}, {"founded"}},
  });
}

}  // namespace
}  // namespace tanxun
