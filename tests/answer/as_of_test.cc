// SPDX-License-Identifier: GPL-2.0-or-later
// The answer as the notes stood on a day.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

class AsOfVault {
 public:
  AsOfVault()
      : vault_({{"a.md",
                 "---\ndate: 2024-03-01\n---\n# Quorvex (魁沃斯)\n\n- Market cap: $10 billion\n- "
                 "CEO: Ann Lee\n"},
                {"b.md",
                 "---\ndate: 2025-03-01\n---\n# Quorvex (魁沃斯)\n\n- Market cap: $25 billion\n- "
                 "CEO: Bo Reed\n"},
                {"c.md", "---\ndate: 2025-09-01\n---\n# 魁沃斯\n\n- 市值：400亿美元\n"},
                {"d.md",
                 "---\ndate: 2025-09-01\n---\n# Vardholm Light\n\nVardholm Light was built in 1874 "
                 "from granite.\n"}}) {}

  Result<AskResult> Ask(std::string_view question, std::string_view as_of,
                        std::string_view path = {}) const {
    const auto searcher = Searcher::Open(vault_.vault().index());
    if (!searcher.ok()) return searcher.error();
    AskRequest request;
    request.question = question;
    request.as_of = as_of;
    request.path = path;
    return searcher->Ask(request);
  }
  std::string Said(std::string_view question, std::string_view as_of,
                   std::string_view path = {}) const {
    const auto result = Ask(question, as_of, path);
    return result.ok() ? Line(*result) : result.error().message;
  }

 private:
  AskedVault vault_;
};

TEST(AsOf, LaterFactsDoNotCount) {
  const AsOfVault vault;
  EXPECT_EQ(vault.Said("market cap of Quorvex", "2024-12-31"),
            "answered: $10 billion @a.md:6 {2024-03-01}");
  EXPECT_EQ(vault.Said("魁沃斯的市值是多少", "2024"), "answered: $10 billion @a.md:6 {2024-03-01}");
  EXPECT_EQ(vault.Said("who is the CEO of Quorvex", "2024-12"),
            "answered: Ann Lee @a.md:7 {2024-03-01}");
  EXPECT_EQ(vault.Said("who is the CEO of Quorvex", "2023-12"), "no_fact");
  EXPECT_EQ(vault.Said("CEO", "2024-02-29", "a.md"), "no_fact");
}

TEST(AsOf, TheDayItselfCountsAndASeriesEndsThere) {
  const AsOfVault vault;
  EXPECT_EQ(vault.Said("market cap of Quorvex", "2025-03-01"),
            "series: $25 billion @b.md:6 {2025-03-01} | $10 billion @a.md:6 {2024-03-01}");
  const std::string all = vault.Said("魁沃斯的市值是多少", "");
  EXPECT_NE(all.find("400亿美元"), std::string::npos) << all;
  EXPECT_EQ(vault.Said("魁沃斯的市值是多少", "2025-12"), all);
}

TEST(AsOf, LaterSentencesAndPassagesDoNotCount) {
  const AsOfVault vault;
  EXPECT_NE(vault.Said("When was Vardholm Light built?", "2025-12").find("1874"),
            std::string::npos);
  const auto before = vault.Ask("When was Vardholm Light built?", "2025-08");
  ASSERT_TRUE(before.ok());
  EXPECT_EQ(before->state, AnswerState::kNoFact);
  EXPECT_TRUE(before->passages.empty());
}

TEST(AsOf, AWrongDateIsAnError) {
  const AsOfVault vault;
  for (const char* date : {"yesterdayish", "2025-13", "昨天"}) {
    const auto result = vault.Ask("market cap of Quorvex", date);
    ASSERT_FALSE(result.ok()) << date;
    EXPECT_EQ(result.error().code, ErrorCode::kBadArgument);
    EXPECT_NE(result.error().message.find(date), std::string::npos);
  }
}

}  // namespace
}  // namespace tanxun
