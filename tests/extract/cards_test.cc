// SPDX-License-Identifier: GPL-2.0-or-later
// Pasted briefings: the card, its prose and the staged path.
#include "tests/extract/fact_table.h"

namespace tanxun {
namespace {

constexpr const char* kEnglish =
    "Acme Cloud\n"
    "Acme Cloud Intelligence Group\n"
    "Key Product\n"
    "Acme Cloud AI, Roadrunner 9 NPU, Beep LLM\n"
    "Bottleneck Status\n"
    "🔴 Cut off from H100/H200 since Oct 2023 rules\n"
    "Supplies To\n"
    "Full briefing▼ Expand\n"
    "Acme Cloud (Acloud), the cloud computing subsidiary of Acme Group (NYSE/HKEX: ACMX), is the "
    "largest provider in Freedonia. Founded in 2009, the service is big. It can no longer receive "
    "H100/H200 exports.\n"
    "Critical path — raw silicon to deployment\n"
    "MEMORY (HBM)\n"
    "Borealis\n"
    "Stacked 3D flash (232-layer)\n"
    "CHIP DESIGNERS\n"
    "Cygnus ▲\n"
    "C100, C200 GPUs\n"
    "CLOUD PROVIDERS\n"
    "Acme Cloud\n"
    "Acme Cloud AI\n";

constexpr const char* kChinese =
    "艾克米云\n"
    "艾克米云智能集团\n"
    "关键产品\n"
    "艾克米云AI、走鹃9芯片\n"
    "瓶颈状态\n"
    "🔴 自2023年10月起被切断H100供应\n"
    "供应对象\n"
    "完整简报▼ 展开\n"
    "艾克米云是弗里多尼亚最大的云服务商。公司成立于2009年，总部位于杭州。该公司无法再获得H100芯片。"
    "\n"
    "关键路径 — 从硅到部署\n"
    "存储\n"
    "北极光\n"
    "堆叠闪存\n"
    "芯片设计\n"
    "天鹅座 ▲\n"
    "C100 GPU\n";

TEST(ExtractCards, ReadLabelsAndValues) {
  ExpectFacts({
      {kEnglish,
       {"Acme Cloud | Key Product <key_product> | Acme Cloud AI, Roadrunner 9 NPU, Beep LLM "
        "[Acme Cloud AI; Roadrunner 9 NPU; Beep LLM] | card @4:1 undated",
        "Acme Cloud | Bottleneck Status <bottleneck_status> | 🔴 Cut off from H100/H200 since Oct "
        "2023 rules | card @6:1 2023-10 (value)"},
       {},
       "Acme Cloud.txt"},
      {kChinese,
       {"艾克米云 | 关键产品 <key_product> | 艾克米云AI、走鹃9芯片 [艾克米云AI; 走鹃9芯片] | "
        "card @4:1 undated",
        "艾克米云 | 瓶颈状态 <bottleneck_status> | 🔴 自2023年10月起被切断H100供应 | "
        "card @6:1 2023-10 (value)"},
       {},
       "艾克米云.txt"},
  });
}

TEST(ExtractCards, AnEmptyLabelGivesNothingAndInterfaceWordsAreNoValues) {
  ExpectFacts({
      {kEnglish, {}, {"Supplies To", "Expand", "Full briefing", "supplies_to"}, "Acme Cloud.txt"},
      {kChinese, {}, {"供应对象", "展开", "完整简报", "supplies_to"}, "艾克米云.txt"},
  });
}

TEST(ExtractCards, ReadTheStagedPath) {
  ExpectFacts({
      {kEnglish,
       {"Borealis | Stage <stage> | MEMORY (HBM) | stage @11:1 undated",
        "Borealis | Key product <key_product> | Stacked 3D flash (232-layer) | stage @13:1 undated",
        "Cygnus | Stage <stage> | CHIP DESIGNERS | stage @14:1 undated",
        "Cygnus | Key product <key_product> | C100, C200 GPUs [C100; C200 GPUs] | stage @16:1 "
        "undated",
        "Acme Cloud | Stage <stage> | CLOUD PROVIDERS | stage @17:1 undated"},
       // A stage's heading is no label, and the marker is no part of a name.
       {"MEMORY (HBM) <", "CHIP DESIGNERS <", "▲"},
       "Acme Cloud.txt"},
      {kChinese,
       {"北极光 | Stage <stage> | 存储 | stage @11:1 undated",
        "北极光 | Key product <key_product> | 堆叠闪存 | stage @13:1 undated",
        "天鹅座 | Stage <stage> | 芯片设计 | stage @14:1 undated",
        "天鹅座 | Key product <key_product> | C100 GPU | stage @16:1 undated"},
       {"▲"},
       "艾克米云.txt"},
  });
}

TEST(ExtractCards, ReadClosedPatternsInTheirProse) {
  ExpectFacts({
      {kEnglish,
       {"Acme Cloud | definition <definition> | the largest provider in Freedonia. | definition "
        "@9:89 undated",
        "Acme Cloud | subsidiary of <parent> | Acme Group | prose @9:56 undated",
        "Acme Cloud | founded in <founded> | 2009 | prose @9:135 undated",
        "Acme Group | ticker <ticker> | NYSE/HKEX: ACMX | ticker @9:68 undated"},
       {"Acme Group | founded"},
       "Acme Cloud.txt"},
      {kChinese,
       {"艾克米云 | definition <definition> | 弗里多尼亚最大的云服务商。 | definition @9:6 "
        "undated",
        "艾克米云 | 成立于 <founded> | 2009年 | prose @9:24 undated"},
       {},
       "艾克米云.txt"},
  });
}

TEST(ExtractCards, KeepDenials) {
  for (const auto& [text, name] :
       {std::pair{kEnglish, "Acme Cloud.txt"}, {kChinese, "艾克米云.txt"}}) {
    const Knowledge knowledge = Extract(text, name);
    int denied = 0;
    for (const Fact& fact : knowledge.facts) {
      if (fact.concept_id != "access") continue;
      EXPECT_EQ(fact.polarity, Polarity::kNegative) << Describe(fact);
      EXPECT_EQ(fact.subject, knowledge.subject) << Describe(fact);
      ++denied;
    }
    EXPECT_GE(denied, 1) << text;
  }
}

TEST(ExtractCards, StateTheirStatusAndListing) {
  const Knowledge english = Extract(kEnglish, "Acme Cloud.txt");
  EXPECT_EQ(DescribeAll(english.statuses),
            "red of Acme Cloud @6 since 2023-10: Cut off from H100/H200 since Oct 2023 rules\n");
  EXPECT_EQ(DescribeAll(english.tickers), "NYSE:ACMX of Acme Group @9\n");
  EXPECT_EQ(DescribeAll(english.names), "Acme Cloud = Acloud (brackets) @9\n");
  EXPECT_EQ(DescribeAll(Extract(kChinese, "艾克米云.txt").statuses),
            "red of 艾克米云 @6 since 2023-10: 自2023年10月起被切断H100供应\n");
}

}  // namespace
}  // namespace tanxun
