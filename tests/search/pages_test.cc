// SPDX-License-Identifier: GPL-2.0-or-later
// Pages, totals and orders: pieces of one list, whatever the order and the grouping. Seed:
// TANXUN_TEST_SEED.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

unsigned Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? 20260103U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

const std::vector<std::string> kWords = {"cats",  "dogs", "平头哥", "和平", "服务器", "的",
                                         "chips", "H100", "GPT-4",  "芯片", "markets"};
const std::vector<SortOrder> kOrders = {SortOrder::kRelevance, SortOrder::kDate, SortOrder::kPath};

// Notes of many passages, more than the second stage ranks, some of them equal.
void FillVault(std::mt19937& random, TempVault& vault) {
  for (int i = 0; i < 12; ++i) {
    std::string note;
    if (i % 3 != 0)
      note =
          "---\ndate: 202" + std::to_string(i % 5) + "-0" + std::to_string(1 + i % 9) + "\n---\n";
    note += "# Note " + std::to_string(i % 4) + "\n\n";
    for (unsigned section = 0; section < 2 + random() % 12; ++section) {
      note += random() % 5 == 0 ? "## 2024-03-0" + std::to_string(1 + random() % 9) + "\n\n"
                                : "## Part " + std::to_string(section) + "\n\n";
      for (unsigned word = 0; word < 1 + random() % 8; ++word) {
        note += kWords[random() % kWords.size()] + " ";
      }
      note += "\n\n";
    }
    vault.Write((i % 2 == 0 ? "a/n" : "笔记/n") + std::to_string(i) + ".md", note);
  }
  vault.Update();
}

SearchRequest RandomRequest(std::mt19937& random) {
  SearchRequest request;
  const std::string& word = kWords[random() % kWords.size()];
  const std::string& other = kWords[random() % kWords.size()];
  const std::vector<std::string> queries = {word,
                                            word + " " + other,
                                            word + " OR " + other,
                                            word + " -" + other,
                                            "NOT " + word,
                                            "+" + word + " " + other,
                                            "*",
                                            "date:2020..2024 " + word,
                                            word + " AND " + other,
                                            "\"" + word + " " + other + "\"~3"};
  request.query = queries[random() % queries.size()];
  request.sort = kOrders[random() % kOrders.size()];
  request.grouping = random() % 2 == 0 ? Grouping::kSource : Grouping::kPassage;
  return request;
}

class Pages : public testing::Test {
 protected:
  void SetUp() override {
    std::mt19937 random(Seed());
    FillVault(random, vault_);
    Result<Searcher> searcher = Searcher::Open(vault_.index());
    ASSERT_TRUE(searcher.ok());
    searcher_.emplace(std::move(*searcher));
  }
  SearchResult Search(const SearchRequest& request) const {
    Result<SearchResult> result = searcher_->Search(request);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    return result.ok() ? std::move(*result) : SearchResult();
  }
  static std::string Where(const SearchRequest& request) {
    return "seed " + std::to_string(Seed()) + " query " + request.query + " sort " +
           std::to_string(static_cast<int>(request.sort)) + " grouping " +
           std::to_string(static_cast<int>(request.grouping));
  }

  TempVault vault_;
  std::optional<Searcher> searcher_;
};

TEST_F(Pages, JoinedAreTheWholeList) {
  std::mt19937 random(Seed() + 1);
  int longer_than_a_stage = 0;
  for (int round = 0; round < 150; ++round) {
    SearchRequest request = RandomRequest(random);
    request.limit = 10'000;
    const SearchResult all = Search(request);
    EXPECT_TRUE(all.total_exact);
    EXPECT_EQ(all.total, all.hits.size()) << Where(request);
    longer_than_a_stage += all.hits.size() > 30 ? 1 : 0;
    std::vector<std::string> whole;
    for (const Hit& hit : all.hits) whole.push_back(Describe(hit));
    EXPECT_EQ(std::set<std::string>(whole.begin(), whole.end()).size(), whole.size());
    request.limit = static_cast<int>(1 + random() % 13);
    std::vector<std::string> joined;
    for (request.offset = 0; request.offset < static_cast<int>(whole.size());
         request.offset += request.limit) {
      const SearchResult page = Search(request);
      EXPECT_EQ(page.total, all.total) << Where(request);
      for (const Hit& hit : page.hits) joined.push_back(Describe(hit));
    }
    EXPECT_EQ(joined, whole) << Where(request) << " limit " << request.limit;
    request.offset = static_cast<int>(whole.size());
    EXPECT_TRUE(Search(request).hits.empty());
  }
  EXPECT_GT(longer_than_a_stage, 10);
}

TEST_F(Pages, NewestComesFirstAndUndatedLast) {
  std::mt19937 random(Seed() + 2);
  for (int round = 0; round < 40; ++round) {
    SearchRequest request = RandomRequest(random);
    request.sort = SortOrder::kDate;
    request.limit = 10'000;
    std::string before = "9999";
    for (const Hit& hit : Search(request).hits) {
      const std::string date = Describe(hit.date);  // "" sorts before all.
      EXPECT_LE(date.substr(0, before.size()), before) << Where(request);
      before = date;
    }
  }
}

TEST_F(Pages, ByPathThenPlace) {
  std::mt19937 random(Seed() + 3);
  for (int round = 0; round < 40; ++round) {
    SearchRequest request = RandomRequest(random);
    request.sort = SortOrder::kPath;
    request.limit = 10'000;
    std::pair<std::string, std::uint64_t> before;
    for (const Hit& hit : Search(request).hits) {
      const std::pair<std::string, std::uint64_t> here(hit.path, hit.span.begin + 1);
      EXPECT_LT(before, here) << Where(request);
      before = here;
    }
  }
}

// A source once, by the passage that comes first among all.
TEST_F(Pages, ASourceIsItsFirstPassage) {
  std::mt19937 random(Seed() + 4);
  for (int round = 0; round < 60; ++round) {
    SearchRequest request = RandomRequest(random);
    request.limit = 10'000;
    request.grouping = Grouping::kPassage;
    std::set<std::string> paths;
    for (const Hit& hit : Search(request).hits) paths.insert(hit.path);
    request.grouping = Grouping::kSource;
    std::set<std::string> sources;
    for (const Hit& hit : Search(request).hits) {
      EXPECT_TRUE(sources.insert(hit.path).second) << Where(request);
    }
    EXPECT_EQ(sources, paths) << Where(request);
  }
}

// With more than a page of matches no source fills the page while others have some to show.
TEST_F(Pages, ASourceHasTwoPassagesBeforeOthersHaveNone) {
  SearchRequest request;
  request.query = "cats OR dogs OR chips";
  request.limit = 10'000;
  const SearchResult all = Search(request);
  ASSERT_GT(all.hits.size(), 15u);
  std::map<std::string, int> seen;
  bool is_third = false;
  for (std::size_t i = 0; i < std::min<std::size_t>(30, all.hits.size()); ++i) {
    const bool further = ++seen[all.hits[i].path] > 2;
    EXPECT_GE(further, is_third) << i;
    is_third = further;
  }
  EXPECT_TRUE(is_third);
}

// Words that all passages have, and one that few have.
TEST(Totals, MoreMatchesThanAreCountedAreSaidToBeMore) {
  constexpr std::uint64_t kAll = 10'050;
  TempVault vault;
  std::string note = "# Quokkas\n";
  for (std::uint64_t i = 0; i < kAll; ++i) {
    note += "\n## Part\n\nquokka 袋鼠" + std::string(i < 7 ? " wombat" : "") + "\n";
  }
  vault.Write("n.md", note);
  vault.Update();
  const Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  for (const char* query : {"quokka", "袋鼠", "quokka 袋鼠"}) {
    SearchRequest request;
    request.query = query;
    const Result<SearchResult> some = searcher->Search(request);
    ASSERT_TRUE(some.ok());
    EXPECT_LE(some->total, kAll) << query;
    EXPECT_GE(some->total, 10'000U) << query;
    EXPECT_TRUE(!some->total_exact || some->total == kAll) << query;
    request.exact_total = true;
    const Result<SearchResult> all = searcher->Search(request);
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(all->total, kAll) << query;
    EXPECT_TRUE(all->total_exact) << query;
    ASSERT_EQ(all->hits.size(), some->hits.size());
    for (std::size_t i = 0; i < all->hits.size(); ++i) {
      EXPECT_EQ(Describe(all->hits[i]), Describe(some->hits[i]));
    }
  }
  SearchRequest few;
  few.query = "wombat";
  const Result<SearchResult> counted = searcher->Search(few);
  ASSERT_TRUE(counted.ok());
  EXPECT_EQ(counted->total, 7U);
  EXPECT_TRUE(counted->total_exact);
}

}  // namespace
}  // namespace tanxun
