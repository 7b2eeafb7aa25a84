// SPDX-License-Identifier: GPL-2.0-or-later
// Laws of the whole: incremental equals fresh, facets equal counting by hand.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

constexpr unsigned kSeed = 42;
const std::vector<std::string> kWords = {"cats",  "dogs", "平头哥", "和平", "服务器",
                                         "chips", "H100", "GPT-4",  "芯片", "markets"};
const std::vector<std::string> kTags = {"china", "china/ai", "chips", "market"};
const std::vector<std::string> kTickers = {"NYSE: ACME", "NASDAQ: BETA", "HKEX: 9988", "NYSE: CEE"};
const std::vector<std::string> kMarks = {"🔴 stop", "🟢 go", "🟡 wait"};

std::string RandomNote(std::mt19937& random) {
  std::string note =
      "---\ntags: [" + kTags[random() % kTags.size()] + ", " + kTags[random() % kTags.size()] +
      "]\ndate: 202" + std::to_string(random() % 6) + "-05-06\naliases: [N" +
      std::to_string(random() % 5) + "]\n---\n# Note " + std::to_string(random() % 8) + "\n\n";
  for (unsigned section = 0; section < 1 + random() % 3; ++section) {
    note += "## Part " + std::to_string(section) + "\n\n";
    for (unsigned i = 0; i < 3 + random() % 12; ++i) note += kWords[random() % kWords.size()] + " ";
    if (random() % 2 == 0) note += "(" + kTickers[random() % kTickers.size()] + ") ";
    if (random() % 2 == 0) note += "\n\n" + kMarks[random() % kMarks.size()];
    note += "\n\n";
  }
  return note;
}

std::string Dump(const SearchResult& result) {
  std::string text = std::string(Name(result.state)) + " " + std::to_string(result.total) + "\n";
  for (const Hit& hit : result.hits) {
    char score[64];
    std::snprintf(score, sizeof score, "%.17g", hit.score);
    text += std::to_string(hit.rank) + " " + score + " " + hit.path + ":" +
            std::to_string(hit.span.begin) + " " + hit.snippet;
    for (const Highlight& light : hit.highlights) {
      text += " " + std::to_string(light.begin) + "-" + std::to_string(light.end);
    }
    for (const std::string& ticker : hit.tickers) text += " " + ticker;
    for (const std::string& alias : hit.matched_aliases) text += " ~" + alias;
    text += "\n";
  }
  for (const auto& names : result.synonyms) {
    for (const std::string& name : names) text += " =" + name;
  }
  return text;
}

std::string Dump(const Facets& facets) {
  std::string text;
  for (const auto& [field, values] : facets) {
    text += field + ":";
    for (const FacetValue& value : values) {
      text += " " + value.value + "=" + std::to_string(value.count);
      for (const std::string& listing : value.family) text += "/" + listing;
    }
    text += "\n";
  }
  return text;
}

std::string AnswersOf(const TempVault& vault) {
  std::string text;
  for (const std::string& query :
       {std::string("cats"), std::string("平头哥"), std::string("dogs 和平 chips"),
        std::string("N1 芯片"), std::string("tag:china GPT-4"), std::string("\"cats dogs\""),
        std::string("平"), std::string("ma*"), std::string("status:>=yellow"),
        std::string("哪些服务器芯片 H100")}) {
    SearchRequest request;
    request.query = query;
    request.limit = 30;
    request.facets = {"tag", "ticker", "status", "entity", "year"};
    const SearchResult result = vault.Search(request);
    text += query + "\n" + Dump(result) + Dump(result.facets);
  }
  Result<Searcher> searcher = Searcher::Open(vault.index());
  if (searcher) text += Dump(*searcher->CountFacets({}));
  return text;
}

TEST(Laws, IncrementalEqualsFresh) {
  std::mt19937 random(kSeed);
  TempVault vault;
  UpdateOptions force;
  force.force = true;
  for (int step = 0; step < 12; ++step) {
    for (unsigned i = 0; i < 1 + random() % 4; ++i) {
      const std::string path =
          "f" + std::to_string(random() % 2) + "/n" + std::to_string(random() % 7) + ".md";
      if (random() % 4 == 0) {
        vault.Remove(path);
      } else {
        vault.Write(path, RandomNote(random));
      }
    }
    vault.Update(force);
    const std::string incremental = AnswersOf(vault);
    std::filesystem::rename(vault.index(), vault.index().string() + "-grown");
    vault.Update(force);
    ASSERT_EQ(AnswersOf(vault), incremental) << "seed " << kSeed << " step " << step;
    std::filesystem::remove_all(vault.index());
    std::filesystem::rename(vault.index().string() + "-grown", vault.index());
  }
}

// A value counts the sources that its filter admits.
TEST(Laws, FacetsCountWhatFiltersFind) {
  std::mt19937 random(kSeed + 1);
  TempVault vault;
  for (int i = 0; i < 15; ++i) {
    vault.Write("f" + std::to_string(i % 3) + "/n" + std::to_string(i) + ".md", RandomNote(random));
  }
  vault.Update();
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  const std::map<std::string, std::vector<std::string> Filters::*> fields = {
      {"tag", &Filters::tags},       {"ticker", &Filters::tickers}, {"status", &Filters::statuses},
      {"lang", &Filters::languages}, {"folder", &Filters::globs},   {"entity", &Filters::entities}};
  for (const std::string& query : {std::string(), std::string("cats OR 平头哥")}) {
    FacetRequest request;
    request.query = query;
    const Result<Facets> facets = searcher->CountFacets(request);
    ASSERT_TRUE(facets.ok()) << facets.error().message;
    EXPECT_EQ(facets->at("kind").size(), 1u);
    for (const auto& [field, member] : fields) {
      EXPECT_FALSE(facets->at(field).empty()) << field;
      std::uint64_t before = ~0ull;
      for (const FacetValue& value : facets->at(field)) {
        EXPECT_LE(value.count, before);
        before = value.count;
        SearchRequest search;
        search.query = query;
        search.filters.*member = {value.value};
        search.grouping = Grouping::kSource;
        search.limit = 100;
        EXPECT_EQ(vault.Search(search).hits.size(), value.count) << field << " " << value.value;
      }
    }
  }
  // The slow twin of a query's facets: every source that matches, with all its tags.
  SearchRequest search;
  search.query = "cats OR 平头哥";
  search.grouping = Grouping::kSource;
  search.limit = 100;
  std::map<std::string, std::uint64_t> by_hand;
  for (const Hit& hit : vault.Search(search).hits) {
    std::set<std::string> tags;
    for (const std::string& tag : hit.tags) {
      tags.insert(tag);
      if (tag.find('/') != std::string::npos) tags.insert(tag.substr(0, tag.find('/')));
    }
    for (const std::string& tag : tags) ++by_hand[tag];
  }
  FacetRequest request;
  request.query = search.query;
  request.fields = {"tag"};
  std::map<std::string, std::uint64_t> counted;
  const Result<Facets> facets = searcher->CountFacets(request);
  for (const FacetValue& value : facets->at("tag")) counted[value.value] = value.count;
  EXPECT_EQ(counted, by_hand);
}

TEST(Laws, TickerFamiliesCountOnce) {
  TempVault vault;
  vault.Write("a.md",
              "# Acme\n\n| Metric | Value |\n|---|---|\n| Ticker | ACME (NYSE), 9988 (HK) |\n");
  vault.Write("b.md", "# News\n\nShares of Acme (NYSE: ACME) rose.\n");
  vault.Update();
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  FacetRequest request;
  request.fields = {"ticker"};
  EXPECT_EQ(Dump(*searcher->CountFacets(request)), "ticker: NYSE:ACME=2/HKEX:9988/NYSE:ACME\n");
  for (const char* query : {"ticker:ACME", "ticker:9988.HK", "ticker:9988", "$ACME", "HKEX:9988"}) {
    EXPECT_EQ(vault.Paths(query), "a.md b.md") << query;
  }
}

}  // namespace
}  // namespace tanxun
