// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/periods.h"

#include <gtest/gtest.h>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

std::string PeriodLine(const std::string& text) {
  std::string line;
  for (const Period& period : FindPeriods(text, SplitUnits(text))) {
    line += (line.empty() ? "" : " ") + period.name;
  }
  return line;
}

TEST(AnswerPeriods, AreOneUnderAllTheirSpellings) {
  const std::pair<const char*, const char*> cases[] = {
      {"FY2025", "fy2025"},
      {"FY25", "fy2025"},
      {"FY 2025", "fy2025"},
      {"fiscal 2025", "fy2025"},
      {"fiscal year 2025", "fy2025"},
      {"2025财年", "fy2025"},
      {"2025財年", "fy2025"},
      {"Q3 2025", "2025q3"},
      {"2025 Q3", "2025q3"},
      {"2025年第三季度", "2025q3"},
      {"2025年三季度", "2025q3"},
      {"2025年第3季度", "2025q3"},
      {"2024", "2024"},
      {"2024年", "2024"},
      {"2024年度", "2024"},
      {"March 2025", "2025-03"},
      {"2025年3月", "2025-03"},
      {"2025-03-31", "2025-03-31"},
      {"2025年3月31日", "2025-03-31"},
      {"revenue 2023 and FY2024", "2023 fy2024"},
      {"no period", ""},
      {"9988", ""},
      {"H100", ""},
      {"50 people", ""},
  };
  for (const auto& [text, line] : cases) EXPECT_EQ(PeriodLine(text), line) << text;
}

TEST(AnswerPeriods, LieInLongerOnes) {
  EXPECT_EQ(PeriodsOf("2025-03-31"), (std::set<std::string>{"2025", "2025-03", "2025-03-31"}));
  EXPECT_EQ(PeriodsOf("2025年3月"), (std::set<std::string>{"2025", "2025-03"}));
  EXPECT_EQ(PeriodsOf("FY2025"), (std::set<std::string>{"fy2025"}));
  EXPECT_EQ(PeriodsOf("nothing"), std::set<std::string>{});
}

TEST(AnswerFeatures, TellWhatTwoTextsShare) {
  struct Case {
    const char* part;
    const char* whole;
    double covered;
  };
  const Case cases[] = {
      {"market cap", "Market Cap of Acme", 1.0},
      {"customers", "main customer", 1.0},
      {"Blackwell", "Blackwell (B200)", 1.0},
      {"B200", "Blackwell (B200)", 1.0},
      {"quantum", "Blackwell (B200)", 0.0},
      {"", "anything", 0.0},
      {"市值", "公司市值", 1.0},
      {"總部", "总部", 1.0},
      {"举办地点", "举办时间", 1.0 / 3.0},
      {"H100", "h100", 1.0},
  };
  for (const Case& row : cases) {
    EXPECT_NEAR(Covered(FeaturesOf(row.part), FeaturesOf(row.whole)), row.covered, 0.01)
        << row.part << " in " << row.whole;
  }
}

TEST(AnswerFeatures, ExplainWordsOfAQuestion) {
  const std::vector<Unit> units = SplitUnits("accessing H100 市值");
  const Features features = FeaturesOf("access to H100, 市值");
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    EXPECT_TRUE(Explains(features, units, i)) << Describe(units[i]);
  }
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    EXPECT_FALSE(Explains(FeaturesOf("something else 价值"), units, i)) << Describe(units[i]);
  }
}

}  // namespace
}  // namespace tanxun
