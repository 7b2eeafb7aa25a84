// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

StoredSource Note(std::string subject, std::vector<std::string> aliases = {},
                  std::vector<Alias> names = {}) {
  StoredSource source;
  source.path = subject + ".md";
  source.subject = std::move(subject);
  source.aliases = std::move(aliases);
  source.names = std::move(names);
  return source;
}

std::string Build(const std::vector<StoredSource>& sources) {
  return NameTable::Build(sources, {}, {});
}

TickerMention Listing(std::string ticker, std::string subject) {
  return {std::move(ticker), std::move(subject), 1, {}};
}

// All entities by name, as one line each: "name | other names | tickers".
std::vector<std::string> Dump(const NameTable& table) {
  std::vector<std::string> lines;
  for (std::uint32_t id = 0; id < table.size(); ++id) {
    const Entity entity = table.Get(id);
    std::string line = entity.name + (entity.has_note ? "" : "?") + " |";
    for (std::size_t i = 1; i < entity.names.size(); ++i) line += " " + entity.names[i];
    line += " |";
    for (const std::string& ticker : entity.tickers) line += " " + ticker;
    for (const std::string& part : entity.parts) line += " part:" + part;
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

using Lines = std::vector<std::string>;

TEST(NameTable, StatementsJoinNames) {
  struct Row {
    const char* why;
    std::vector<StoredSource> sources;
    Lines expected;
  };
  StoredSource listed = Note("Acme");
  listed.tickers = {Listing("NYSE:ACME", "Acme"), Listing("HKEX:1234", "Acme"),
                    Listing("1234", "Acme")};
  StoredSource bare = Note("Beta");
  bare.tickers = {Listing("4321", "Beta")};
  StoredSource group = Note("Acme Group");
  group.section_names = {"Why", "Beta", "Acme Group"};
  const std::vector<Row> rows = {
      {"front matter", {Note("Acme", {"ACM", "艾克米"})}, {"Acme | ACM 艾克米 |"}},
      {"brackets without a note",
       {Note("Page", {}, {{"Qwen", "通义千问", "brackets", 1}})},
       {"Page | |", "Qwen? | 通义千问 |"}},
      {"a pair joins two notes",
       {Note("Qwen", {}, {{"Qwen", "通义千问", "brackets", 1}}), Note("通义千问")},
       {"Qwen | 通义千问 |"}},
      {"a kind in brackets is no name",
       {Note("Page", {},
             {{"甲公司", "Electronics", "brackets", 1},
              {"乙公司", "Electronics", "brackets", 2},
              {"丙公司", "Electronics", "brackets", 3}})},
       {"Page | |"}},
      {"an alias that is another note's subject",
       {Note("Acme", {"Beta"}), Note("Beta")},
       {"Acme | Beta |"}},
      {"a shared alias joins nothing",
       {Note("Acme", {"9988"}), Note("Acme Cloud", {"9988"})},
       {"Acme Cloud | 9988 |", "Acme | 9988 |"}},
      {"a suffix makes another name",
       {Note("Acme"), Note("Acme Group"), Note("Acme集团")},
       {"Acme Group | |", "Acme | |", "Acme集团 | |"}},
      {"spellings are one name",
       {Note("T-Head"), Note("t head", {"平头哥"})},
       {"T-Head | 平头哥 |"}},
      {"a chain between two notes is cut in the middle",
       {Note("A1", {"x1"}), Note("B1", {"y1"}), Note("C1", {}, {{"x1", "y1", "brackets", 1}})},
       {"A1 | x1 |", "B1 | y1 |", "C1 | |"}},
      {"listings are a family, bare codes belong to it",
       {listed},
       {"Acme | | HKEX:1234 NYSE:ACME"}},
      {"a bare code nobody knows better", {bare}, {"Beta | | 4321"}},
      {"a section headed by another entity is a part",
       {group, Note("Beta")},
       {"Acme Group | | part:beta", "Beta | |"}},
  };
  for (const Row& row : rows) {
    const std::string bytes = Build(row.sources);
    Lines expected = row.expected;
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(Dump(NameTable(bytes)), expected) << row.why;
  }
}

Alias Bracket(std::string name, std::string other) {
  return {std::move(name), std::move(other), "brackets", 1};
}

// Weak statements: what contradicts better ones joins nothing.
TEST(NameTable, WeakStatementsAreWeighed) {
  const auto page = [](int number, std::vector<Alias> names) {
    return Note("Page " + std::to_string(number), {}, std::move(names));
  };
  struct Row {
    const char* why;
    std::vector<StoredSource> sources;
    const char* a;
    const char* b;
    bool are_one;
  };
  const std::vector<Row> rows = {
      {"beside front matter",
       {Note("Acme", {"艾克米"}), page(1, {Bracket("Acme", "张三丰")})},
       "acme",
       "张三丰",
       false},
      {"a form of what front matter says",
       {Note("Acme", {"艾克米"}), page(1, {Bracket("Acme", "艾克迷")})},
       "acme",
       "艾克迷",
       true},
      {"beside thrice the sources",
       {page(1, {Bracket("Acme", "艾克米")}), page(2, {Bracket("Acme", "艾克米")}),
        page(3, {Bracket("Acme", "艾克米"), Bracket("Acme", "伙伴关系")})},
       "acme",
       "伙伴关系",
       false},
      {"the better one of them",
       {page(1, {Bracket("Acme", "艾克米")}), page(2, {Bracket("Acme", "艾克米")}),
        page(3, {Bracket("Acme", "艾克米"), Bracket("Acme", "伙伴关系")})},
       "acme",
       "艾克米",
       true},
      {"a chain through a name that two claim alike",
       {page(1, {Bracket("Acme", "艾克米"), Bracket("Borealis", "艾克米")})},
       "acme",
       "borealis",
       false},
      {"which belongs to each",
       {page(1, {Bracket("Acme", "艾克米"), Bracket("Borealis", "艾克米")})},
       "acme",
       "艾克米",
       true},
      {"a hub",
       {page(1, {Bracket("api", "接口"), Bracket("api", "机器"), Bracket("api", "输入")})},
       "api",
       "接口",
       false},
      {"a group is not its company",
       {page(1, {Bracket("Acme", "艾克米"), Bracket("Acme", "艾克米集团")})},
       "艾克米",
       "艾克米集团",
       false},
  };
  for (const Row& row : rows) {
    const std::string bytes = Build(row.sources);
    const NameTable table(bytes);
    const auto a = table.Find(row.a);
    const auto b = table.Find(row.b);
    const bool are_one = std::any_of(a.begin(), a.end(), [&](std::uint32_t id) {
      return std::find(b.begin(), b.end(), id) != b.end();
    });
    EXPECT_EQ(are_one, row.are_one) << row.why;
  }
}

TEST(NameTable, TwoListingsOnOneExchangeAreTwoCompanies) {
  StoredSource page = Note("Page", {}, {Bracket("Acme", "北极")});
  page.tickers = {Listing("SSE:600001", "Acme"), Listing("SSE:600002", "北极")};
  const std::string bytes = Build({page});
  EXPECT_NE(NameTable(bytes).Find("acme"), NameTable(bytes).Find("北极"));
}

TEST(NameTable, SuffixesMakeRelatedEntities) {
  const std::string bytes = Build({Note("Acme"), Note("Acme Group"), Note("Acme Cloud"),
                                   Note("艾克米股份有限公司"), Note("艾克米")});
  const NameTable table(bytes);
  const auto related = [&](const char* key) {
    Lines names;
    for (const std::uint32_t id : table.Get(table.Find(key).at(0)).related) {
      names.push_back(table.Get(id).name);
    }
    return names;
  };
  EXPECT_EQ(related("acme"), (Lines{"Acme Group"}));
  EXPECT_EQ(related("acme group"), (Lines{"Acme"}));
  EXPECT_EQ(related("acme cloud"), Lines{});
  EXPECT_EQ(related("艾克米"), (Lines{"艾克米股份有限公司"}));
}

// The list: its rows join where the sources say nothing else.
TEST(NameTable, TheListComesLast) {
  const std::vector<ListedName> list = {{"company", {"Acme", "艾克米"}, {"NYSE:ACME", "HKEX:9990"}},
                                        {"company", {"Borealis", "北极"}, {"NYSE:BOR"}},
                                        {"company", {"Cygnus", "天鹅"}, {}}};
  StoredSource other = Note("Borealis");  // Another company of that name.
  other.tickers = {Listing("NYSE:BRLS", "Borealis")};
  StoredSource acme = Note("Acme");
  acme.tickers = {Listing("NYSE:ACME", "Acme")};
  const std::string bytes = NameTable::Build(
      {acme, other, Note("Cygnus", {"鹅座"}), Note("Page", {}, {Bracket("Acme", "王小明")})}, {},
      list);
  const NameTable table(bytes);
  EXPECT_EQ(Dump(table), (Lines{"Acme | 艾克米 | HKEX:9990 NYSE:ACME", "Borealis | | NYSE:BRLS",
                                "Cygnus | 鹅座 |", "Page | |", "北极? | | NYSE:BOR", "天鹅? | |"}));
  EXPECT_EQ(table.stated(), 4u);
  EXPECT_EQ(table.Get(table.Find("天鹅").at(0)).origin, EntityOrigin::kList);
  ASSERT_EQ(table.Claims().size(), 2u);
  EXPECT_EQ(table.Claims("borealis").at(0).entities.size(), 2u);
  EXPECT_EQ(table.TickerFamily("9990.HK"), (Lines{"HKEX:9990", "NYSE:ACME"}));
}

// Two rows of the list are two companies, whatever a bracket beside one of them holds.
TEST(NameTable, ABracketJoinsNoTwoRowsOfTheList) {
  const std::vector<ListedName> list = {{"company", {"Deneb", "Deneb Tools"}, {}},
                                        {"company", {"天津四", "天四仪器"}, {}}};
  const std::vector<StoredSource> sources = {Note("Page", {}, {Bracket("Deneb", "天津四")})};
  const std::string unlisted = Build(sources);
  EXPECT_EQ(NameTable(unlisted).Find(NameKey("deneb")), NameTable(unlisted).Find("天津四"));
  const std::string bytes = NameTable::Build(sources, {}, list);
  const NameTable table(bytes);
  EXPECT_NE(table.Find(NameKey("deneb")), table.Find("天津四"));
}

TEST(NameTable, FindsThoseThatHoldAPartOrAListing) {
  const std::vector<ListedName> list = {{"company", {"Northern Acme", "北艾克米"}, {"NYSE:NAC"}}};
  StoredSource listed = Note("Acme Tools", {"艾克米工具", "Acme Works"});
  listed.tickers = {Listing("NYSE:ACME", "Acme Tools"), Listing("HKEX:9990", "Acme Tools")};
  const std::string bytes =
      NameTable::Build({Note("Borealis"), listed, Note("Zeta Acme")}, {}, list);
  const NameTable table(bytes);
  const auto tools = table.Find(NameKey("Acme Tools"));
  const auto zeta = table.Find(NameKey("Zeta Acme"));
  ASSERT_LT(tools, zeta);
  EXPECT_EQ(table.FindHolding("acme", 5), (std::vector{tools.at(0), zeta.at(0)}));
  EXPECT_EQ(table.FindHolding("acme", 1), tools);
  EXPECT_EQ(table.FindHolding("克米", 5), tools);
  EXPECT_TRUE(table.FindHolding("acme", 0).empty());
  EXPECT_TRUE(table.FindHolding("northern", 5).empty());
  EXPECT_EQ(table.FindListed({"SSE:600000", "HKEX:9990"}), tools);
  EXPECT_TRUE(table.FindListed({"NYSE:NAC"}).empty());
  EXPECT_TRUE(table.FindListed({}).empty());
}

TEST(NameTable, AmbiguousNameLeadsToAll) {
  const std::string bytes = Build({Note("Acme", {"9988"}), Note("Acme Cloud", {"9988"})});
  const NameTable table(bytes);
  EXPECT_EQ(table.Find(NameKey("9988")).size(), 2u);
  EXPECT_EQ(table.Find(NameKey("acme")).size(), 1u);
  EXPECT_TRUE(table.Find("nobody").empty());
  EXPECT_TRUE(table.Find("").empty());
}

TEST(NameTable, TickerFamilies) {
  StoredSource a = Note("Acme");
  a.tickers = {Listing("NYSE:ACME", "Acme"), Listing("HKEX:9988", "Acme")};
  StoredSource b = Note("Acme Holding");  // Another subject, one common listing.
  b.tickers = {Listing("NYSE:ACME", "Acme Holding")};
  StoredSource c = Note("Chips");
  c.tickers = {Listing("NASDAQ:CHIP", "")};
  const std::string bytes = Build({a, b, c});
  const NameTable table(bytes);
  const Lines family{"HKEX:9988", "NYSE:ACME"};
  for (const char* form : {"ACME", "NYSE:ACME", "$ACME", "9988.HK", "HKEX:9988", "9988", "09988"}) {
    EXPECT_EQ(table.TickerFamily(form), family) << form;
  }
  EXPECT_EQ(table.TickerFamily("NASDAQ:CHIP"), (Lines{"NASDAQ:CHIP"}));
  EXPECT_EQ(table.TickerFamily("NASDAQ:NOPE"), (Lines{"NASDAQ:NOPE"}));
}

TEST(NameTable, OrderOfSourcesDoesNotShow) {
  constexpr unsigned kSeed = 7;
  std::mt19937 random(kSeed);
  for (int run = 0; run < 50; ++run) {
    std::vector<StoredSource> sources;
    for (int i = 0; i < 12; ++i) {
      StoredSource source = Note("n" + std::to_string(random() % 9));
      source.path = std::to_string(i);
      for (int k = 0; k < 2; ++k) source.aliases.push_back("a" + std::to_string(random() % 9));
      source.names = {
          {"n" + std::to_string(random() % 9), "b" + std::to_string(random() % 5), "brackets", 1}};
      source.tickers = {Listing("NYSE:T" + std::string(1, static_cast<char>('A' + random() % 6)),
                                source.subject)};
      sources.push_back(std::move(source));
    }
    const std::string bytes = Build(sources);
    for (int k = 0; k < 5; ++k) {
      std::shuffle(sources.begin(), sources.end(), random);
      ASSERT_EQ(Build(sources), bytes) << "seed " << kSeed << " run " << run;
    }
    // Every name leads back to an entity that has it.
    const NameTable table(bytes);
    for (std::uint32_t id = 0; id < table.size(); ++id) {
      for (const std::string& name : table.Get(id).names) {
        const auto ids = table.Find(NameKey(name));
        EXPECT_NE(std::find(ids.begin(), ids.end(), id), ids.end()) << name;
      }
    }
  }
}

// Its pages have digests (paged_bytes_test.cc); whatever comes through them harms nobody.
TEST(NameTable, DamagedBytesDoNoHarm) {
  const std::string bytes = Build({Note("Acme", {"ACM"}), Note("Beta")});
  EXPECT_EQ(NameTable(std::string_view(bytes)).size(), 2u);
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    std::string damaged = bytes;
    damaged[random() % damaged.size()] ^= static_cast<char>(1u << (random() % 8));
    damaged.resize(damaged.size() - random() % 2 * (random() % damaged.size()));
    const NameTable table{std::string_view(damaged)};
    EXPECT_LE(table.size(), bytes.size());
    EXPECT_LE(table.Find("acme").size(), bytes.size());
    EXPECT_LE(table.FindHolding("acm", 9).size(), 9u);
    Dump(table);
  }
  EXPECT_EQ(NameTable().size(), 0u);
  EXPECT_EQ(NameTable().TickerFamily("NYSE:ACME"), (Lines{"NYSE:ACME"}));
}

}  // namespace
}  // namespace tanxun
