// SPDX-License-Identifier: GPL-2.0-or-later
// The supply chain of an index: paths, and the fields upstream: and downstream:.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "query/knowledge/chain_steps.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using Names = std::vector<std::string>;

PathResult Path(const TempVault& vault, const PathRequest& request) {
  const Result<Searcher> searcher = Searcher::Open(vault.index());
  EXPECT_TRUE(searcher.ok());
  if (!searcher.ok()) return {};
  Result<PathResult> result = searcher->Path(request);
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
  return result.ok() ? *std::move(result) : PathResult{};
}

std::string Failure(const TempVault& vault, const PathRequest& request) {
  const Result<Searcher> searcher = Searcher::Open(vault.index());
  const Result<PathResult> result = searcher->Path(request);
  return result.ok() ? "" : result.error().message;
}

Names Entries(const std::vector<ChainEntry>& entries) {
  Names names;
  for (const ChainEntry& entry : entries) {
    names.push_back(fmt::format("{} {}", entry.distance, entry.name));
  }
  return names;
}

Names Ways(const PathResult& result) {
  Names ways;
  for (const ChainWay& way : result.ways) {
    ways.push_back(fmt::format("{}: {}", Name(way.kind), fmt::join(way.names, " ")));
  }
  return ways;
}

// Quartz -> Wafers -> Chips -> Cloud, Tools -> Wafers, and Cloud is a supplier of Quartz.
class Chain : public testing::Test {
 protected:
  void SetUp() override {
    vault_.Write("Argon.md",
                 "# Argon\n\n- [[Beryl]] — customer (quartz)\n\n*Updated 2025-03-01*\n");
    vault_.Write("Beryl.md",
                 "---\naliases: [贝丽]\n---\n# Beryl\n\n**Suppliers:** Drill\n\n- [[Citrine]] — "
                 "customer\n");
    vault_.Write("Citrine.md", "# Citrine\n\n- [[贝丽]] — supplier (wafers)\n");
    vault_.Write("Cloud.md",
                 "# Jade Cloud\n\nCitrine supplies chips to Jade Cloud.\n\nArgon "
                 "sources its servers from Jade Cloud.\n");
    vault_.Write("Other.md", "# Onyx\n\nNothing here.\n");
    vault_.Update();
  }
  TempVault vault_;
};

TEST_F(Chain, UpAndDownByDistanceAndCyclesEnd) {
  const PathResult result = Path(vault_, {.from = "Beryl", .depth = 10});
  EXPECT_THAT(Entries(result.upstream),
              UnorderedElementsAre("1 Argon", "1 Drill", "2 Jade Cloud", "3 Citrine"));
  EXPECT_THAT(Entries(result.downstream), ElementsAre("1 Citrine", "2 Jade Cloud", "3 Argon"));
  EXPECT_TRUE(result.complete);
  const PathResult near = Path(vault_, {.from = "贝丽", .depth = 1, .upstream = false});
  EXPECT_EQ(near.from, "Beryl");
  EXPECT_TRUE(near.upstream.empty());
  EXPECT_THAT(Entries(near.downstream), ElementsAre("1 Citrine"));
  EXPECT_FALSE(near.complete);
}

TEST_F(Chain, EachStepHasAllItsStatements) {
  const PathResult result = Path(vault_, {.from = "Beryl", .to = "Citrine", .depth = 4});
  ASSERT_THAT(Ways(result),
              ElementsAre("downstream: Beryl Citrine", "upstream: Beryl Argon Jade Cloud Citrine"));
  EXPECT_EQ(Describe(result.ways.front().steps.front()).substr(0, 26),
            "Beryl -supplies-> Citrine ");
  Names places;
  for (const ChainEvidence& evidence : result.ways.front().steps.front().evidence) {
    places.push_back(
        fmt::format("{}:{} {}", evidence.where.path, evidence.where.line, evidence.detail));
  }
  EXPECT_THAT(places, UnorderedElementsAre("Beryl.md:8 ", "Citrine.md:3 wafers"));
}

TEST_F(Chain, TheShortestWayIsFirstWhateverItsDirection) {
  EXPECT_THAT(Ways(Path(vault_, {.from = "Citrine", .to = "Beryl", .depth = 4})),
              ElementsAre("upstream: Citrine Beryl", "downstream: Citrine Jade Cloud Argon Beryl"));
  const PathResult one = Path(vault_, {.from = "Citrine", .to = "Beryl", .depth = 4, .limit = 1});
  EXPECT_THAT(Ways(one), ElementsAre("upstream: Citrine Beryl"));
  EXPECT_FALSE(one.complete);
}

TEST_F(Chain, WhereSupplyDoesNotLeadAnyDirectionDoesAndSaysSo) {
  EXPECT_THAT(Ways(Path(vault_, {.from = "Drill", .to = "Argon", .depth = 1})), ElementsAre());
  EXPECT_THAT(Ways(Path(vault_, {.from = "Drill", .to = "Argon", .depth = 2})),
              ElementsAre("mixed: Drill Beryl Argon"));
}

TEST_F(Chain, UnknownNamesSaySo) {
  EXPECT_EQ(Failure(vault_, {.from = "Berly"}),
            "no source names \"Berly\" in a supply chain; did you mean \"Beryl\"?");
  EXPECT_EQ(Failure(vault_, {.from = "Onyx"}), "no source says who supplies \"Onyx\" or whom");
  EXPECT_THAT(Failure(vault_, {.from = "Jade"}), HasSubstr("did you mean \"Jade Cloud\"?"));
  EXPECT_THAT(Failure(vault_, {.from = "Beryl", .depth = 0}), HasSubstr("depth"));
}

TEST_F(Chain, FieldsSayWhereANameLeadsToNobodyOrToSeveral) {
  EXPECT_THAT(vault_.Search("upstream:Nobody").warnings,
              ElementsAre("no source names \"Nobody\" in a supply chain"));
  EXPECT_THAT(vault_.Search("downstream:Onyx").warnings,
              ElementsAre("no source says who supplies \"Onyx\" or whom"));
  EXPECT_TRUE(vault_.Search("upstream:Beryl").warnings.empty());
  vault_.Write("Crow.md", "# Crow\n\nCorvus (乌鸦座) supplies Argon.\n");
  vault_.Write("Dodo.md", "# Dodo\n\nCorvus (渡渡鸟) supplies Beryl.\n");
  vault_.Update();
  EXPECT_THAT(vault_.Search("upstream:Corvus").warnings,
              ElementsAre("\"Corvus\" is claimed by several: 乌鸦座, 渡渡鸟"));
}

TEST_F(Chain, FieldsFindNotesAndStatements) {
  EXPECT_EQ(vault_.Paths("upstream:Citrine~1"), "");  // No such name: ~ is the quotes' sign.
  EXPECT_EQ(vault_.Paths("upstream:\"Citrine\"~1"), "Argon.md Beryl.md Citrine.md");
  EXPECT_EQ(vault_.Paths("downstream:贝丽 AND wafers"), "Citrine.md");
  EXPECT_EQ(vault_.Paths("downstream:Drill NOT downstream:\"Drill\"~1"), "Cloud.md");
  EXPECT_EQ(vault_.Paths("upstream:Onyx"), "");
  EXPECT_EQ(vault_.Paths("upstream:*"), "Argon.md Beryl.md Citrine.md Cloud.md");
  SearchRequest strict;
  strict.query = "upstream:Ber*";
  strict.strict = true;
  EXPECT_FALSE(Searcher::Open(vault_.index())->Search(strict).ok());
}

TEST_F(Chain, AClaimedNameIsNotGuessed) {
  vault_.Write("Beryl Motor.md", "---\naliases: [贝丽]\n---\n# Beryl Motor\n\nMotors.\n");
  vault_.Update();
  EXPECT_THAT(Failure(vault_, {.from = "贝丽"}), HasSubstr("several: Beryl Motor, Beryl"));
  EXPECT_THAT(Entries(Path(vault_, {.from = "Beryl", .depth = 1}).downstream),
              ElementsAre("1 Citrine"));
}

TEST_F(Chain, ACardHasItsNeighbours) {
  const auto reader = IndexReader::Open(vault_.index());
  ASSERT_TRUE(reader.ok());
  const std::vector<std::uint32_t> ids = (*reader)->names().Find("beryl");
  ASSERT_EQ(ids.size(), 1u);
  const ChainNeighbours around = NeighboursOf(**reader, ids.front());
  Names steps;
  for (const auto* side : {&around.suppliers, &around.customers}) {
    for (const ChainStep& step : *side) {
      steps.push_back(fmt::format("{} {} {}", step.from, step.to, step.evidence.size()));
    }
  }
  EXPECT_THAT(steps, UnorderedElementsAre("Argon Beryl 1", "Drill Beryl 1", "Beryl Citrine 2"));
}

TEST_F(Chain, ChangesLeaveNothingBehind) {
  vault_.Write("Citrine.md", "# Citrine\n\nNo chain.\n");
  vault_.Write("Beryl.md", "# Beryl\n\n- [[Citrine]] — customer\n");
  vault_.Remove("Cloud.md");
  vault_.Update();
  EXPECT_THAT(Entries(Path(vault_, {.from = "Argon"}).downstream),
              ElementsAre("1 Beryl", "2 Citrine"));
  EXPECT_TRUE(Path(vault_, {.from = "Argon"}).upstream.empty());
  EXPECT_THAT(Failure(vault_, {.from = "Jade Cloud"}), HasSubstr("no source"));
}

TEST_F(Chain, CheckKnowsAStepThatIsGone) {
  vault_.Write("Argon.md", "# Argon\n\n- [[Beryl]] — customer (quartz)\n\n*Updated 2025-03-02*\n");
  vault_.Write("Beryl.md", "# Beryl\n");
  const Result<CheckReport> report = CheckIndex(vault_.index());
  ASSERT_TRUE(report.ok());
  Names steps;
  for (const Problem& problem : report->problems) {
    if (problem.reason.starts_with("the step")) steps.push_back(problem.path);
  }
  EXPECT_THAT(steps, ElementsAre("Beryl.md", "Beryl.md"));
}

// Against steps counted by hand, over random graphs.
TEST(ChainTwin, PathsAndFieldsAgreeWithAMatrix) {
  const char* seed_text = std::getenv("TANXUN_TEST_SEED");
  const unsigned seed = seed_text != nullptr ? static_cast<unsigned>(std::atoi(seed_text)) : 3;
  std::mt19937 random(seed);
  constexpr int kNodes = 14;
  constexpr int kFar = 1000;
  const auto name = [](int node) { return fmt::format("Node{:02}", node); };
  for (int run = 0; run < 4; ++run) {
    TempVault vault;
    std::vector<std::vector<int>> far(kNodes, std::vector<int>(kNodes, kFar));
    for (int node = 0; node < kNodes; ++node) {
      std::string text = fmt::format("# {}\n\n", name(node));
      for (int k = static_cast<int>(random() % 3); k > 0; --k) {
        const int other = static_cast<int>(random() % kNodes);
        if (other == node) continue;
        const bool gives = random() % 2 == 0;
        text += fmt::format("- [[{}]] — {}\n", name(other), gives ? "supplier" : "customer");
        far[gives ? other : node][gives ? node : other] = 1;
      }
      vault.Write(name(node) + ".md", text);
    }
    for (int via = 0; via < kNodes; ++via) {
      for (int a = 0; a < kNodes; ++a) {
        for (int b = 0; b < kNodes; ++b) {
          far[a][b] = std::min(far[a][b], far[a][via] + far[via][b]);
        }
      }
    }
    vault.Update();
    const Result<Searcher> searcher = Searcher::Open(vault.index());
    ASSERT_TRUE(searcher.ok());
    for (int a = 0; a < kNodes; ++a) {
      std::set<std::string> expected;
      for (int b = 0; b < kNodes; ++b) {
        if (a != b && far[a][b] < kFar) expected.insert(fmt::format("{} {}", far[a][b], name(b)));
      }
      const Result<PathResult> down =
          searcher->Path({.from = name(a), .depth = 100, .upstream = false});
      if (!down.ok()) {
        EXPECT_TRUE(expected.empty()) << "seed " << seed << " " << name(a);
        continue;
      }
      const Names entries = Entries(down->downstream);
      EXPECT_EQ(std::set<std::string>(entries.begin(), entries.end()), expected)
          << "seed " << seed << " " << name(a);
      for (int b = 0; b < kNodes; ++b) {
        if (a == b || far[a][b] == kFar) continue;
        const Result<PathResult> ways =
            searcher->Path({.from = name(a), .to = name(b), .depth = 20, .limit = 1});
        ASSERT_TRUE(ways.ok());
        ASSERT_EQ(ways->ways.size(), 1u);
        EXPECT_EQ(ways->ways.front().kind,
                  far[a][b] <= far[b][a] ? WayKind::kDownstream : WayKind::kUpstream);
        EXPECT_EQ(static_cast<int>(ways->ways.front().steps.size()), std::min(far[a][b], far[b][a]))
            << "seed " << seed << " " << name(a) << " " << name(b);
      }
      // A note is found where it is about one of them or states a step with one.
      SearchRequest request;
      request.query = fmt::format("downstream:\"{}\"~2", name(a));
      request.grouping = Grouping::kSource;
      request.limit = 100;
      const Result<SearchResult> found = searcher->Search(request);
      ASSERT_TRUE(found.ok());
      std::set<std::string> paths;
      for (const Hit& hit : found->hits) paths.insert(hit.path);
      for (int b = 0; b < kNodes; ++b) {
        const bool near = a != b && far[a][b] <= 2;
        if (near) EXPECT_TRUE(paths.contains(name(b) + ".md")) << "seed " << seed;
      }
    }
  }
}

}  // namespace
}  // namespace tanxun
