// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/status_words.h"

#include <gtest/gtest.h>

#include <string>

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
      {"供应不再紧张", "green"},
      {"no longer sold out", "-"},  // It may still be tight.
      {"not yet normal", "-"},
      {"尚未恢复正常", "-"},
      {"Eased from red to yellow", "yellow"},
      {"🔴 → 🟡", "yellow"},
      {"🔴 转 🟢", "green"},
      {"由红转黄", "yellow"},
      {"由紧张转为正常", "green"},
      {"yellow (previously red)", "yellow"},
      {"was tight in 2023", "-"},
      {"Tight; expected to be normal in 2026", "yellow"},
      {"normal expected in 2026", "-"},
      {"紧张，预计恢复正常", "yellow"},
      {"shortage easing", "yellow"},
      {"短缺已缓解", "green"},
      {"未见缓解", "-"},
      {"Is it tight?", "-"},
      {"red | yellow | green", "-"},
      {":red_circle: down", "red"},
      {"⚪ 未知", "unknown"},
      {"unclear", "unknown"},
      {"⚠️", "yellow"},
      {"⚠️ sold out", "red"},
      {"limited company", "-"},
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
      {"red", "red"},       {"RED", "red"},       {"🔴", "red"},        {"🔴 red", "red"},
      {"紧张", "yellow"},   {"緊張", "yellow"},   {"黄", "yellow"},    {"正常", "green"},
      {"🔴 紧张", "-"},      {"red tape", "-"},    {"sold out", "red"}, {"Hangzhou", "-"},
      {"未知", "unknown"},  {"n/a", "unknown"},   {"⚪", "unknown"},    {"⚪ unknown", "unknown"},
      {"✅", "green"},       {"🔴🟡", "-"},    {"", "-"},           {"紧张关系", "-"},
      {"yellow", "yellow"}, {"orange", "orange"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Text(ParseStatus(row.text)), row.expected) << row.text;
}

// Under a label that may be any thing's, only words of supply count, and only as what is said
// first.
TEST(ReadStatus, UnderAnyStatusLabel) {
  const Row kRows[] = {
      {"tight", "yellow"},
      {"still tight since March", "yellow"},
      {"紧张，自2024年起", "yellow"},
      {"HBM supply is sold out", "red"},
      {"🟢 ok", "green"},
      {"ok", "-"},
      {"可用", "-"},
      {"blocked", "-"},
      {"✅", "-"},
      {"❌ failed", "-"},
      {"tight schedule", "-"},
      {"normal mode", "-"},
      {"red", "red"},
      {"red team", "-"},
      {"黄色", "yellow"},
      {"黄仁勋", "-"},
      {"draft", "-"},
      {"404 not found", "-"},
      {"3 家", "-"},
  };
  for (const Row& row : kRows) {
    const auto reading = ReadStatus(row.text, StatusLabelKind::kStatus);
    EXPECT_EQ(reading.has_value() ? std::string(Name(reading->level)) : "-", row.expected)
        << row.text;
  }
}

TEST(ReadSupplySentence, SaysByItselfThatSupplyIsMeant) {
  const Row kRows[] = {
      {"HBM3E supply is tight", "yellow"},
      {"光刻机已断供", "red"},
      {"CoWoS capacity remains sold out", "red"},
      {"时间紧张", "-"},
      {"The concert is sold out", "-"},
      {"两国关系紧张", "-"},
      {"supply was tight", "-"},
      {"a tight supply chain team", "-"},
  };
  for (const Row& row : kRows) {
    const auto reading = ReadSupplySentence(row.text);
    EXPECT_EQ(reading.has_value() ? std::string(Name(reading->level)) : "-", row.expected)
        << row.text;
  }
}

TEST(ReadStatusLabel, KindsAndSubjects) {
  const auto text = [](std::string_view label) {
    const StatusLabel read = ReadStatusLabel(label);
    static constexpr std::string_view kNames[] = {"-",    "status", "supply", "since",
                                                  "date", "reason", "legend", "other"};
    return std::string(kNames[static_cast<int>(read.kind)]) +
           (read.subject.empty() ? "" : " of " + std::string(read.subject));
  };
  EXPECT_EQ(text("Bottleneck Status"), "supply");
  EXPECT_EQ(text("供應狀態"), "supply");
  EXPECT_EQ(text("HBM3E supply status"), "supply of HBM3E");
  EXPECT_EQ(text("HBM3E 供应状态"), "supply of HBM3E");
  EXPECT_EQ(text("Supply status (HBM3E)"), "supply of HBM3E");
  EXPECT_EQ(text("Status of CoWoS"), "status of CoWoS");
  EXPECT_EQ(text("现状"), "status");
  EXPECT_EQ(text("PR status"), "other");
  EXPECT_EQ(text("Conservation status"), "other");
  EXPECT_EQ(text("图例"), "legend");
  EXPECT_EQ(text("Headquarters"), "-");
  EXPECT_EQ(text(""), "-");
}

}  // namespace
}  // namespace tanxun
