// SPDX-License-Identifier: GPL-2.0-or-later
// Briefing cards: each row is a card and what kind of block each line becomes.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/read/read_text.h"

namespace tanxun {
namespace {

// "card_label:Key Product|card_value:A, B|..."
std::string Outline(const Source& source) {
  std::string out(Name(source.kind));
  for (const Block& block : source.blocks) {
    std::string text = block.text.text.substr(0, FloorBoundary(block.text.text, 60));
    for (char& c : text) {
      if (c == '\n') c = '/';
    }
    out += "\n" + std::string(Name(block.kind)) + ": " + text;
  }
  return out;
}

const std::string kProse =
    "Norvik Fabs (NYSE: NVK) is a maker of wafers. It was founded in 1999. It has three plants in "
    "two countries, and it sells to everyone who asks for wafers of the larger kind.";

struct Row {
  std::string what;
  std::string card;
  std::string outline;
};

TEST(Briefing, Table) {
  const std::vector<Row> rows = {
      {"labels, an empty one, prose and a path",
       "Norvik\nNorvik Fabs Holding\nKey Product\nWafers, boules\nBottleneck Status\n🟡 Tight\n"
       "Supplies To\nFull briefing▼ Expand\n" +
           kProse +
           "\nCritical path — raw silicon to deployment\nRAW MATERIALS\nQuartz Co ▲\nSand\n"
           "FOUNDRY\nNorvik\nN5 wafers, N3 wafers",
       "briefing\ncard_title: Norvik\nparagraph: Norvik Fabs Holding\ncard_label: Key Product\n"
       "card_value: Wafers, boules\ncard_label: Bottleneck Status\ncard_value: 🟡 Tight\n"
       "card_label: Supplies To\ncard_noise: Full briefing▼ Expand\nparagraph: " +
           kProse.substr(0, 60) +
           "\nheading: Critical path — raw silicon to deployment\nstage: RAW MATERIALS\n"
           "stage_name: Quartz Co ▲\nstage_item: Sand\nstage: FOUNDRY\nstage_name: Norvik\n"
           "stage_item: N5 wafers, N3 wafers"},
      {"a listing is a value",
       "Norvik\nNorvik Fabs Holding\nKey Product\nWafers\nTicker\nNYSE: NVK\nFounded\n1999\n",
       "briefing\ncard_title: Norvik\nparagraph: Norvik Fabs Holding\ncard_label: Key Product\n"
       "card_value: Wafers\ncard_label: Ticker\ncard_value: NYSE: NVK\ncard_label: Founded\n"
       "card_value: 1999"},
      {"pairs of labels that nobody knows and their values",
       "灰林鸮站\n\n月台配置\n2面4线\n本站编码\nHL07\n轨道间距\n1435毫米\n地址\n云溪路9号\n",
       "briefing\ncard_title: 灰林鸮站\ncard_label: 月台配置\ncard_value: 2面4线\n"
       "card_label: 本站编码\ncard_value: HL07\ncard_label: 轨道间距\ncard_value: 1435毫米\n"
       "card_label: 地址\ncard_value: 云溪路9号"},
      {"Chinese",
       "北岭科技\n北岭科技股份有限公司\n核心产品\n硅片、外延片\n瓶颈状态\n🔴 紧张\n供应对象\n"
       "完整简报▼ "
       "展开\n北岭科技是硅片厂商。公司成立于1999年。总部位于沈阳，员工约三千人，产品销往多个国家和"
       "地区。\n"
       "关键路径 — 从硅到部署\n存储（HBM）\n南山存储 ▲\nHBM3\n云服务商\n北岭云\nAI 集群\n",
       "briefing\ncard_title: 北岭科技\nparagraph: 北岭科技股份有限公司\ncard_label: 核心产品\n"
       "card_value: 硅片、外延片\ncard_label: 瓶颈状态\ncard_value: 🔴 紧张\ncard_label: 供应对象\n"
       "card_noise: 完整简报▼ 展开\n"
       "paragraph: 北岭科技是硅片厂商。公司成立于1999年。总\n"
       "heading: 关键路径 — 从硅到部署\nstage: 存储（HBM）\nstage_name: 南山存储 ▲\n"
       "stage_item: HBM3\nstage: 云服务商\nstage_name: 北岭云\nstage_item: AI 集群"},
      {"a label directly followed by a label has no value",
       "Norvik\nKey Product\nBottleneck Status\nSupplies To\nAcme, Zeta\nFull briefing▼ Expand\n",
       "briefing\ncard_title: Norvik\ncard_label: Key Product\ncard_label: Bottleneck Status\n"
       "card_label: Supplies To\ncard_value: Acme, Zeta\ncard_noise: Full briefing▼ Expand"},
      {"label and value on one line, CRLF, no path",
       "Norvik\r\nKey Product: Wafers\r\nBottleneck Status: 🟢 Normal: no shortage\r\n"
       "Plant Code: N-77\r\nSupplies To:\r\nFull briefing▼ Expand\r\n",
       "briefing\ncard_title: Norvik\ncard_label: Key Product\ncard_value: Wafers\n"
       "card_label: Bottleneck Status\ncard_value: 🟢 Normal: no shortage\ncard_label: Plant "
       "Code\n"
       "card_value: N-77\ncard_label: Supplies To\ncard_noise: Full briefing▼ Expand"},
      {"values on lines of their own, then an unknown label",
       "Norvik\nNorvik Fabs\nSupplies To\nAcme\nZeta Group\nOmega\nCleanroom Area\n44,000 m2\n"
       "Founded\n1999\nFull briefing▼ Expand\n",
       "briefing\ncard_title: Norvik\nparagraph: Norvik Fabs\ncard_label: Supplies To\n"
       "card_value: Acme/Zeta Group/Omega\ncard_label: Cleanroom Area\ncard_value: 44,000 m2\n"
       "card_label: Founded\ncard_value: 1999\ncard_noise: Full briefing▼ Expand"},
      {"two companies at a stage, blank lines, several paragraphs",
       "Norvik\n\nKey Product\n\nWafers\n\nFull briefing▼ Expand\n\n" + kProse + "\n\n" + kProse +
           "\n\nCritical path — sand to cloud\n\nCHIP DESIGNERS\nArdent ▲\nA1, A2\nBoreal\nB9\n\n"
           "CLOUD PROVIDERS\nNimbus ▲\nClusters\n",
       "briefing\ncard_title: Norvik\ncard_label: Key Product\ncard_value: Wafers\n"
       "card_noise: Full briefing▼ Expand\nparagraph: " +
           kProse.substr(0, 60) + "\nparagraph: " + kProse.substr(0, 60) +
           "\nheading: Critical path — sand to cloud\nstage: CHIP DESIGNERS\n"
           "stage_name: Ardent ▲\nstage_item: A1, A2\nstage_name: Boreal\nstage_item: B9\n"
           "stage: CLOUD PROVIDERS\nstage_name: Nimbus ▲\nstage_item: Clusters"},
      {"front matter and a heading put before a card",
       "---\ntags: [x]\n---\n# Norvik\nKey Product\nWafers\nBottleneck Status\n🔴 Red\n"
       "Full briefing▼ Expand\n",
       "briefing\ncard_title: Norvik\ncard_label: Key Product\ncard_value: Wafers\n"
       "card_label: Bottleneck Status\ncard_value: 🔴 Red\ncard_noise: Full briefing▼ Expand"},
      {"labels no list knows, below a title of its own",
       "# "
       "北岭展览会\n\n展会类别\n网络文化\n总部\n沈阳\n成立时间\n1999年\n员工\n三千人\n展台数量\n324"
       "个\n",
       "briefing\ncard_title: 北岭展览会\ncard_label: 展会类别\ncard_value: 网络文化\n"
       "card_label: 总部\ncard_value: 沈阳\ncard_label: 成立时间\ncard_value: 1999年\n"
       "card_label: 员工\ncard_value: 三千人\ncard_label: 展台数量\ncard_value: 324个"},
      {"a note about the same things is a note",
       "# Norvik\n\n## Key Product\n\n- Wafers\n\n## Bottleneck Status\n\n🔴 Red\n",
       "note\nheading: Norvik\nheading: Key Product\nlist_item: Wafers\n"
       "heading: Bottleneck Status\nparagraph: 🔴 Red"},
      {"a list of two lines is no card", "Shopping\nmilk\nbread\n",
       "text\nparagraph: Shopping/milk/bread"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Outline(ReadOne(row.card, "card.txt")), row.outline) << row.what;
  }
}

// The kind depends on what a file says, not on its ending.
TEST(Briefing, WhateverTheEnding) {
  const std::string card =
      "Norvik\nKey Product\nWafers\nBottleneck Status\n🔴 Red\nFull briefing▼ Expand\n";
  const std::string note = "# Norvik\n\n- **Key:** wafers\n";
  for (const char* name : {"a.md", "a.markdown", "a.txt", "a.text", "a", "folder/a.b"}) {
    EXPECT_EQ(ReadOne(card, name).kind, SourceKind::kBriefing) << name;
    EXPECT_EQ(ReadOne(note, name).kind, SourceKind::kNote) << name;
  }
  EXPECT_EQ(ReadOne("One line.\n\nAnd one more.\n", "a.txt").kind, SourceKind::kText);
  EXPECT_EQ(ReadOne("One line.\n\nAnd one more.\n", "a.md").kind, SourceKind::kNote);
  EXPECT_EQ(ReadOne("* Org heading\n- item\n", "a.org").kind, SourceKind::kText);
}

TEST(Briefing, SpansAndTitle) {
  const std::string card =
      "  Norvik \nKey Product：Wafers\nSupplies To\nAcme\r\nZeta\nFull briefing▼ Expand";
  const Source source = ReadOne(card, "a.txt");
  EXPECT_EQ(source.title, "Norvik");
  EXPECT_EQ(DescribedBlocks(source),
            "card_title@1-1[0,9) \"Norvik\"\n"
            "card_label@2-2[10,30) \"Key Product\"\n"
            "card_value@2-2[10,30) \"Wafers\"\n"
            "card_label@3-3[31,42) \"Supplies To\"\n"
            "card_value@4-5[43,53) \"Acme\\nZeta\"\n"
            "card_noise@6-6[54,77) \"Full briefing▼ Expand\"");
  ExpectSpanLaw(source, card);
  EXPECT_EQ(SourceSpan(source.blocks[2].text, 0, 6), (Span{24, 30}));
}

TEST(PlainText, Paragraphs) {
  const std::string text = "Title\n=====\n\n one\ntwo \n\n    indented\n-----\nPart\n----\nend";
  EXPECT_EQ(DescribedBlocks(ReadOne(text, "a.txt")),
            "heading1@1-2[0,11) \"Title\"\n"
            "paragraph@4-5[13,22) \"one\\ntwo\"\n"
            "heading2@7-8[24,42) \"indented\"\n"
            "heading2@9-10[43,52) \"Part\"\n"
            "paragraph@11-11[53,56) \"end\"");
}

}  // namespace
}  // namespace tanxun
