// SPDX-License-Identifier: GPL-2.0-or-later
// The user's aliases.tsv, in the root of a collection and in the index's folder.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

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
