// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tanxun {
namespace {

std::string Text(std::optional<StatusLevel> level) {
  return level.has_value() ? std::string(Name(*level)) : "-";
}

struct Row {
  std::string text;
  std::string expected;
};

TEST(StatusOf, Table) {
  const Row kRows[] = {
      {"🔴 Cut off from H100", "red"},
      {"🟢 no longer sold out", "green"},
      {"supply 🟡 then 🔴", "yellow"},
      {"Fully sold out through 2026", "red"},
      {"Tight, easing in H2", "yellow"},
      {"Supply is constrained", "orange"},
      {"Supply is no longer constrained", "green"},
      {"not constrained", "green"},
      {"No shortage", "green"},
      {"constrained and sold out", "red"},
      {"产能紧张", "yellow"},
      {"產能緊張", "yellow"},
      {"供应不再紧张", "-"},
      {"严重短缺", "red"},
      {"未被禁运", "-"},
      {"供应充足", "green"},
      {"Red Hat", "-"},
      {"黄仁勋", "-"},
      {"constrainedly", "-"},
      {"Hangzhou", "-"},
      {"", "-"},
      {"\xff", "-"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Text(StatusOf(row.text)), row.expected) << row.text;
}

TEST(ParseStatus, OnlyWholeTexts) {
  const Row kRows[] = {
      {"red", "red"},     {"RED", "red"},     {"🔴", "red"},         {"🔴 red", "red"},
      {"紧张", "yellow"}, {"緊張", "yellow"}, {"黄", "yellow"},     {"正常", "green"},
      {"🔴 紧张", "-"},    {"red tape", "-"},  {"sold out", "red"},  {"Hangzhou", "-"},
      {"", "-"},          {"紧张关系", "-"},  {"yellow", "yellow"}, {"orange", "orange"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Text(ParseStatus(row.text)), row.expected) << row.text;
}

TEST(IsNegative, Table) {
  for (const char* text :
       {"Cut off from H100", "no longer receives H200", "blocked from Blackwell", "Can't access",
        "Can’t access", "cannot buy", "unable to import", "无法获得", "無法獲得", "禁止出口",
        "不能采购", "不再供货", "受限", "没有许可", "does not make chips", "never shipped"}) {
    EXPECT_TRUE(IsNegative(text)) << text;
  }
  for (const char* text :
       {"can access H20", "not only chips", "不仅供应芯片", "不断增长", "不少客户", "无锡工厂",
        "未来的芯片", "is not banned", "no longer restricted", "不再受限", "未被禁止", "没有被禁止",
        "不得不采购", "notable", "No. 1 in China", "可获得", "Hangzhou", ""}) {
    EXPECT_FALSE(IsNegative(text)) << text;
  }
}

TEST(Headers, GenericOnes) {
  for (const char* text : {"Metric", "FIELD", "指标", "項目", "属性"}) {
    EXPECT_TRUE(IsGenericKeyHeader(text)) << text;
  }
  for (const char* text : {"Value", "Details", "数值", "內容"}) {
    EXPECT_TRUE(IsGenericValueHeader(text)) << text;
    EXPECT_FALSE(IsGenericKeyHeader(text)) << text;
  }
  for (const char* text : {"Company", "Revenue", "公司", "", "Metric value of the year", "市值"}) {
    EXPECT_FALSE(IsGenericKeyHeader(text)) << text;
    EXPECT_FALSE(IsGenericValueHeader(text)) << text;
  }
}

TEST(Cards, LabelsAndInterface) {
  for (const char* text : {"Key Product", "key product", "Bottleneck Status", "Supplies To", "总部",
                           "瓶颈状态", "瓶頸狀態", "Key Product:"}) {
    EXPECT_TRUE(IsCardLabel(text)) << text;
  }
  for (const char* text : {"Key Product of the firm", "Alibaba", "", "总部位于杭州的公司"}) {
    EXPECT_FALSE(IsCardLabel(text)) << text;
  }
  for (const char* text :
       {"Full briefing▼ Expand", "Show more", "EXPAND", "展开", "展開全文", "▶ Read more"}) {
    EXPECT_TRUE(IsInterfaceWords(text)) << text;
  }
  for (const char* text :
       {"Expand the fab in Hsinchu", "▼", "", "🔴", "Full briefing of the board"}) {
    EXPECT_FALSE(IsInterfaceWords(text)) << text;
  }
}

TEST(Stamps, BeginWithTheirWord) {
  for (const char* text :
       {"Updated 2026-01-01", "Last updated: May 2025", "As of 2025-12-05", "更新于 2026-01-01",
        "更新於2026年1月1日", "📅 Updated 2026-01-01", "截至2025年"}) {
    EXPECT_TRUE(BeginsWithStampWord(text)) << text;
  }
  for (const char* text : {"It was updated", "Founded 2009", "", "📅", "已知更新于"}) {
    EXPECT_FALSE(BeginsWithStampWord(text)) << text;
  }
}

}  // namespace
}  // namespace tanxun
