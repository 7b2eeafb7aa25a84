// SPDX-License-Identifier: GPL-2.0-or-later
// The user's aliases.tsv, in the root of a collection and in the index's folder.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/user_aliases.h"
#include "tanxun/searcher.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

class AliasVault : public TempVault {
 public:
  AliasVault() {
    Write("acme.md", "# Acme\n\nBorealis (北极) buys from it.\n");
    Write("zenith.md", "# Zenith\n\nMakes fans.\n");
    Write("n1.md", "# One\n\nCygnus (天鹅) sells lamps.\n");
  }

  void WriteOwn(std::string_view text) {
    std::filesystem::create_directories(index());
    std::ofstream(index() / "aliases.tsv", std::ios::binary) << text;
  }

  AliasReview Review() const {
    Result<Searcher> searcher = Searcher::Open(index());
    EXPECT_TRUE(searcher.ok());
    Result<AliasReview> review = searcher->ReviewAliases();
    EXPECT_TRUE(review.ok());
    return *review;
  }

  // "Acme = Zenith confirmed one", sorted.
  std::vector<std::string> Pairs() const {
    std::vector<std::string> lines;
    for (const AliasPair& pair : Review().pairs) {
      lines.push_back(pair.name + " = " + pair.other + " " + std::string(Name(pair.state)) +
                      (pair.is_one ? " one" : ""));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }
};

using Lines = std::vector<std::string>;

TEST(UserAliases, DecideAndAreForgotten) {
  AliasVault vault;
  vault.Update();
  const Lines mined{"Borealis = 北极 joined one", "Cygnus = 天鹅 joined one"};
  EXPECT_EQ(vault.Pairs(), mined);

  // No note changes.
  vault.Write("aliases.tsv",
              "# Who is who\n\nAcme\tZenith\tconfirmed\nBorealis\t北极\trejected\t# a street\n");
  const UpdateReport decided = vault.Update();
  EXPECT_EQ(decided.added + decided.updated + decided.skipped, 0u);
  EXPECT_GT(decided.revision, 0u);
  EXPECT_EQ(vault.Pairs(), (Lines{"Acme = Zenith confirmed one", "Borealis = 北极 rejected",
                                  "Cygnus = 天鹅 joined one"}));
  EXPECT_EQ(vault.Update().revision, 0u);  // Read again, and the same.

  vault.Write("aliases.tsv", "Cygnus\t天鹅\trejected\n");
  vault.Update();
  EXPECT_EQ(vault.Pairs(), (Lines{"Borealis = 北极 joined one", "Cygnus = 天鹅 rejected"}));

  vault.Remove("aliases.tsv");
  vault.Update();
  EXPECT_EQ(vault.Pairs(), mined);
}

TEST(UserAliases, TheIndexsOwnFileWinsOverTheRoots) {
  AliasVault vault;
  vault.Write("aliases.tsv", "Cygnus\t天鹅\trejected\nAcme\tZenith\tconfirmed\n");
  vault.WriteOwn("天鹅\tCygnus\tconfirmed\n");
  vault.Update();
  EXPECT_EQ(vault.Pairs(), (Lines{"Acme = Zenith confirmed one", "Borealis = 北极 joined one",
                                  "Cygnus = 天鹅 confirmed one"}));
}

TEST(UserAliases, ARejectedPairIsJoinedByNoChain) {
  AliasVault vault;
  vault.Write("chain.md", "---\naliases: [Middle]\n---\n# First\n");
  vault.Write("end.md", "# Two\n\nMiddle, also known as Last, is old.\n");
  vault.Write("aliases.tsv", "First\tLast\trejected\nNVIDIA\t英伟达\trejected\n");
  vault.Write("gpu.md", "# NVIDIA\n\nChips.\n");
  vault.Update();
  const Lines pairs = vault.Pairs();
  for (const char* line : {"First = Last rejected", "NVIDIA = 英伟达 rejected"}) {
    EXPECT_NE(std::find(pairs.begin(), pairs.end(), line), pairs.end()) << line;
  }
  SearchRequest request;
  request.query = "英伟达";
  EXPECT_TRUE(vault.Search(request).hits.empty());
}

TEST(UserAliases, ARejectionOverrulesTheLaterConfirmedPairAndItIsSaid) {
  AliasVault vault;
  vault.Write("aliases.tsv",
              "Acme\tZenith\tconfirmed\nZenith\tCygnus\tconfirmed\nAcme\tCygnus\trejected\n");
  const UpdateReport report = vault.Update();
  const Lines pairs = vault.Pairs();
  for (const char* line : {"Acme = Zenith confirmed one", "Zenith = Cygnus confirmed",
                           "Acme = Cygnus rejected", "Cygnus = 天鹅 joined one"}) {
    EXPECT_NE(std::find(pairs.begin(), pairs.end(), line), pairs.end()) << line;
  }
  ASSERT_EQ(report.files.size(), 1u);
  const FileReport& told = report.files.front();
  EXPECT_TRUE(told.path.ends_with("aliases.tsv:2")) << told.path;
  EXPECT_TRUE(told.reason.starts_with("is not joined")) << told.reason;
  EXPECT_TRUE(told.reason.ends_with("aliases.tsv:3")) << told.reason;
  for (const AliasPair& pair : vault.Review().pairs) {
    EXPECT_EQ(pair.overruled_by.ends_with("aliases.tsv:3"), pair.decided_line == 2) << pair.name;
  }
}

// Names of one group by the pairs that hold.
std::size_t LeaderOf(std::vector<std::size_t>& leaders, std::size_t name) {
  while (leaders[name] != name) name = leaders[name];
  return name;
}

TEST(UserAliases, NoRandomDecisionsJoinARejectedPair) {
  std::mt19937 random(6);
  constexpr std::size_t kNames = 12;
  for (int round = 0; round < 300; ++round) {
    AliasFile file{"", "aliases.tsv", {}};
    for (std::uint32_t line = 1; line <= 24; ++line) {
      const std::string name = "n" + std::to_string(random() % kNames);
      const std::string other = "n" + std::to_string(random() % kNames);
      file.aliases.push_back({name, other, random() % 3 != 0, line});
    }
    std::vector<std::size_t> leaders(kNames);
    std::iota(leaders.begin(), leaders.end(), std::size_t{0});
    const auto leader = [&](const std::string& name) {
      return LeaderOf(leaders, std::stoul(name.substr(1)));
    };
    std::vector<UserAlias> rejected;
    for (const Decision& decision : AllDecisions({file})) {
      if (!decision.alias.confirmed) rejected.push_back(decision.alias);
    }
    for (const Decision& decision : AllDecisions({file})) {
      if (!decision.alias.confirmed) continue;
      const std::vector<std::size_t> before = leaders;
      leaders[leader(decision.alias.name)] = leader(decision.alias.other);
      const bool is_against = std::any_of(rejected.begin(), rejected.end(), [&](const auto& pair) {
        return leader(pair.name) == leader(pair.other);
      });
      EXPECT_EQ(!decision.overruled_by.empty(), is_against) << round;
      if (is_against) leaders = before;
    }
  }
}

TEST(UserAliases, AChoiceAmongClaimsDecidesAndJoinsNoTwoOfThem) {
  AliasVault vault;
  vault.Write("alpha.md", "---\naliases: [CLP]\n---\n# Alpha Works\n");
  vault.Write("beta.md", "---\naliases: [CLP]\n---\n# Beta Works\n");
  vault.Write("n2.md", "# Two\n\nCorvus (乌鸦座) is up.\n");
  vault.Write("n3.md", "# Three\n\nCorvus (渡渡鸟) is down.\n");
  vault.Update();
  const auto has_name = [](const std::string& name) {
    return [name](const AliasClaim& claim) { return claim.name == name; };
  };
  const std::vector<AliasClaim> claims = vault.Review().claims;
  for (const auto& [name, entities] : std::vector<std::pair<std::string, Lines>>{
           {"CLP", {"Alpha Works", "Beta Works"}}, {"Corvus", {"乌鸦座", "渡渡鸟"}}}) {
    const auto claim = std::find_if(claims.begin(), claims.end(), has_name(name));
    ASSERT_NE(claim, claims.end()) << name;
    Lines shown;
    for (const AliasClaimant& entity : claim->entities) {
      shown.push_back(entity.name);
      EXPECT_FALSE(entity.place.path.empty());
    }
    EXPECT_EQ(shown, entities);
    for (const AliasPair& pair : vault.Review().pairs) {
      if (pair.name == name) EXPECT_TRUE(pair.is_claimed) << pair.other;
    }
    for (const std::string& chosen : entities) {
      vault.Write("aliases.tsv", name + "\t" + chosen + "\tconfirmed\n");
      vault.Update();
      const AliasReview review = vault.Review();
      EXPECT_TRUE(std::none_of(review.claims.begin(), review.claims.end(), has_name(name)));
      for (const std::string& entity : entities) {
        EntityRequest request;
        request.name = entity;
        const Result<Searcher> searcher = Searcher::Open(vault.index());
        const auto cards = searcher->Entity(request);
        ASSERT_TRUE(cards.ok());
        ASSERT_EQ(cards->size(), 1u) << entity;
        const auto& names = cards->front().names;
        const bool has_it = std::any_of(names.begin(), names.end(),
                                        [&](const auto& known) { return known.name == name; });
        EXPECT_EQ(has_it, entity == chosen) << entity << " where " << chosen << " is chosen";
      }
    }
    vault.Remove("aliases.tsv");
    vault.Update();
  }
}

TEST(UserAliases, BadLinesAreReportedAndTheRestIsUsed) {
  AliasVault vault;
  vault.Write("aliases.tsv",
              "\xEF\xBB\xBF"
              "Acme\tZenith\tconfirmed\r\nAcme\tBorealis\tmaybe\nAcme\n"
              "Acme\tACME\tconfirmed\nA\t\xFF\xFE\trejected\n***\tB\tconfirmed\n");
  const UpdateReport report = vault.Update();
  std::vector<std::string> reported;
  for (const FileReport& file : report.files) {
    reported.push_back(file.path.substr(file.path.rfind('/') + 1) + " " + file.reason);
  }
  EXPECT_EQ(reported, (Lines{"aliases.tsv:2 says neither confirmed nor rejected",
                             "aliases.tsv:3 wants name<TAB>name<TAB>confirmed or rejected",
                             "aliases.tsv:4 has one name twice", "aliases.tsv:5 is not UTF-8",
                             "aliases.tsv:6 has a name without a letter or digit"}));
  EXPECT_EQ(report.skipped, 5u);
  const Lines pairs = vault.Pairs();
  EXPECT_NE(std::find(pairs.begin(), pairs.end(), "Acme = Zenith confirmed one"), pairs.end());
}

}  // namespace
}  // namespace tanxun
