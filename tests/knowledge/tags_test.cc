// SPDX-License-Identifier: GPL-2.0-or-later
// Tags of an index: how they are shown, and what finds them.
#include <gtest/gtest.h>

#include <string>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

std::string Counted(const TempVault& vault) {
  Result<Searcher> searcher = Searcher::Open(vault.index());
  EXPECT_TRUE(searcher.ok());
  FacetRequest request;
  request.fields = {"tag"};
  const Result<Facets> facets = searcher->CountFacets(request);
  EXPECT_TRUE(facets.ok());
  std::string text;
  for (const FacetValue& value : facets->at("tag")) {
    text += value.value + " " + std::to_string(value.count) + ", ";
  }
  return text;
}

TEST(TagFacets, CountForThoseAboveAndAreSpelledAsMostNotesDo) {
  TempVault vault;
  vault.Write("a.md", "#AI #半导体\n\nx\n");
  vault.Write("b.md", "---\ntags: [AI/Law, 半導體/封裝]\n---\nx\n");
  vault.Write("c.md", "#ai #半導體\n\nx\n");
  vault.Update();
  EXPECT_EQ(Counted(vault), "AI 3, 半導體 3, AI/Law 1, 半導體/封裝 1, ");
  vault.Write("a.md", "#ai\n\nx\n");
  vault.Remove("c.md");
  vault.Write("d.md", "#ai/law #ai\n\nx\n");
  vault.Write("e.md", "x #ai/law.\n");
  vault.Update();
  EXPECT_EQ(Counted(vault), "ai 4, ai/law 3, 半導體 1, 半導體/封裝 1, ");
}

TEST(TagFacets, AreFoundWithWhatIsBelowThem) {
  TempVault vault;
  vault.Write("a.md", "#china\n\nx\n");
  vault.Write("b.md", "#China/AI/chips\n\nx\n");
  vault.Write("c.md", "#chinatown\n\nx\n");
  vault.Write("d.md", "#中国/法律\n\nx\n");
  vault.Update();
  EXPECT_EQ(vault.Paths("#china"), "a.md b.md");
  EXPECT_EQ(vault.Paths("tag:CHINA/ai"), "b.md");
  EXPECT_EQ(vault.Paths("tag:china/*"), "b.md");
  EXPECT_EQ(vault.Paths("tag:china*"), "a.md b.md c.md");
  EXPECT_EQ(vault.Paths("tag:china/"), "a.md b.md");
  EXPECT_EQ(vault.Paths("#中國"), "d.md");
  EXPECT_EQ(vault.Paths("tag:中国/*"), "d.md");
}

TEST(LinkQueries, FindATargetInAnyFolder) {
  TempVault vault;
  vault.Write("a.md", "See [[firms/Acme]].\n");
  vault.Write("b.md", "See [[Acme|it]].\n");
  vault.Write("c.md", "See [the maker](../firms/Acme.md#hq).\n");
  vault.Write("d.md", "See [[Acme Cloud]].\n");
  vault.Update();
  EXPECT_EQ(vault.Paths("[[Acme]]"), "a.md b.md c.md");
  EXPECT_EQ(vault.Paths("[[firms/Acme]]"), "a.md c.md");
}

TEST(CheckIndex, MissesALinkThatIsGone) {
  TempVault vault;
  vault.Write("a.md", "# A\n\nSee [[Acme|it]] and [[Beta]].\n");
  vault.Update();
  EXPECT_TRUE(CheckIndex(vault.index())->problems.empty());
  vault.Write("a.md", "# A\n\nSee it and [[Beta]].\n");
  const Result<CheckReport> report = CheckIndex(vault.index());
  ASSERT_TRUE(report.ok());
  bool said = false;
  for (const Problem& problem : report->problems) {
    said = said || problem.reason.find("the link \"[[Acme") == 0;
    EXPECT_EQ(problem.reason.find("Beta"), std::string::npos);
  }
  EXPECT_TRUE(said);
}

}  // namespace
}  // namespace tanxun
