// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/extract/fact_table.h"

namespace tanxun {
namespace {

TEST(ExtractLists, TakeTheLeadInOrHeadingAsAttribute) {
  ExpectFacts({
      {"# Acme\n\n**Products:**\n- Roadrunner\n- Anvil\n",
       {"Acme | Products <product> | Roadrunner | lead_list @4:3 undated",
        "Acme | Products <product> | Anvil | lead_list @5:3 undated"}},
      {"# Acme\n\n## Risks\n\n- Export controls\n",
       {"Acme | Risks <risk> | Export controls | lead_list @5:3 undated"}},
      {"# Acme\n\n- Products:\n  - Anvil\n- Risks:\n  - Coyote\n",
       {"Acme | Products <product> | Anvil | lead_list @4:5 undated",
        "Acme | Risks <risk> | Coyote | lead_list @6:5 undated"},
       {"Products <product> | Coyote", "Risks <risk> | Anvil"}},
      {"# Acme\n\n**Bull:**\n- Cheap\n\n**Bear:**\n- Slow\n",
       {"Acme | Bull <bull_case> | Cheap | lead_list @4:3 undated",
        "Acme | Bear <bear_case> | Slow | lead_list @7:3 undated"},
       {"Bull <bull_case> | Slow", "Bear <bear_case> | Cheap"}},
      {"# 艾克米\n\n**主要客户：**\n- 甲公司\n- 乙公司\n",
       {"艾克米 | 主要客户 <customer> | 甲公司 | lead_list @4:3 undated",
        "艾克米 | 主要客户 <customer> | 乙公司 | lead_list @5:3 undated"}},
      {"# 艾克米\n\n## 风险\n\n- 出口管制\n",
       {"艾克米 | 风险 <risk> | 出口管制 | lead_list @5:3 undated"}},
      {"# 艾克米\n\n**利好：**\n- 需求旺盛\n\n**利空：**\n- 出口管制\n",
       {"艾克米 | 利好 <bull_case> | 需求旺盛 | lead_list @4:3 undated",
        "艾克米 | 利空 <bear_case> | 出口管制 | lead_list @7:3 undated"},
       {"利好 <bull_case> | 出口管制"}},
  });
}

// Markdown reads the second lead-in as more text of the item above it; a person does not.
TEST(ExtractLists, ALeadInRightBelowAnItemBeginsANewList) {
  ExpectFacts({
      {"# Acme\n\n**Bull:**\n- Cheap\n**Bear:**\n- Slow\n",
       {"Acme | Bull <bull_case> | Cheap | lead_list @4:3 undated",
        "Acme | Bear <bear_case> | Slow | lead_list @6:3 undated"},
       {"Bull <bull_case> | Slow"}},
      {"# 艾克米\n\n**利好：**\n- 需求旺盛\n**利空：**\n- 出口管制\n",
       {"艾克米 | 利好 <bull_case> | 需求旺盛 | lead_list @4:3 undated",
        "艾克米 | 利空 <bear_case> | 出口管制 | lead_list @6:3 undated"},
       {"利好 <bull_case> | 出口管制"}},
      {"# Acme\n\n**What Acme can access:**\n- H20\n**What Acme can't access:**\n- B200\n",
       {"Acme | What Acme can't access <access> | NOT B200 | access_list @6:3 undated"},
       {"NOT H20", "| B200"}},
  });
}

// Links with a relation below a list are no members of it; a list of links is one.
TEST(ExtractLists, LinksBelowAreNoMembers) {
  ExpectFacts({
      {"# Acme\n\n## Bear\n- Regulation\n- Ad slump\n\n- [[Acme Cloud]] — subsidiary (cloud)\n"
       "- [[Acme Pay]] — payments arm\n",
       {"Acme | Bear <bear_case> | Regulation | lead_list @4:3 undated",
        "Acme | Bear <bear_case> | Ad slump | lead_list @5:3 undated"},
       {"Bear <bear_case> | Acme Cloud", "Bear <bear_case> | Acme Pay"}},
      {"# Acme\n\n**Bear**\n- Regulation\n- [[Acme Cloud]] — subsidiary\n",
       {"Acme | Bear <bear_case> | Regulation | lead_list @4:3 undated"},
       {"Bear <bear_case> | Acme Cloud"}},
      {"# 艾克米\n\n## 利空\n- 监管\n\n- [[艾克米云]] — 子公司（云）\n",
       {"艾克米 | 利空 <bear_case> | 监管 | lead_list @4:3 undated"},
       {"利空 <bear_case> | 艾克米云"}},
      {"# Acme\n\n## Competitors\n- [[Bolt]] — chips\n- [[Coil]] — phones\n",
       {"Acme | Competitors <competitor> | Bolt | lead_list @4:5 undated",
        "Acme | Competitors <competitor> | Coil | lead_list @5:5 undated"}},
  });
}

TEST(ExtractLists, TheLeadInMayNameTheSubject) {
  ExpectFacts({
      {"# Acme\n\n**Acme's LLM:**\n- Beep\n",
       {"Acme | LLM <ai_model> | Beep | lead_list @4:3 undated"}},
      {"# Acme\n\n## Acme products\n\n- Anvil\n",
       {"Acme | products <product> | Anvil | lead_list @5:3 undated"}},
      {"# 艾克米\n\n**艾克米的产品：**\n- 走鹃\n",
       {"艾克米 | 产品 <product> | 走鹃 | lead_list @4:3 undated"}},
      {"---\naliases: [艾克米]\n---\n# Acme\n\n**艾克米的产品：**\n- 走鹃\n",
       {"艾克米 | 产品 <product> | 走鹃 | lead_list @7:3 undated"}},
  });
}

TEST(ExtractLists, AnItemIsOneValue) {
  ExpectFacts({
      {"# Acme\n\n**Risks:**\n- Fire, flood and famine\n",
       {"Acme | Risks <risk> | Fire, flood and famine | lead_list @4:3 undated"}},
      // A label line or a lead-in inside a list is no item of the list.
      {"# Acme\n\n**Products:**\n- Anvil\n- CEO: Jane Roe\n",
       {"Acme | CEO <ceo> | Jane Roe | label_line @5:8 undated"},
       {"Products <product> | CEO"}},
      {"# Acme\n\nSome sentence.\n- Loose item\n", {}, {"Loose item"}},
  });
}

TEST(ExtractLists, ReadWhatOneCanAccess) {
  ExpectFacts({
      {"# Acme\n\n**What Acme can access:**\n- H20\n- Older GPUs\n",
       {"Acme | What Acme can access <access> | H20 | access_list @4:3 undated",
        "Acme | What Acme can access <access> | Older GPUs | access_list @5:3 undated"},
       {"NOT"}},
      {"# Acme\n\n**Acme can buy:**\n- H20\n",
       {"Acme | Acme can buy <access> | H20 | access_list @4:3 undated"},
       {"NOT"}},
      {"# 艾克米\n\n**艾克米可获得：**\n- H20\n",
       {"艾克米 | 艾克米可获得 <access> | H20 | access_list @4:3 undated"},
       {"NOT"}},
      {"# 艾克米\n\n**艾克米仍可采购：**\n- H20\n",
       {"艾克米 | 艾克米仍可采购 <access> | H20 | access_list @4:3 undated"},
       {"NOT"}},
      // The date of the item is its own.
      {"# Acme\n\n**What Acme can access:**\n- H20 (approved Dec 2025)\n",
       {"Acme | What Acme can access <access> | H20 (approved Dec 2025) | access_list @4:3 "
        "2025-12 (value)"}},
  });
}

TEST(ExtractLists, ReadWhatOneCannotAccess) {
  ExpectFacts({
      {"# Acme\n\n**What Acme can't access:**\n- Blackwell\n- EUV tools\n",
       {"Acme | What Acme can't access <access> | NOT Blackwell | access_list @4:3 undated",
        "Acme | What Acme can't access <access> | NOT EUV tools | access_list @5:3 undated"}},
      {"# Acme\n\n**What Acme can’t access:**\n- Blackwell\n",
       {"Acme | What Acme can’t access <access> | NOT Blackwell | access_list @4:3 undated"}},
      {"# Acme\n\n**Acme can no longer buy:**\n- B200\n",
       {"Acme | Acme can no longer buy <access> | NOT B200 | access_list @4:3 undated"}},
      {"# Acme\n\n**Blocked from:**\n- C300\n",
       {"Acme | Blocked from <access> | NOT C300 | access_list @4:3 undated"}},
      {"# Acme\n\n**What Borealis cannot buy:**\n- B200\n",
       {"Borealis | What Borealis cannot buy <access> | NOT B200 | access_list @4:3 undated"}},
      {"# 艾克米\n\n**无法获得：**\n- H100\n",
       {"艾克米 | 无法获得 <access> | NOT H100 | access_list @4:3 undated"}},
      {"# 艾克米\n\n**艾克米不能购买：**\n- B200\n",
       {"艾克米 | 艾克米不能购买 <access> | NOT B200 | access_list @4:3 undated"}},
      {"# 艾克米\n\n## 禁止进口\n\n- EUV光刻机\n",
       {"艾克米 | 禁止进口 <access> | NOT EUV光刻机 | access_list @5:3 undated"}},
      {"# 艾克米\n\n**艾克米無法獲得：**\n- H100\n",
       {"艾克米 | 艾克米無法獲得 <access> | NOT H100 | access_list @4:3 undated"}},
  });
}

TEST(ExtractLists, OppositeListsDoNotMix) {
  ExpectFacts({
      {"# Acme\n\n**What Acme can access:**\n- H20\n\n**What Acme can't access:**\n- B200\n",
       {"Acme | What Acme can access <access> | H20 | access_list @4:3 undated",
        "Acme | What Acme can't access <access> | NOT B200 | access_list @7:3 undated"},
       {"NOT H20", "| B200"}},
      {"# 艾克米\n\n可获得：\n- H20\n\n无法获得：\n- H100\n",
       {"艾克米 | 可获得 <access> | H20 | access_list @4:3 undated",
        "艾克米 | 无法获得 <access> | NOT H100 | access_list @7:3 undated"},
       {"NOT H20", "| H100"}},
      // Who cannot is not what one cannot.
      {"# Acme\n\n**Who can't buy B200:**\n- Borealis\n", {}, {"<access>"}},
  });
}

TEST(ExtractLists, ARouteIsNoDefinition) {
  ExpectFacts({{"# 望海\n\n**航线：**\n- 宁波—鹿特丹\n- 上海—汉堡\n",
                {"望海 | 航线 | 宁波—鹿特丹 | lead_list @4:3 undated",
                 "望海 | 航线 | 上海—汉堡 | lead_list @5:3 undated"}}});
}

}  // namespace
}  // namespace tanxun
