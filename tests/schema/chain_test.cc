// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/chain.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

Edge Step(std::string from, std::string to, std::string relation = "supplies",
          std::uint32_t line = 1) {
  Edge edge;
  edge.from = std::move(from);
  edge.to = std::move(to);
  edge.relation = std::move(relation);
  edge.line = line;
  return edge;
}

StoredSource Note(std::string path, std::vector<Edge> edges) {
  StoredSource source;
  source.path = path;
  source.subject = std::move(path);
  source.edges = std::move(edges);
  return source;
}

// Everything a table says, a line a statement.
std::string Dump(const ChainTable& table) {
  std::string out;
  for (std::uint32_t node = 0; node < table.nodes(); ++node) {
    for (std::uint32_t link = table.OutBegin(node); link < table.OutBegin(node + 1); ++link) {
      EXPECT_EQ(table.Giver(link), node);
      for (const ChainStatement& statement : table.Statements(link)) {
        out +=
            fmt::format("{} -{}-> {} @{}:{}{}\n", table.Node(node).name, statement.relation,
                        table.Node(table.Taker(link)).name, statement.path, statement.line,
                        statement.as_of.date.known() ? " " + Describe(statement.as_of.date) : "");
      }
    }
  }
  return out;
}

TEST(ChainTable, NamesOfOneEntityAreOneNode) {
  StoredSource acme = Note("Acme", {Step("Acme", "Borealis")});
  acme.aliases = {"艾克米"};
  const std::vector<StoredSource> sources = {
      acme, Note("Cygnus", {Step("艾克米", "Cygnus"), Step("Acme", "艾克米")})};
  const std::string names = NameTable::Build(sources);
  const std::string bytes = ChainTable::Build(sources, NameTable(names));
  const ChainTable table(bytes);
  EXPECT_EQ(table.nodes(), 3u);
  EXPECT_EQ(Dump(table), "Acme -supplies-> Cygnus @Cygnus:1\nAcme -supplies-> Borealis @Acme:1\n");
  EXPECT_TRUE(table.OfKey(NameKey("Borealis")).has_value()) << "nobody's name but its own";
  EXPECT_FALSE(table.OfKey(NameKey("Acme")).has_value());
  const auto ids = NameTable(names).Find(NameKey("艾克米"));
  ASSERT_EQ(ids.size(), 1u);
  const auto node = table.OfEntity(ids.front());
  ASSERT_TRUE(node.has_value());
  EXPECT_EQ(table.Node(*node).name, "Acme");
}

TEST(ChainTable, ANameThatSeveralClaimStandsAlone) {
  StoredSource a = Note("Acme Chips", {Step("Acme", "Borealis")});
  StoredSource b = Note("Acme Motor", {});
  a.aliases = b.aliases = {"Acme"};
  const std::vector<StoredSource> sources = {a, b};
  const std::string names = NameTable::Build(sources);
  ASSERT_EQ(NameTable(names).Find("acme").size(), 2u);
  const std::string bytes = ChainTable::Build(sources, NameTable(names));
  EXPECT_TRUE(ChainTable(bytes).OfKey("acme").has_value());
}

TEST(ChainTable, NewestStatementFirst) {
  Edge old = Step("A1", "B1", "supplies", 2);
  old.as_of.date = {2023, 0, 0};
  Edge recent = Step("A1", "B1", "supplies", 9);
  recent.as_of.date = {2025, 4, 0};
  const std::vector<StoredSource> sources = {Note("x", {old, Step("A1", "B1"), recent})};
  const std::string bytes = ChainTable::Build(sources, NameTable());
  EXPECT_EQ(Dump(ChainTable(bytes)),
            "A1 -supplies-> B1 @x:9 2025-04\nA1 -supplies-> B1 @x:2 2023\n"
            "A1 -supplies-> B1 @x:1\n");
}

TEST(ChainTable, OrderOfSourcesDoesNotShowAndDamageIsSeen) {
  constexpr unsigned kSeed = 11;
  std::mt19937 random(kSeed);
  for (int run = 0; run < 30; ++run) {
    std::vector<StoredSource> sources;
    for (int i = 0; i < 10; ++i) {
      std::vector<Edge> edges;
      for (int k = 0; k < 6; ++k) {
        edges.push_back(Step("n" + std::to_string(random() % 9), "n" + std::to_string(random() % 9),
                             "supplies", static_cast<std::uint32_t>(random() % 5)));
      }
      sources.push_back(Note("n" + std::to_string(i), edges));
    }
    const std::string names = NameTable::Build(sources);
    const std::string bytes = ChainTable::Build(sources, NameTable(names));
    std::shuffle(sources.begin(), sources.end(), random);
    ASSERT_EQ(ChainTable::Build(sources, NameTable(names)), bytes) << "seed " << kSeed;

    const ChainTable table(bytes);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> inward;
    for (std::uint32_t node = 0; node < table.nodes(); ++node) {
      for (std::uint32_t i = table.InBegin(node); i < table.InBegin(node + 1); ++i) {
        EXPECT_EQ(table.Taker(table.InLink(i)), node);
        inward.emplace_back(table.Giver(table.InLink(i)), node);
      }
    }
    EXPECT_EQ(inward.size(), table.links()) << "each link once";

    std::string damaged = bytes;
    damaged[random() % damaged.size()] ^= 0x20;
    EXPECT_EQ(ChainTable(damaged).nodes(), 0u);
    EXPECT_EQ(ChainTable(bytes.substr(0, random() % bytes.size())).nodes(), 0u);
  }
}

}  // namespace
}  // namespace tanxun
