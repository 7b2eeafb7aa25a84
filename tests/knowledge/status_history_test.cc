// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/knowledge/status_history.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tanxun/searcher.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

StatusStatement Said(StatusLevel level, Date date, std::string path, std::uint32_t line = 1,
                     std::string reason = "", AsOfOrigin origin = AsOfOrigin::kText) {
  return {{level,
           "Acme",
           std::move(reason),
           {},
           {date, date.known() ? origin : AsOfOrigin::kNone},
           line},
          {std::move(path), "", line}};
}

// "2025-06 red a.md:3 b.md:1; | 2025-05 yellow c.md:1;": the current ones before the bar.
std::string Text(const StatusHistory& history) {
  const auto list = [](const std::vector<StatedStatus>& all) {
    std::string out;
    for (const StatedStatus& stated : all) {
      const std::string date = Describe(stated.status.as_of.date);
      out += (date.empty() ? "?" : date) + " " + std::string(Name(stated.status.level));
      for (const SourceLine& place : stated.places) {
        out += fmt::format(" {}:{}", place.path, place.line);
      }
      out += "; ";
    }
    return out;
  };
  return list(history.current) + "| " + list(history.earlier);
}

constexpr auto kRed = StatusLevel::kRed;
constexpr auto kYellow = StatusLevel::kYellow;
constexpr auto kGreen = StatusLevel::kGreen;
constexpr Date kMay{2025, 5, 2};
constexpr Date kJune{2025, 6, 9};

TEST(MakeHistory, NewestFirstAndUndatedLast) {
  EXPECT_EQ(Text(MakeHistory({}, 5)), "| ");
  EXPECT_EQ(Text(MakeHistory({Said(kGreen, {}, "a"), Said(kYellow, kMay, "b"),
                              Said(kRed, kJune, "c"), Said(kYellow, {2024, 0, 0}, "d")},
                             5)),
            "2025-06-09 red c:1; | 2025-05-02 yellow b:1; 2024 yellow d:1; ? green a:1; ");
}

TEST(MakeHistory, TwoLevelsOfOneDateAreTwo) {
  EXPECT_EQ(Text(MakeHistory(
                {Said(kYellow, kJune, "a"), Said(kRed, kJune, "b"), Said(kGreen, kMay, "c")}, 5)),
            "2025-06-09 red b:1; 2025-06-09 yellow a:1; | 2025-05-02 green c:1; ");
  EXPECT_EQ(Text(MakeHistory({Said(kYellow, {}, "a"), Said(kRed, {}, "b")}, 5)),
            "? red b:1; ? yellow a:1; | ");
}

TEST(MakeHistory, EqualStatementsAreOneWithAllPlaces) {
  const StatusHistory history =
      MakeHistory({Said(kRed, kJune, "b", 7, "later"), Said(kRed, kJune, "a", 3),
                   Said(kRed, kJune, "a", 3), Said(kRed, kMay, "a", 9)},
                  5);
  EXPECT_EQ(Text(history), "2025-06-09 red a:3 b:7; | 2025-05-02 red a:9; ");
  EXPECT_EQ(history.current[0].status.reason, "later");
  EXPECT_EQ(history.current[0].count, 2u);
}

TEST(MakeHistory, TheReasonSaysMoreThanTheLevel) {
  const auto reason = [](std::string first, std::string second) {
    return MakeHistory({Said(kRed, kJune, "a", 2, std::move(first)),
                        Said(kRed, kJune, "a", 8, std::move(second))},
                       5)
        .current[0]
        .status.reason;
  };
  EXPECT_EQ(reason("red", "fire at Plant 3"), "fire at Plant 3");
  EXPECT_EQ(reason("断供", "自2025年2月起停电"), "自2025年2月起停电");
  EXPECT_EQ(reason("fire", "flood"), "fire");
  EXPECT_EQ(reason("red", "sold out"), "red");
  EXPECT_EQ(reason("", "red"), "red");
}

TEST(MakeHistory, PlacesAreCountedBeyondWhatIsKept) {
  std::vector<StatusStatement> many;
  for (std::uint32_t line = 1; line <= 1000; ++line) many.push_back(Said(kRed, kMay, "a", line));
  const StatusHistory history = MakeHistory(std::move(many), 2);
  EXPECT_EQ(Text(history), "2025-05-02 red a:1 a:2; | ");
  EXPECT_EQ(history.current[0].count, 1000u);
}

TEST(MakeHistory, AFilesTimeDatesNothing) {
  EXPECT_EQ(Text(MakeHistory({Said(kRed, kJune, "a", 1, "", AsOfOrigin::kFile),
                              Said(kGreen, kMay, "b"), Said(kRed, {}, "c")},
                             5)),
            "2025-05-02 green b:1; | ? red a:1 c:1; ");
}

TEST(MakeHistory, TheOrderOfTheStatementsDoesNotMatter) {
  std::vector<StatusStatement> statements = {Said(kRed, kJune, "a"), Said(kRed, kJune, "b"),
                                             Said(kYellow, kJune, "a", 4), Said(kGreen, {}, "c")};
  const std::string expected = Text(MakeHistory(statements, 5));
  std::reverse(statements.begin(), statements.end());
  EXPECT_EQ(Text(MakeHistory(statements, 5)), expected);
}

TEST(EntityStatuses, AreOfAllNotesByDate) {
  TempVault vault;
  vault.Write("a.md", "---\ndate: 2025-03-01\nstatus: red\n---\n# Acme\n\nText.\n");
  const std::string table = "| Company | Status |\n|---|---|\n| Acme | ";
  vault.Write("b.md", "---\ndate: 2025-06-01\n---\n# Week\n\n" + table + "🟡 |\n");
  vault.Write("c.md", "---\ndate: 2025-06-01\n---\n# 周报\n\n- Acme：🟡 紧张\n");
  vault.Write("d.md", "---\ndate: 2025-06-01\n---\n# Other\n\nAcme supply status: sold out\n");
  vault.Update();
  const auto searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  EntityRequest request;
  request.name = "Acme";
  const auto cards = searcher->Entity(request);
  ASSERT_TRUE(cards.ok());
  ASSERT_EQ(cards->size(), 1u);
  EXPECT_EQ(Text(cards->front().statuses),
            "2025-06-01 red d.md:6; 2025-06-01 yellow b.md:8 c.md:6; | 2025-03-01 red a.md:3; ");
}

}  // namespace
}  // namespace tanxun
