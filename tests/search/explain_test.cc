// SPDX-License-Identifier: GPL-2.0-or-later
// Explanations are true: whatever is said of a note, the search agrees. Seed: TANXUN_TEST_SEED.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/fields.h"
#include "query/search/conditions.h"
#include "query/search/matcher.h"
#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

unsigned Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? 20260104U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

class ExplainTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    vault_->Write(
        "chips/t.md",
        "---\naliases: [T-Head]\ntags: [chips/design, china]\ndate: 2025-03-04\n---\n"
        "# 平头哥\n\n平头哥半导体设计服务器芯片。\n\n## Price\n\nPrices of chips rose.\n");
    vault_->Write("chips/en.md",
                  "---\ntags: [china]\ndate: 2024-11-30\n---\n# Custom silicon\n\n"
                  "The T-Head team builds server chips for clusters.\n");
    vault_->Write("peace.md", "# 和平\n\n世界和平与头条新闻，他的哥哥在平地。\n");
    vault_->Write("red.md", "# Acme\n\n🔴 Cut off from supply of chips (NYSE: ACME).\n");
    vault_->Write("log.jsonl",
                  "{\"id\":\"r1\",\"text\":\"Server chips arrived.\",\"date\":\"2026-01-01\"}\n");
    vault_->Update();
  }
  static void TearDownTestSuite() { delete vault_; }

  static Reason Why(const SearchRequest& request, const std::string& path, std::uint32_t line = 0) {
    Result<Searcher> searcher = Searcher::Open(vault_->index());
    if (!searcher) return {};
    Result<Reason> reason = searcher->Why(request, path, line);
    EXPECT_TRUE(reason.ok()) << (reason.ok() ? "" : reason.error().message);
    return reason.ok() ? std::move(*reason) : Reason();
  }

  static TempVault* vault_;
};
TempVault* ExplainTest::vault_ = nullptr;

SearchRequest Ask(std::string query, int limit = 10) {
  SearchRequest request;
  request.query = std::move(query);
  request.limit = limit;
  return request;
}

// "must server not:chips filter:--tag x" of what is not met, in the order of the query.
std::string Unmet(const Reason& reason) {
  std::string unmet;
  for (const Condition& condition : reason.conditions) {
    if (condition.is_met) continue;
    unmet += (unmet.empty() ? "" : "; ") + std::string(Name(condition.role));
    for (const std::string& part : condition.parts) unmet += " " + part;
  }
  return unmet;
}

TEST_F(ExplainTest, NamesWhatIsMissing) {
  struct Row {
    std::string query;
    std::string path;
    std::string presence;
    std::string unmet;
  };
  const std::vector<Row> rows = {
      {"chips", "nowhere.md", "not_indexed", ""},
      {"chips", "chips/en.md", "shown", ""},
      {"chips", "peace.md", "not_matched", "must chips"},
      {"server clusters", "red.md", "not_matched", "must server clusters"},
      {"chips -supply", "red.md", "not_matched", "not supply"},
      {"chips AND clusters AND server", "red.md", "not_matched", "must clusters; must server"},
      {"chips AND (clusters OR 服务器)", "red.md", "not_matched", "must clusters OR 服务器"},
      {"+clusters chips", "red.md", "not_matched", "must clusters"},
      {"+chips zebra", "red.md", "shown", ""},
      {"NOT supply", "red.md", "not_matched", "not supply"},
      {"平头哥", "peace.md", "not_matched", "must 平头哥"},
      {"平头哥", "chips/en.md", "shown", ""},  // By its other name.
      {"\"server chips\"", "chips/t.md", "not_matched", "must \"server chips\""},
      {"tag:china chips", "red.md", "not_matched", "must #china"},
      {"#china 和平", "red.md", "not_matched", "must #china; must 和平"},
      {"status:green chips", "red.md", "not_matched", "must status:green"},
      {"date:2025 chips", "chips/en.md", "not_matched", "must date:2025"},
      {"chips NEAR/2 supply", "chips/en.md", "not_matched", "must chips NEAR/2 supply"},
      {"\"世界和平\" \"server chips\"", "red.md", "not_matched",
       "any \"世界和平\" \"server chips\""},
      {"server", "log.jsonl#r1", "shown", ""},
      {"clusters", "log.jsonl#r1", "not_matched", "must clusters"},
  };
  for (const Row& row : rows) {
    const Reason reason = Why(Ask(row.query), row.path);
    EXPECT_EQ(Name(reason.presence), row.presence) << row.query << " " << row.path;
    EXPECT_EQ(Unmet(reason), row.unmet) << row.query << " " << row.path;
  }
}

TEST_F(ExplainTest, NamesTheFilter) {
  SearchRequest request = Ask("chips");
  request.filters.tags = {"china"};
  request.filters.languages = {"zh", "en"};
  Reason reason = Why(request, "red.md");
  EXPECT_EQ(reason.presence, Presence::kFilteredOut);
  EXPECT_EQ(Unmet(reason), "filter --tag china");
  request.filters.since = "2025";
  reason = Why(request, "chips/en.md");
  EXPECT_EQ(reason.presence, Presence::kFilteredOut);
  EXPECT_EQ(Unmet(reason), "filter --since 2025");
  reason = Why(request, "peace.md");
  EXPECT_EQ(reason.presence, Presence::kNotMatched);
  EXPECT_EQ(Unmet(reason), "must chips; filter --tag china");
}

TEST_F(ExplainTest, NamesTheRank) {
  Reason reason = Why(Ask("chips", 1), "red.md");
  EXPECT_EQ(reason.presence, Presence::kBehindPage);
  EXPECT_GT(reason.passage.rank, 1u);
  ASSERT_TRUE(reason.other.has_value());
  EXPECT_EQ(reason.other->rank, 1u);
  EXPECT_GE(reason.other->score, reason.passage.score);
  EXPECT_FALSE(reason.other->parts.empty());
  SearchRequest second = Ask("chips", 1);
  second.offset = static_cast<int>(reason.passage.rank);
  EXPECT_EQ(Why(second, "red.md").presence, Presence::kBeforePage);
}

TEST_F(ExplainTest, NamesThePassageThatStandsForTheSource) {
  SearchRequest request = Ask("chips OR 芯片");
  request.grouping = Grouping::kSource;
  const Reason by_head = Why(request, "chips/t.md", 8);
  const Reason by_price = Why(request, "chips/t.md", 12);
  const Reason& grouped = by_head.presence == Presence::kGrouped ? by_head : by_price;
  const Reason& shown = by_head.presence == Presence::kGrouped ? by_price : by_head;
  EXPECT_EQ(shown.presence, Presence::kShown);
  EXPECT_EQ(grouped.presence, Presence::kGrouped);
  ASSERT_TRUE(grouped.other.has_value());
  EXPECT_EQ(grouped.other->lines.first, shown.passage.lines.first);
}

TEST_F(ExplainTest, SaysWhichWordsThePassageHasAndWhatAnotherOneHas) {
  const Reason reason = Why(Ask("chips AND 芯片"), "chips/t.md");
  EXPECT_EQ(Name(reason.presence), "not_matched");
  std::string said;
  for (const Condition& condition : reason.conditions) {
    said += condition.parts.front() + (condition.is_met ? " met" : " unmet") + " elsewhere " +
            std::to_string(condition.elsewhere) + "; ";
  }
  EXPECT_EQ(said, "chips unmet elsewhere 1; 芯片 met elsewhere 0; ");
  EXPECT_EQ(reason.conditions.at(0).missing, (std::vector<std::string>{"chips"}));
  EXPECT_EQ(reason.conditions.at(1).present, (std::vector<std::string>{"芯片"}));
}

TEST_F(ExplainTest, ReadsAsLines) {
  Result<Searcher> searcher = Searcher::Open(vault_->index());
  ASSERT_TRUE(searcher.ok());
  const Result<Explanation> explanation = searcher->Explain(Ask("平头哥 -price", 1));
  ASSERT_TRUE(explanation.ok());
  const std::string text = Describe(*explanation);
  for (const char* line :
       {"query  平头哥 -price\n", "part  ranked  平头哥 -price  passages 2\n",
        "part    word  平头哥  passages 3\n", "part    not  -price  passages 5\n",
        "part      word  price  passages 1\n", "units  han 平 han 头 han 哥\n",
        "term  B平头  weight 1  passages 1  titles 2\n", "alias  平头哥 = T-Head\n", "total  2\n",
        "hit 1  chips/t.md:8  score "}) {
    EXPECT_NE(text.find(line), text.npos) << line << "in\n" << text;
  }
}

const std::vector<std::string> kWords = {"cats",    "dogs",  "平头哥", "和平", "服务器",
                                         "芯片",    "chips", "chipz",  "H100", "GPT-4",
                                         "markets", "哥",    "T-Head", "ACME", "9988.HK"};

std::string RandomNote(std::mt19937& random) {
  std::string note = "---\ntags: [" + std::string(random() % 2 == 0 ? "china/ai" : "market") +
                     "]\ndate: 202" + std::to_string(random() % 4) + "-05-06\n";
  if (random() % 4 == 0) note += "aliases: [T-Head]\n";
  note += "---\n# " + kWords[random() % kWords.size()] + "\n\n";
  for (unsigned section = 0; section < 1 + random() % 3; ++section) {
    note += "## Part " + std::to_string(section) + "\n\n";
    for (unsigned i = 0; i < 2 + random() % 6; ++i) note += kWords[random() % kWords.size()] + " ";
    if (random() % 3 == 0) note += "(NYSE: ACME)";
    note += "\n\n";
  }
  return note;
}

std::string RandomQuery(std::mt19937& random, int depth) {
  const auto part = [&] {
    return depth > 0 && random() % 3 == 0 ? "(" + RandomQuery(random, depth - 1) + ")"
                                          : kWords[random() % kWords.size()];
  };
  switch (random() % 13) {
    case 10:
      return kWords[random() % kWords.size()].substr(0, 3) + "* " + part();
    case 11:
      return "title:" + kWords[random() % kWords.size()] + " OR " + part();
    case 12:
      return kWords[random() % kWords.size()] + " NEAR/3 " + kWords[random() % kWords.size()];
    case 0:
      return part() + " AND " + part() + " AND -" + part();
    case 1:
      return part() + " OR " + part();
    case 2:
      return part() + " -" + part();
    case 3:
      return "+" + part() + " " + part() + " " + part();
    case 4:
      return "tag:china " + part() + " " + part();
    case 5:
      return "\"" + kWords[random() % kWords.size()] + "\" " + part();
    case 6:
      return "NOT " + part();
    case 7:
      return "date:2021..2022 " + part();
    case 8:
      return part() + " \"" + kWords[random() % kWords.size()] + "\" $ACME";
    default:
      return part() + " " + part() + " " + part();
  }
}

// The law of conditions.h, and what Why() says of each passage against what Search() returns.
TEST(ExplainLaws, WhatIsSaidIsSo) {
  std::mt19937 random(Seed());
  TempVault vault;
  for (int i = 0; i < 12; ++i) vault.Write("n" + std::to_string(i) + ".md", RandomNote(random));
  vault.Update();
  Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(vault.index());
  ASSERT_TRUE(reader.ok());
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  const std::vector<Hit> passages = vault.Search(Ask("*", 1'000)).hits;
  std::map<Presence, int> said;
  for (int round = 0; round < 150; ++round) {
    SearchRequest request = Ask(RandomQuery(random, 2), static_cast<int>(random() % 5));
    request.offset = static_cast<int>(random() % 3);
    request.grouping = random() % 2 == 0 ? Grouping::kSource : Grouping::kPassage;
    if (random() % 3 == 0) request.filters.tags = {"china"};
    const std::string where = "seed " + std::to_string(Seed()) + " query " + request.query;

    Result<Prepared> prepared = Prepare(**reader, request.query, {}, true, false);
    ASSERT_TRUE(prepared.ok()) << where;
    const auto conditions = ConditionsOf(**reader, prepared->root, true);
    ASSERT_TRUE(conditions.ok()) << where;
    std::vector<Xapian::docid> met = AllMatches(**reader, Xapian::Query(std::string(kPassageTerm)));
    for (const QueryCondition& condition : *conditions) {
      std::set<Xapian::docid> holders;
      for (const ConditionPart& part : condition.parts) {
        const auto ids = AllMatches(**reader, part.query);
        holders.insert(ids.begin(), ids.end());
      }
      std::erase_if(met, [&](Xapian::docid id) {
        return holders.contains(id) == (condition.role == ConditionRole::kNot);
      });
    }
    ASSERT_EQ(met, AllMatches(**reader, prepared->query)) << where;

    const Result<SearchResult> shown = searcher->Search(request);
    SearchRequest unfiltered = request;
    unfiltered.filters = {};
    unfiltered.offset = 0;
    unfiltered.limit = 1'000;
    unfiltered.grouping = Grouping::kPassage;
    const Result<SearchResult> all = searcher->Search(unfiltered);
    ASSERT_TRUE(shown.ok() && all.ok()) << where;
    const auto is_in = [](const SearchResult& result, const Hit& passage) {
      return std::any_of(result.hits.begin(), result.hits.end(), [&](const Hit& hit) {
        return hit.path == passage.path && hit.lines.first == passage.lines.first;
      });
    };
    for (int i = 0; i < 5; ++i) {
      const Hit& passage = passages[random() % passages.size()];
      const Result<Reason> reason = searcher->Why(request, passage.path, passage.lines.first);
      ASSERT_TRUE(reason.ok()) << where;
      const Presence presence = reason->presence;
      ++said[presence];
      EXPECT_EQ(presence == Presence::kShown, is_in(*shown, passage)) << where;
      EXPECT_EQ(presence == Presence::kNotMatched, !is_in(*all, passage)) << where;
      EXPECT_EQ(reason->total, shown->total) << where;
      if (presence != Presence::kShown) continue;
      const Hit& hit =
          shown->hits.at(reason->passage.rank - 1 - static_cast<unsigned>(request.offset));
      EXPECT_EQ(hit.path, passage.path) << where;
      EXPECT_DOUBLE_EQ(hit.score, reason->passage.score) << where;
      double sum = 0.0;
      for (const ScorePart& part : reason->passage.parts) sum += part.value;
      EXPECT_NEAR(sum, hit.score, 1e-9) << where;
    }
  }
  for (const Presence presence :
       {Presence::kShown, Presence::kNotMatched, Presence::kFilteredOut, Presence::kGrouped,
        Presence::kBeforePage, Presence::kBehindPage}) {
    EXPECT_GT(said[presence], 5) << Name(presence);
  }
}

}  // namespace
}  // namespace tanxun
