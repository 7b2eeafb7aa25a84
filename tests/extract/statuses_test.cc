// SPDX-License-Identifier: GPL-2.0-or-later
// Dates, reasons and owners of statuses; tests/gold/statuses.tsv has their levels and subjects.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "indexer/extract/status_dates.h"
#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

// "yellow of HBM @3 [2025-06 (text)]: tight": with the date of the statement and what says so.
std::string StatusesOf(std::string_view text, std::string_view name = "Acme.md") {
  std::string out;
  for (const StatusMention& status : Extract(text, name).statuses) {
    const std::string line = Describe(status);
    const std::size_t colon = line.find(": ");
    out += line.substr(0, colon) + " [" + Describe(status.as_of) + "]" + line.substr(colon) + "\n";
  }
  return out;
}

TEST(ExtractStatuses, AreOfTheirOwnDateElseTheHeadingsElseTheNotes) {
  const std::pair<const char*, const char*> cases[] = {
      {"---\ndate: 2025-05-01\n---\n# Acme\n\nSupply status: tight\n",
       "yellow of Acme @6 [2025-05-01 (front_matter)]: tight\n"},
      {"---\ndate: 2025-05-01\n---\n# Acme\n\n## 2025-03-02\n\nSupply status: tight\n",
       "yellow of Acme @8 [2025-03-02 (text)]: tight\n"},
      {"# Acme\n\nSupply status: tight (as of June 2025)\n",
       "yellow of Acme @3 [2025-06 (value)]: tight (as of June 2025)\n"},
      {"# 艾克米\n\n供应状态：紧张（截至2025年6月）\n",
       "yellow of 艾克米 @3 [2025-06 (value)]: 紧张（截至2025年6月）\n"},
      {"# Acme\n\n- 2025-04-05: 🔴 cut off\n", "red of Acme @3 [2025-04-05 (value)]: cut off\n"},
      {"# Acme\n\nStatus (2025-06-01): 🔴 cut off\n",
       "red of Acme @3 [2025-06-01 (text)]: cut off\n"},
      // The day since when it holds is not the day it was said.
      {"# Acme\n\nSupply status: tight since June 2024\n",
       "yellow of Acme @3 since 2024-06 [undated]: tight since June 2024\n"},
      {"# Parts\n\n| Date | Part | Status | Since | Reason |\n|---|---|---|---|---|\n"
       "| 2025-03-01 | HBM | 🔴 | 2024 | one vendor |\n",
       "red of HBM @5 since 2024 [2025-03-01 (text)]: one vendor\n"},
  };
  for (const auto& [text, statuses] : cases) EXPECT_EQ(StatusesOf(text), statuses) << text;
}

TEST(ExtractStatuses, BelongToWhatStandsAboveThem) {
  const std::pair<const char*, const char*> cases[] = {
      {"# Chain\n\n- HBM\n  - Status: 🟡 tight\n", "yellow of HBM @4 [undated]: tight\n"},
      {"# Chain\n\n**HBM**\n\n- Status: 🟡 tight\n", "yellow of HBM @5 [undated]: tight\n"},
      {"# Chain\n\n## HBM\n\n🟡 tight since 2024\n",
       "yellow of HBM @5 since 2024 [undated]: tight since 2024\n"},
      {"# Acme\n\n## Background\n\n**Supply status:** tight\n",
       "yellow of Acme @5 [undated]: tight\n"},
      {"# Acme\n\n## Background\n\n🔴 Cut off from the market\n",
       "red of ? @5 [undated]: Cut off from the market\n"},
      {"# Acme\n\n## Legend\n\n- 🔴 Cut off from the market\n", ""},
  };
  for (const auto& [text, statuses] : cases) EXPECT_EQ(StatusesOf(text), statuses) << text;
}

TEST(SinceDate, Table) {
  const std::pair<const char*, const char*> cases[] = {
      {"tight since March 2025", "2025-03"},
      {"since 2025-03-14", "2025-03-14"},
      {"since Q3 2024", "2024-07"},
      {"since early 2023", "2023"},
      {"since H2 2024", "2024-07"},
      {"from March 2025 onwards", "2025-03"},
      {"自2025年3月起", "2025-03"},
      {"2024年以来", "2024"},
      {"2024年Q4以来", "2024-10"},
      {"自2024年下半年以来", "2024-07"},
      {"從2025年3月起", "2025-03"},
      {"as of Q2 2025", ""},
      {"through 2026", ""},
      {"by October 2023 rules", ""},
      {"since last year", ""},
      {"", ""},
  };
  for (const auto& [text, date] : cases) EXPECT_EQ(Describe(SinceDate(text)), date) << text;
}

TEST(ExtractStatuses, LongInputsTakeLinearTime) {
  std::string marks, labels, nested;
  for (int i = 0; i < 4000; ++i) {
    marks += "🔴";
    labels += "- ~~Part~~ " + std::to_string(i) + ": 🟡 tight\n";
    nested += std::string(static_cast<std::size_t>(i % 40) * 2, ' ') + "- Part: 🟡\n";
  }
  EXPECT_TRUE(Extract("# A\n\n" + marks).statuses.empty());
  EXPECT_EQ(Extract("# A\n\n" + labels).statuses.size(), 4000u);
  EXPECT_FALSE(Extract("# A\n\n" + nested).statuses.empty());
}

}  // namespace
}  // namespace tanxun
