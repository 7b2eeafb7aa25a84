// SPDX-License-Identifier: GPL-2.0-or-later
// Facets: a value's count is what the value finds, whatever the query, as a flag and as a field.
// Seed: TANXUN_TEST_SEED.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

unsigned Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? 20260102U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

template <typename Value>
const Value& AnyOne(std::mt19937& random, const std::vector<Value>& values) {
  return values[random() % values.size()];
}

const std::vector<std::string> kWords = {"cats",  "dogs", "平头哥", "和平", "服务器",
                                         "chips", "H100", "GPT-4",  "芯片", "markets"};

std::string RandomNote(std::mt19937& random) {
  const std::vector<std::string> tags = {"china",     "china/ai", "china/ai/chips", "China/Law",
                                         "芯片/设计", "芯片",     "market"};
  const std::vector<std::string> names = {"Acme", "平头哥", "T-Head", "Beta Corp", "艾克米"};
  const std::vector<std::string> listings = {"(NYSE: ACME)", "(NASDAQ: BETA)", "(HKEX: 9988)",
                                             "(ACME, 9988.HK)", "(SSE: 600000)"};
  const std::vector<std::string> marks = {"🔴 stop", "🟢 好", "🟡 wait", "🟠 注意"};
  std::string note = "---\ntags: [" + AnyOne(random, tags) + ", " + AnyOne(random, tags) + "]\n";
  if (random() % 3 != 0) note += "date: 202" + std::to_string(random() % 4) + "-05-06\n";
  if (random() % 2 == 0) note += "aliases: [" + AnyOne(random, names) + "]\n";
  note += "---\n# " + AnyOne(random, names) + "\n\n";
  for (unsigned section = 0; section < 1 + random() % 3; ++section) {
    note += random() % 4 == 0 ? "## 2024-03-01\n\n" : "## Part " + std::to_string(section) + "\n\n";
    for (unsigned i = 0; i < 2 + random() % 10; ++i) note += AnyOne(random, kWords) + " ";
    if (random() % 2 == 0) note += AnyOne(random, listings);
    if (random() % 2 == 0) note += "\n\n" + AnyOne(random, marks);
    note += "\n\n";
  }
  return note;
}

// Two collections that share folders and names of files, and one of records.
void FillVault(std::mt19937& random, TempVault& vault) {
  const std::vector<std::string> folders = {"a", "a/b", "a/b/c", "笔记", "笔记/旧", "x [old]", ""};
  std::string records;
  for (int i = 0; i < 30; ++i) {
    const std::string& folder = AnyOne(random, folders);
    vault.Write((i % 2 == 0 ? "one/" : "two/") + folder + (folder.empty() ? "" : "/") + "n" +
                    std::to_string(random() % 20) + ".md",
                RandomNote(random));
    records += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + AnyOne(random, kWords) + " " +
               AnyOne(random, kWords) + "\",\"tags\":[\"china/ai\"],\"date\":\"2023-01-0" +
               std::to_string(1 + i % 9) + "\"}\n";
  }
  vault.Write("log.jsonl", records);
  vault.UpdatePaths({vault.notes() / "one", vault.notes() / "two", vault.notes() / "log.jsonl"});
}

std::string RandomQuery(std::mt19937& random) {
  const std::string& word = AnyOne(random, kWords);
  const std::string& other = AnyOne(random, kWords);
  switch (random() % 9) {
    case 0:
      return "";
    case 1:
      return word + " OR " + other;
    case 2:
      return word + " -" + other;
    case 3:
      return "+" + word + " " + other;
    case 4:
      return "NOT " + word;
    case 5:
      return "tag:china " + word;
    case 6:
      return "status:>=yellow";
    default:
      return word + " " + other;
  }
}

// The flag of a field, where there is one.
std::vector<std::string> Filters::*FlagOf(const std::string& field) {
  const std::map<std::string, std::vector<std::string> Filters::*> flags = {
      {"tag", &Filters::tags},       {"ticker", &Filters::tickers}, {"status", &Filters::statuses},
      {"lang", &Filters::languages}, {"folder", &Filters::globs},   {"entity", &Filters::entities}};
  const auto found = flags.find(field);
  return found == flags.end() ? nullptr : found->second;
}

TEST(Facets, AValueCountsWhatItFinds) {
  std::mt19937 random(Seed());
  TempVault vault;
  FillVault(random, vault);
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  const auto total = [&](const SearchRequest& request) {
    const Result<SearchResult> result = searcher->Search(request);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    return result.ok() ? result->total : 0;
  };
  std::set<std::string> counted;
  for (int round = 0; round < 60; ++round) {
    FacetRequest request;
    request.query = RandomQuery(random);
    request.grouping = random() % 2 == 0 ? Grouping::kSource : Grouping::kPassage;
    if (random() % 4 == 0) request.filters.languages = {"zh"};
    const Result<Facets> facets = searcher->CountFacets(request);
    ASSERT_TRUE(facets.ok()) << request.query << ": " << facets.error().message;
    for (const auto& [field, values] : *facets) {
      std::uint64_t before = ~0ull;
      for (const FacetValue& value : values) {
        const std::string where = "seed " + std::to_string(Seed()) + " query " + request.query +
                                  " " + field + " " + value.value;
        counted.insert(field);
        EXPECT_LE(value.count, before) << where;
        before = value.count;
        SearchRequest search;
        search.limit = 0;
        search.grouping = request.grouping;
        search.filters = request.filters;
        search.query = (request.query.empty() ? "" : "(" + request.query + ") ") + field + ":\"" +
                       value.value + "\"";
        EXPECT_EQ(total(search), value.count) << where;
        if (FlagOf(field) == nullptr || FlagOf(field) == &Filters::languages) continue;
        search.query = request.query;
        search.filters.*FlagOf(field) = {value.value};
        EXPECT_EQ(total(search), value.count) << where << " as a flag";
      }
    }
  }
  EXPECT_EQ(counted.size(), 8u);
}

// Tags are shown as they are written.
std::string InSmallLetters(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

// The slow twin: every passage found is looked at.
TEST(Facets, NothingThatIsThereIsLeftOut) {
  std::mt19937 random(Seed() + 1);
  TempVault vault;
  FillVault(random, vault);
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  for (int round = 0; round < 40; ++round) {
    SearchRequest search;
    search.query = RandomQuery(random);
    search.limit = 10'000;
    const Result<SearchResult> found = searcher->Search(search);
    ASSERT_TRUE(found.ok()) << found.error().message;
    using Counts = std::map<std::string, std::set<std::string>>;  // By value: who has it.
    std::map<std::string, Counts> by_hand;
    for (const Hit& hit : found->hits) {
      const std::string passage =
          hit.path + "#" + hit.record + "@" + std::to_string(hit.span.begin);
      for (const std::string& tag : hit.tags) {
        const std::string folded = InSmallLetters(tag);
        for (std::size_t at = folded.find('/'); at != folded.npos; at = folded.find('/', at + 1)) {
          by_hand["tag"][folded.substr(0, at)].insert(passage);
        }
        by_hand["tag"][folded].insert(passage);
      }
      for (std::size_t at = hit.path.find('/'); at != hit.path.npos;
           at = hit.path.find('/', at + 1)) {
        by_hand["folder"][hit.path.substr(0, at)].insert(passage);
      }
      by_hand["lang"][hit.language].insert(passage);
      by_hand["kind"][hit.record.empty() ? "note" : "record"].insert(passage);
      if (hit.date.known()) by_hand["year"][std::to_string(hit.date.year)].insert(passage);
    }
    FacetRequest request;
    request.query = search.query;
    request.grouping = Grouping::kPassage;
    for (const std::string field : {"tag", "folder", "lang", "kind", "year"}) {
      request.fields = {field};
      const Result<Facets> facets = searcher->CountFacets(request);
      ASSERT_TRUE(facets.ok());
      std::map<std::string, std::uint64_t> counts;
      for (const FacetValue& value : facets->at(field)) {
        counts[InSmallLetters(value.value)] = value.count;
      }
      std::map<std::string, std::uint64_t> wanted;
      for (const auto& [value, passages] : by_hand[field]) wanted[value] = passages.size();
      EXPECT_EQ(counts, wanted) << "seed " << Seed() << " query " << search.query << " " << field;
    }
  }
}

TEST(Facets, ABareCodeIsShownWithTheExchangeThatItsFamilyKnows) {
  TempVault vault;
  vault.Write("Acme.md", "---\nticker: ABCX\n---\n# Acme\n\nOne.\n");
  vault.Write("b/Acme.md", "---\ntitle: Acme\nticker: 'NYSE: ABCX'\n---\n\nTwo.\n");
  vault.Write("Bolt.md", "---\nticker: BLTX\n---\n# Bolt\n\nThree.\n");
  vault.Update();
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  FacetRequest request;
  request.fields = {"ticker"};
  const Result<Facets> facets = searcher->CountFacets(request);
  ASSERT_TRUE(facets.ok());
  std::map<std::string, std::uint64_t> counts;
  for (const FacetValue& value : facets->at("ticker")) counts[value.value] = value.count;
  EXPECT_EQ(counts, (std::map<std::string, std::uint64_t>{{"NYSE:ABCX", 2}, {"BLTX", 1}}));
}

}  // namespace
}  // namespace tanxun
