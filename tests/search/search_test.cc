// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "indexer/text/utf8.h"
#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

class SearchTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    vault_->Write("chips/平头哥.md",
                  "---\naliases: [T-Head]\ntags: [chips/design, china]\ndate: 2025-03-04\n---\n"
                  "# 平头哥\n\n平头哥半导体设计服务器芯片。玄铁处理器。\n");
    vault_->Write("chips/en.md",
                  "---\ntags: [China]\ndate: 2024-11-30\n---\n# Custom silicon\n\n"
                  "The T-Head team builds server chips. The GPT-4 class needs H100 clusters.\n");
    vault_->Write("和平.md", "# 和平\n\n世界和平与头条新闻，他的哥哥在平地。经典电影。\n");
    vault_->Write("travel/景点.md", "# 景点\n\n北京的旅游景点很多，三星的手机很贵。\n");
    vault_->Write("travel/war.md",
                  "# History\n\nThe World War ended. A war of the world began in 1914.\n\n"
                  "Running dogs run quickly over 1,000 hills.\n");
    vault_->Write("trad.md", "# 記憶體\n\n阿里巴巴集團的記憶體晶片，一隻貓。\n");
    vault_->Write("cards/red.md", "# Acme\n\n🔴 Cut off from supply. Listed as (NYSE: ACME).\n");
    vault_->Write("cards/green.md", "# Beta\n\n🟢 All is well here.\n");
    vault_->Update();
  }
  static void TearDownTestSuite() { delete vault_; }

  static std::set<std::string> Found(const std::string& query) {
    std::set<std::string> paths;
    for (const Hit& hit : vault_->Search(query).hits) paths.insert(hit.path);
    return paths;
  }

  static TempVault* vault_;
};
TempVault* SearchTest::vault_ = nullptr;

using Paths = std::set<std::string>;

TEST(SearchNotes, ANoteWithoutTextIsFoundByItsName) {
  TempVault vault;
  vault.Write("Zaunkönig GmbH.md", "");
  vault.Write("空笔记.md", "---\naliases: [钱钟科技]\n---\n");
  vault.Write("t.md", "# Only a title\n");
  vault.Update();
  EXPECT_EQ(vault.Search("Zaunkönig").hits.at(0).path, "Zaunkönig GmbH.md");
  EXPECT_EQ(vault.Search("空笔记").hits.at(0).path, "空笔记.md");
  EXPECT_EQ(vault.Search("钱钟科技").hits.at(0).path, "空笔记.md");
  EXPECT_EQ(vault.Search("only title").hits.at(0).path, "t.md");
  EXPECT_EQ(vault.Search("空笔记").hits.at(0).lines.first, 1u);
}

TEST(SearchNotes, ADatedHeadingDatesItsPassages) {
  TempVault vault;
  vault.Write("log.md",
              "---\ndate: 2025-06-30\n---\n# Log\n\nAnvils in general.\n\n## 2024-03-01\n\n"
              "Anvils were late.\n\n## 2025年5月2日 会议\n\nAnvils 已到货。\n");
  vault.Update();
  const auto dates = [&](const std::string& query) {
    std::set<std::string> found;
    for (const Hit& hit : vault.Search(query).hits) found.insert(Describe(hit.date));
    return found;
  };
  EXPECT_EQ(dates("anvils"), (std::set<std::string>{"2024-03-01", "2025-05-02", "2025-06-30"}));
  EXPECT_EQ(dates("anvils date:2025"), (std::set<std::string>{"2025-05-02", "2025-06-30"}));
}

TEST_F(SearchTest, FindsAndDoesNotFind) {
  struct Row {
    const char* query;
    Paths expected;
  };
  const std::vector<Row> rows = {
      {"平头哥", {"chips/平头哥.md", "chips/en.md"}},  // Not 和平, 头, 哥 in pieces; T-Head is it.
      {"和平", {"和平.md"}},
      {"经典", {"和平.md"}},
      {"景点", {"travel/景点.md"}},
      {"三星手机", {"travel/景点.md"}},
      {"猫", {"trad.md"}},
      {"阿里巴巴集团", {"trad.md"}},  // Simplified finds Traditional.
      {"阿里巴巴集團", {"trad.md"}},
      {"t-head", {"chips/en.md", "chips/平头哥.md"}},
      {"thead", {"chips/en.md", "chips/平头哥.md"}},
      {"gpt4", {"chips/en.md"}},
      {"GPT 4", {"chips/en.md"}},
      {"h100", {"chips/en.md"}},
      {"H10", {}},
      {"\"world war\"", {"travel/war.md"}},
      {"\"war world\"", {}},
      {"\"war of the world\"", {"travel/war.md"}},
      {"\"war world\"~2", {"travel/war.md"}},
      {"\"设计服务器\"", {"chips/平头哥.md"}},
      {"\"服务器设计\"", {}},
      {"dog", {"travel/war.md"}},  // By its stem.
      {"\"dog\"", {}},
      {"quick*", {"travel/war.md"}},
      {"1000", {"travel/war.md"}},
      {"dogs NEAR/2 quickly", {"travel/war.md"}},
      {"quickly ADJ/2 dogs", {}},
      {"dogs AND chips", {}},
      {"dogs OR 景点", {"travel/war.md", "travel/景点.md"}},
      {"chips -clusters", {}},
      {"+dogs zebra", {"travel/war.md"}},
      {"title:history", {"travel/war.md"}},
      {"title:dogs", {}},
      {"path:travel", {"travel/war.md", "travel/景点.md"}},
      {"tag:china", {"chips/en.md", "chips/平头哥.md"}},
      {"#chips", {"chips/平头哥.md"}},  // Nested below it.
      {"alias:T-Head", {"chips/平头哥.md"}},
      {"entity:t-head", {"chips/平头哥.md"}},
      {"ticker:ACME", {"cards/red.md"}},
      {"ticker:NYSE:ACME", {"cards/red.md"}},
      {"ticker:ac*", {"cards/red.md"}},
      {"ticker:NYSE:A*", {"cards/red.md"}},
      {"ticker:CM*", {}},
      {"kind:note dogs", {"travel/war.md"}},
      {"kind:record dogs", {}},
      {"status:red", {"cards/red.md"}},
      {"status:<=yellow", {"cards/green.md"}},
      {"date:2025-01..2025-12 芯片", {"chips/平头哥.md"}},
      {"date:<2025 tag:china", {"chips/en.md"}},
      {"date:2024-Q4 tag:china", {"chips/en.md"}},
      {"zebra", {}},
      {"平猫", {}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Found(row.query), row.expected) << row.query;
  }
}

// All forms of all listings of one company find what is about it; other numbers stay numbers.
TEST(Search, AListingIsKnownInEveryForm) {
  TempVault vault;
  vault.Write("dual.md",
              "# Dual\n\nDual (NYSE: DUAL, HKEX: 9977) makes lamps.\n\n## Sales\n\nSales grew.\n");
  vault.Write("other.md", "# Other\n\nIt sold 12345 lamps. Sales fell.\n");
  vault.Update();
  for (const char* query :
       {"ticker:DUAL", "NYSE:DUAL", "$DUAL", "9977.HK", "HKEX:9977", "09977", "ticker:du*",
        "ticker:99*", "ticker:hkex:9*", "09977 sales", "sales 9977.HK", "+09977"}) {
    EXPECT_EQ(vault.Paths(query), "dual.md") << query;
  }
  EXPECT_EQ(vault.Paths("12345"), "other.md");
  EXPECT_EQ(vault.Paths("09978"), "") << "a listing that no source has";
  SearchRequest plain;
  plain.query = "09977";
  plain.use_aliases = false;
  EXPECT_EQ(vault.Paths(plain), "");
}

TEST(Search, ALinkIsFoundUnderAnyNameOfItsTarget) {
  TempVault vault;
  vault.Write("qwen.md", "---\naliases: [通义千问]\n---\n# Qwen\n\nA model.\n");
  vault.Write("a.md", "See [[Qwen]].\n");
  vault.Write("b.md", "见 [[通义千问|它]]。\n");
  vault.Write("c.md", "See [[Other]].\n");
  vault.Update();
  for (const char* query : {"[[Qwen]]", "[[通义千问]]", "[[通義千問]]", "[[qwen.md]]"}) {
    EXPECT_EQ(vault.Paths(query), "a.md b.md") << query;
  }
  SearchRequest request;
  request.query = "[[Qwen]]";
  request.use_aliases = false;
  EXPECT_EQ(vault.Paths(request), "a.md");
}

TEST(Search, EveryPrefixHasItsWords) {
  TempVault vault;
  std::string all;
  std::string query;
  for (char letter = 'a'; letter <= 'l'; ++letter) {
    all += std::string(1, letter) + "zzz ";
    query += (query.empty() ? "" : " AND ") + std::string(1, letter) + "*";
    std::string many;
    for (int i = 0; i < 150; ++i) many += std::string(1, letter) + "q" + std::to_string(i) + "x ";
    vault.Write(std::string(1, letter) + ".md", many + "\n");
  }
  for (int i = 0; i < 2; ++i) vault.Write("all" + std::to_string(i) + ".md", all + "\n");
  vault.Update();
  EXPECT_EQ(vault.Paths(query), "all0.md all1.md");
  const Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  SearchRequest request;
  request.query = query;
  EXPECT_EQ(searcher->Why(request, "all1.md", 0)->presence, Presence::kShown);
  request.query.clear();
  for (int i = 0; i < 33; ++i) request.query += "a* ";
  EXPECT_EQ(searcher->Search(request).error().code, ErrorCode::kBadQuery);
}

TEST_F(SearchTest, AStatusSignFindsTheStatus) {
  EXPECT_EQ(vault_->Paths("🔴"), "cards/red.md");
  EXPECT_EQ(vault_->Paths("🔴 AND status:red"), "cards/red.md");
  EXPECT_EQ(vault_->Paths("🔴 AND status:green"), "");
}

TEST_F(SearchTest, AKindThatIsNoneIsAnError) {
  const Result<Searcher> searcher = Searcher::Open(vault_->index());
  ASSERT_TRUE(searcher.ok());
  SearchRequest request;
  request.query = "kind:memo dogs";
  const Result<SearchResult> result = searcher->Search(request);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kBadQuery);
  EXPECT_NE(result.error().message.find("note, briefing, text or record"), std::string::npos);
}

TEST_F(SearchTest, TypedNameBeforeItsOtherNames) {
  const SearchResult chinese = vault_->Search("平头哥");
  ASSERT_EQ(chinese.hits.size(), 2u);
  EXPECT_EQ(chinese.hits[0].path, "chips/平头哥.md");
  EXPECT_EQ(chinese.hits[1].matched_aliases, (std::vector<std::string>{"T-Head"}));
  ASSERT_EQ(chinese.synonyms.size(), 1u);
  EXPECT_EQ(vault_->Search("平頭哥").synonyms.at(0).at(0), "平頭哥") << "as it was typed";
  SearchRequest plain;
  plain.query = "平头哥";
  plain.use_aliases = false;
  EXPECT_EQ(vault_->Paths(plain), "chips/平头哥.md");
}

TEST_F(SearchTest, FiltersAndStates) {
  struct Row {
    const char* why;
    const char* query;
    Filters filters;
    SearchState state;
    const char* paths;
  };
  std::vector<Row> rows;
  const auto add = [&](const char* why, const char* query, auto set, SearchState state,
                       const char* paths) {
    Filters filters;
    set(filters);
    rows.push_back({why, query, filters, state, paths});
  };
  using F = Filters;
  add(
      "tag", "chips", [](F& f) { f.tags = {"#china"}; }, SearchState::kOk, "chips/en.md");
  add(
      "status", "supply", [](F& f) { f.statuses = {"🔴"}; }, SearchState::kOk, "cards/red.md");
  add(
      "at least", "", [](F& f) { f.statuses = {">=yellow"}; }, SearchState::kOk, "cards/red.md");
  add(
      "ticker", "", [](F& f) { f.tickers = {"$ACME"}; }, SearchState::kOk, "cards/red.md");
  add(
      "entity", "", [](F& f) { f.entities = {"T-Head"}; }, SearchState::kOk, "chips/平头哥.md");
  add(
      "folder", "", [](F& f) { f.globs = {"cards/"}; }, SearchState::kOk,
      "cards/green.md cards/red.md");
  add(
      "glob", "", [](F& f) { f.globs = {"**/w*.md"}; }, SearchState::kOk, "travel/war.md");
  add(
      "two globs", "",
      [](F& f) {
        f.globs = {"trad.md", "travel/*"};
      },
      SearchState::kOk, "trad.md travel/war.md travel/景点.md");
  add(
      "since", "芯片",
      [](F& f) {
        f.since = "2025";
        f.tags = {"china"};
      },
      SearchState::kOk, "chips/平头哥.md");
  add(
      "language", "",
      [](F& f) {
        f.languages = {"en"};
        f.globs = {"chips"};
      },
      SearchState::kOk, "chips/en.md");
  add(
      "out", "dogs", [](F& f) { f.tags = {"china"}; }, SearchState::kFilteredOut, "");
  add(
      "none", "zebra", [](F& f) { f.tags = {"china"}; }, SearchState::kNoMatch, "");
  for (const Row& row : rows) {
    SearchRequest request;
    request.query = row.query;
    request.filters = row.filters;
    request.grouping = Grouping::kSource;
    request.sort = SortOrder::kPath;
    EXPECT_EQ(vault_->Search(request).state, row.state) << row.why;
    EXPECT_EQ(vault_->Paths(request), row.paths) << row.why;
  }
}

TEST_F(SearchTest, BadRequestsAreErrors) {
  Result<Searcher> searcher = Searcher::Open(vault_->index());
  ASSERT_TRUE(searcher.ok());
  const auto code = [&](auto set) {
    SearchRequest request;
    request.query = "dogs";
    set(request);
    const Result<SearchResult> result = searcher->Search(request);
    return result.ok() ? std::string("ok") : std::to_string(static_cast<int>(result.error().code));
  };
  const std::string bad_argument = std::to_string(static_cast<int>(ErrorCode::kBadArgument));
  const std::string bad_query = std::to_string(static_cast<int>(ErrorCode::kBadQuery));
  EXPECT_EQ(code([](SearchRequest&) {}), "ok");
  EXPECT_EQ(code([](SearchRequest& r) { r.limit = -1; }), bad_argument);
  EXPECT_EQ(code([](SearchRequest& r) { r.limit = 10'001; }), bad_argument);
  EXPECT_EQ(code([](SearchRequest& r) { r.offset = -3; }), bad_argument);
  EXPECT_EQ(code([](SearchRequest& r) { r.filters.since = "soon"; }), bad_argument);
  EXPECT_EQ(code([](SearchRequest& r) { r.filters.statuses = {"purple"}; }), bad_argument);
  EXPECT_EQ(code([](SearchRequest& r) { r.facets = {"colour"}; }), bad_argument);
  EXPECT_EQ(code([](SearchRequest& r) { r.query = "date:soon"; }), bad_query);
  EXPECT_EQ(code([](SearchRequest& r) { r.query = std::string(5000, 'a'); }), bad_query);
}

TEST_F(SearchTest, OrdersAndPages) {
  SearchRequest request;
  request.query = "*";
  request.limit = 100;
  request.sort = SortOrder::kPath;
  const SearchResult all = vault_->Search(request);
  EXPECT_EQ(all.total, all.hits.size());
  EXPECT_TRUE(std::is_sorted(all.hits.begin(), all.hits.end(), [](const Hit& a, const Hit& b) {
    return a.path != b.path ? a.path < b.path : a.span < b.span;
  }));
  std::vector<std::string> paged;
  request.limit = 2;
  for (request.offset = 0; request.offset < static_cast<int>(all.total); request.offset += 2) {
    for (const Hit& hit : vault_->Search(request).hits) {
      EXPECT_EQ(hit.rank, static_cast<int>(paged.size()) + 1);
      paged.push_back(hit.path);
    }
  }
  ASSERT_EQ(paged.size(), all.hits.size());
  for (std::size_t i = 0; i < paged.size(); ++i) EXPECT_EQ(paged[i], all.hits[i].path);

  request = {};
  request.query = "tag:china";
  request.sort = SortOrder::kDate;
  EXPECT_EQ(vault_->Paths(request), "chips/平头哥.md chips/en.md") << "newest first";
}

TEST(Search, SpreadsSourcesOverAPage) {
  TempVault vault;
  std::string many = "# Many\n\n";
  for (int i = 0; i < 8; ++i) {
    many += "## Part " + std::to_string(i) + "\n\nzebra zebra zebra, part of many.\n\n";
  }
  vault.Write("a.md", many);
  for (int i = 0; i < 4; ++i) {
    vault.Write("b" + std::to_string(i) + ".md",
                "# Other\n\nSomewhere a zebra stands between a good number of other words.\n");
  }
  vault.Update();
  SearchRequest request;
  request.query = "zebra";
  request.limit = 6;
  const SearchResult page = vault.Search(request);
  EXPECT_EQ(page.total, 12u);
  EXPECT_EQ(std::count_if(page.hits.begin(), page.hits.end(),
                          [](const Hit& hit) { return hit.path == "a.md"; }),
            2);
  // Nothing is lost or doubled by paging.
  std::set<std::pair<std::string, std::uint64_t>> seen;
  for (request.offset = 0; request.offset < 12; request.offset += 6) {
    for (const Hit& hit : vault.Search(request).hits) seen.emplace(hit.path, hit.span.begin);
  }
  EXPECT_EQ(seen.size(), 12u);
  request.grouping = Grouping::kSource;
  request.offset = 0;
  const SearchResult sources = vault.Search(request);
  EXPECT_EQ(sources.total, 5u);
  EXPECT_EQ(sources.hits.size(), 5u);
}

TEST(Search, EmptyIndex) {
  TempVault vault;
  vault.Update();
  EXPECT_EQ(vault.Search("anything").state, SearchState::kEmptyIndex);
}

TEST(Search, SnippetsAreWholeAndTrue) {
  TempVault vault;
  std::string text = "# Long\n\n";
  for (int i = 0; i < 40; ++i) text += "这里是一些没有关系的句子。Some words of no interest here. ";
  text += "终于提到了平头哥和服务器 chips。";
  for (int i = 0; i < 10; ++i) text += "后面还有很多话要说。And more words follow. ";
  vault.Write("a.md", text);
  vault.Update();
  for (const int bytes : {0, 1, 20, 50, 240, 5000}) {
    for (const char* query : {"平头哥 chips", "chip", "服", "interest"}) {
      SearchRequest request;
      request.query = query;
      request.snippet_bytes = bytes;
      for (const Hit& hit : vault.Search(request).hits) {
        EXPECT_LE(hit.snippet.size(), static_cast<std::size_t>(bytes));
        EXPECT_TRUE(IsValidUtf8(hit.snippet));
        std::uint32_t last = 0;
        for (const Highlight& light : hit.highlights) {
          ASSERT_LE(last, light.begin);
          ASSERT_LT(light.begin, light.end);
          ASSERT_LE(light.end, hit.snippet.size());
          const std::string lit = hit.snippet.substr(light.begin, light.end - light.begin);
          EXPECT_TRUE(IsValidUtf8(lit));
          EXPECT_TRUE(lit == "平头哥" || lit == "平头" || lit == "chips" || lit == "服" ||
                      lit == "interest")
              << lit;
          last = light.end;
        }
        if (bytes >= 50) {
          EXPECT_FALSE(hit.highlights.empty()) << query << " " << bytes;
        }
      }
    }
  }
  EXPECT_THAT(vault.Search("平头哥").hits.at(0).snippet, testing::HasSubstr("平头哥"));
}

TEST(Search, GetGivesTheFilesOwnLines) {
  TempVault vault;
  vault.Write("a.md", "one\r\ntwo\r\nthree\r\n");
  vault.Update();
  const Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  EXPECT_EQ(searcher->Get("a.md", {2, 3})->text, "two\nthree");
  EXPECT_EQ(searcher->Get("a.md", {})->text, "one\ntwo\nthree");
  EXPECT_EQ(searcher->Get("a.md", {})->lines, (LineRange{1, 3}));
  EXPECT_EQ(searcher->Get("a.md", {4, 9})->text, "");
  EXPECT_EQ(searcher->Get("a.md", {4, 9})->lines, (LineRange{4, 0})) << "there is no such line";
  EXPECT_EQ(searcher->Get("b.md", {}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(searcher->Get("../../etc/passwd", {}).error().code, ErrorCode::kNotFound);
  vault.Remove("a.md");
  EXPECT_EQ(searcher->Get("a.md", {}).error().code, ErrorCode::kSourceUnreadable);
}

TEST(Search, ReaderOutlivesManyCommits) {
  TempVault vault;
  vault.Write("a.md", "cats 0");
  vault.Update();
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());
  SearchRequest request;
  request.query = "cats";
  for (int i = 1; i < 6; ++i) {
    vault.Write("a.md", "cats " + std::to_string(i));
    vault.Write("b" + std::to_string(i) + ".md", "dogs");
    vault.Update();
    const Result<SearchResult> result = searcher->Search(request);
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(result->total, 1u);
  }
}

}  // namespace
}  // namespace tanxun
