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
