// SPDX-License-Identifier: GPL-2.0-or-later
// The card of one entity: everything on it is stated at the place it names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class EntityTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    vault_->Write("ruike.md",
                  "---\naliases: [锐科芯片]\n---\n# Ruike Semi\n\n"
                  "| Metric | Value |\n|---|---|\n| HQ | Wuxi |\n| Ticker | RKSM (NASDAQ) |\n"
                  "| Status | 🔴 HBM cut off |\n| Parent | Ruike Holdings |\n\n"
                  "*Updated 2025-06-30*\n");
    vault_->Write("briefs/later.md",
                  "# Memory in winter\n\n*Updated 2025-12-01*\n\n"
                  "Ruike Semi (锐科芯片) buys memory again.\n\n"
                  "| Company | Status | Employees |\n|---|---|---|\n"
                  "| 锐科芯片 | 🟡 tight | 1,200 |\n| Other Co | 🟢 normal | 40 |\n");
    vault_->Write("twin a.md", "---\naliases: [Halden]\n---\n# Halden Optics\n\nLenses.\n");
    vault_->Write("twin b.md", "---\naliases: [Halden]\n---\n# Halden Rail\n\nTrains.\n");
    vault_->Write("sixty.md", "# The \"Sixty\" Lens\n\nSold.\n");
    vault_->Update();
  }
  static void TearDownTestSuite() {
    delete vault_;
    vault_ = nullptr;
  }

  static std::vector<EntityCard> Cards(const std::string& name, int facts = 100) {
    Result<Searcher> searcher = Searcher::Open(vault_->index());
    EXPECT_TRUE(searcher.ok());
    EntityRequest request;
    request.name = name;
    request.facts = facts;
    Result<std::vector<EntityCard>> cards = searcher->Entity(request);
    return cards.ok() ? *cards : std::vector<EntityCard>();
  }
  static EntityCard Card(const std::string& name) {
    const std::vector<EntityCard> cards = Cards(name);
    EXPECT_EQ(cards.size(), 1u) << name;
    return cards.empty() ? EntityCard() : cards.front();
  }

  static TempVault* vault_;
};
TempVault* EntityTest::vault_ = nullptr;

TEST_F(EntityTest, IsTheSameUnderEveryNameAndListing) {
  for (const char* name :
       {"Ruike Semi", "ruike semi", "锐科芯片", "銳科芯片", "RKSM", "NASDAQ:RKSM", "$RKSM"}) {
    EXPECT_EQ(Card(name).name, "Ruike Semi") << name;
  }
}

TEST_F(EntityTest, SaysWhereEachNameAndListingIsStated) {
  const EntityCard card = Card("锐科芯片");
  std::map<std::string, std::vector<SourceLine>> places;
  for (const EntityName& name : card.names) places[name.name] = name.places;
  EXPECT_THAT(places["Ruike Semi"], testing::Contains(SourceLine{"briefs/later.md", "", 5}));
  EXPECT_THAT(places["锐科芯片"], testing::Contains(SourceLine{"briefs/later.md", "", 5}));
  ASSERT_EQ(card.tickers.size(), 1u);
  EXPECT_EQ(card.tickers.front().ticker, "NASDAQ:RKSM");
  EXPECT_THAT(card.tickers.front().places, ElementsAre(SourceLine{"ruike.md", "", 9}));
}

TEST_F(EntityTest, ListsStatusesNewestFirst) {
  const EntityCard card = Card("Ruike Semi");
  ASSERT_EQ(card.statuses.current.size(), 1u);
  ASSERT_EQ(card.statuses.earlier.size(), 1u);
  const StatedStatus& now = card.statuses.current.front();
  EXPECT_EQ(now.status.level, StatusLevel::kYellow);
  EXPECT_EQ(Describe(now.status.as_of.date), "2025-12-01");
  EXPECT_THAT(now.places, ElementsAre(SourceLine{"briefs/later.md", "", 9}));
  const StatedStatus& before = card.statuses.earlier.front();
  EXPECT_EQ(before.status.level, StatusLevel::kRed);
  EXPECT_EQ(before.status.reason, "HBM cut off");
  EXPECT_THAT(before.places, ElementsAre(SourceLine{"ruike.md", "", 10}));
}

TEST_F(EntityTest, KeepsPartsApart) {
  const EntityCard card = Card("Ruike Semi");
  ASSERT_EQ(card.part_of.size(), 1u);
  EXPECT_EQ(card.part_of.front().name, "Ruike Holdings");
  const EntityCard parent = Card("Ruike Holdings");
  ASSERT_EQ(parent.parts.size(), 1u);
  EXPECT_EQ(parent.parts.front().name, "Ruike Semi");
  EXPECT_THAT(parent.facts, IsEmpty());
  EXPECT_THAT(parent.tickers, IsEmpty());
}

TEST_F(EntityTest, ShowsOnlyItsOwnFactsAndSaysIfThereAreMore) {
  const EntityCard all = Card("Ruike Semi");
  EXPECT_FALSE(all.has_more_facts);
  ASSERT_GE(all.facts.size(), 4u);
  EXPECT_EQ(all.facts.front().where.path, "ruike.md");  // Its own note's first.
  for (const Fact& fact : all.facts) {
    EXPECT_TRUE(fact.subject == "Ruike Semi" || fact.subject == "锐科芯片") << Describe(fact);
  }
  const std::vector<EntityCard> few = Cards("Ruike Semi", 2);
  ASSERT_EQ(few.size(), 1u);
  EXPECT_EQ(few.front().facts.size(), 2u);
  EXPECT_TRUE(few.front().has_more_facts);
}

TEST_F(EntityTest, ANameOfTwoGivesBothCards) {
  const std::vector<EntityCard> cards = Cards("Halden");
  std::set<std::string> names;
  for (const EntityCard& card : cards) names.insert(card.name);
  EXPECT_EQ(names, (std::set<std::string>{"Halden Optics", "Halden Rail"}));
}

TEST_F(EntityTest, AnUnknownNameIsNoneAndSaysWhatIsNear) {
  const Result<Searcher> searcher = Searcher::Open(vault_->index());
  ASSERT_TRUE(searcher.ok());
  const auto cards = searcher->Entity({.name = "Ruike Sem"});
  ASSERT_FALSE(cards.ok());
  EXPECT_EQ(cards.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(cards.error().message, HasSubstr("Ruike Semi"));
  EXPECT_FALSE(searcher->Entity({.name = ""}).ok());
  EXPECT_FALSE(searcher->Entity({.name = "Ruike Semi", .facts = -1}).ok());
  EXPECT_FALSE(searcher->Entity({.name = "Ruike Semi", .statements = 0}).ok());
}

TEST_F(EntityTest, KnowsWhatOnlyARowIsAbout) {
  const EntityCard card = Card("Other Co");
  ASSERT_EQ(card.statuses.current.size(), 1u);
  EXPECT_EQ(card.statuses.current.front().status.level, StatusLevel::kGreen);
  ASSERT_EQ(card.facts.size(), 2u);
}

TEST_F(EntityTest, CountsThePassagesThatNameIt) {
  EXPECT_EQ(Card("Ruike Semi").passages, 2u);
  EXPECT_EQ(Card("The \"Sixty\" Lens").passages, 1u);
}

}  // namespace
}  // namespace tanxun
