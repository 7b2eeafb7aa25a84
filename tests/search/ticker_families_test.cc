// SPDX-License-Identifier: GPL-2.0-or-later
// The listings of one company are one family, in whatever form they are written or asked for.
#include <gtest/gtest.h>

#include <string>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

class TickerFamilies : public testing::Test {
 protected:
  TickerFamilies() {
    vault_.Write("both.md",
                 "# Acme Cloud\n\nAcme Cloud (NYSE: ACMC; HKEX: 9123) sells computing.\n");
    vault_.Write("suffix.md", "# 行情\n\n艾云（09123.HK）收涨。\n");
    vault_.Write("field.md", "---\nticker: 9123\n---\n# Watch list\n\nOne line.\n");
    vault_.Write("cashtag.md", "# Trades\n\nLong $ACMC since May.\n");
    vault_.Write("number.md", "# Staff\n\n9123 people, 9123 chairs, in building 9123.\n");
    vault_.Write("other.md", "# Bolt\n\nBolt (NASDAQ: BLTX) and Nut (TWSE: 2330).\n");
    vault_.Update();
  }

  TempVault vault_;
};

TEST_F(TickerFamilies, AnyListingInAnyFormMeansAll) {
  for (const char* query :
       {"ticker:ACMC", "ticker:acmc", "ticker:9123", "ticker:09123", "ticker:9123.HK",
        "ticker:09123.HK", "ticker:HK.09123", "ticker:\"NYSE: ACMC\"", "NYSE:ACMC", "HKEX:9123",
        "HKEX:09123", "$ACMC", "ticker:XHKG:9123", "ticker:港交所：9123"}) {
    SearchRequest request;
    request.query = query;
    request.grouping = Grouping::kSource;
    request.sort = SortOrder::kPath;
    EXPECT_EQ(vault_.Paths(request), "both.md cashtag.md field.md suffix.md") << query;
  }
  EXPECT_EQ(vault_.Paths("ticker:2330"), "other.md");
}

TEST_F(TickerFamilies, ACompanyIsCountedOnce) {
  Result<Searcher> searcher = Searcher::Open(vault_.index());
  ASSERT_TRUE(searcher.ok());
  FacetRequest request;
  request.fields = {"ticker"};
  const Result<Facets> facets = searcher->CountFacets(request);
  ASSERT_TRUE(facets.ok());
  std::string counts;
  for (const FacetValue& value : facets->at("ticker")) {
    counts += value.value + '=' + std::to_string(value.count) + ' ';
  }
  EXPECT_EQ(counts, "NYSE:ACMC=4 NASDAQ:BLTX=1 TWSE:2330=1 ");
}

TEST(ListedNames, AreFoundByListingsThatNoSourceStates) {
  TempVault vault;
  vault.Write("chips.md", "# 台积电\n\n代工厂。\n");
  vault.Write("other.md", "# Bolt\n\nBolt buys chips.\n");
  vault.Update();
  EXPECT_EQ(vault.Paths("ticker:2330.TW"), "chips.md");
  EXPECT_EQ(vault.Paths("ticker:TSM"), "chips.md");
  EXPECT_EQ(vault.Paths("ticker:2454.TW"), "");
}

TEST(ImpossibleListings, AreReportedWithTheirLineAndNeverGuessed) {
  TempVault vault;
  vault.Write("a.md", "# Acme\n\nText.\n\nAcme (NYSE/HKEX: ACMC) and Bolt (HKEX: BLTX).\n");
  const UpdateReport report = vault.Update();
  std::string problems;
  for (const Problem& problem : report.problems) {
    problems += problem.path + ':' + std::to_string(problem.line) + ": " + problem.reason + '\n';
  }
  EXPECT_EQ(problems,
            "a.md:5: no listing of HKEX is written ACMC\n"
            "a.md:5: no listing of HKEX is written BLTX\n");
  EXPECT_EQ(vault.Paths("ticker:NYSE:ACMC"), "a.md");
  EXPECT_EQ(vault.Paths("ticker:BLTX"), "");
}

}  // namespace
}  // namespace tanxun
