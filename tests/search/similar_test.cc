// SPDX-License-Identifier: GPL-2.0-or-later
// Passages like one, like a note, like a text.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

class SimilarTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    vault_->Write("chips/hbm.md",
                  "---\ntags: [memory]\ndate: 2025-03-04\n---\n# High bandwidth memory\n\n"
                  "HBM3E stacks are bonded to the interposer, and bonding yield limits supply.\n\n"
                  "## Cooling\n\nLiquid cooling plates remove heat from racks of accelerators.\n");
    vault_->Write("chips/stack.md",
                  "# Packaging\n\nThe bonding yield of HBM3E stacks on an interposer is low.\n");
    vault_->Write("chips/plates.md",
                  "# Thermals\n\nCold plates for liquid cooling of accelerators in racks.\n");
    vault_->Write("zh/hbm.md",
                  "---\ntags: [memory]\n---\n# 高带宽内存\n\n"
                  "HBM3E 堆叠键合到中介层，键合良率限制供应。\n");
    vault_->Write("zh/bond.md", "# 先进封装\n\n中介层上的键合良率很低，堆叠困难，供应紧张。\n");
    vault_->Write("zh/trad.md", "# 封裝\n\n中介層的鍵合良率限制供應。\n");
    vault_->Write("zh/soup.md", "# 牛肉面\n\n清汤牛肉面要先炖骨头，再放萝卜。\n");
    vault_->Write("cook/soup.md", "# Soup\n\nSimmer bones for a clear beef broth, add radish.\n");
    vault_->Write("copy/a.md", "# One\n\nSimmer bones for a clear beef broth, add radish.\n");
    vault_->Write("cook/near.md", "# Stock\n\nA clear broth of beef bones, slowly simmered.\n");
    vault_->Write("log.jsonl",
                  "{\"id\":\"r1\",\"text\":\"Bonding yield of the interposer stacks improved.\"}\n"
                  "{\"id\":\"r2\",\"text\":\"牛肉面的清汤要炖骨头。\"}\n");
    vault_->Update();
  }
  static void TearDownTestSuite() { delete vault_; }

  // "path:first line" of the hits, best first; a record's as FILE#ID.
  static std::string Found(const SimilarRequest& request) {
    Result<Searcher> searcher = Searcher::Open(vault_->index());
    if (!searcher) return searcher.error().message;
    const Result<SearchResult> result = searcher->Similar(request);
    if (!result) return result.error().message;
    if (result->hits.empty()) return std::string(Name(result->state));
    std::string found;
    for (const Hit& hit : result->hits) {
      found += (found.empty() ? "" : " ") + hit.path;
      found += hit.record.empty() ? ":" + std::to_string(hit.lines.first) : "#" + hit.record;
    }
    return found;
  }
  static SimilarRequest Like(std::string path, std::uint32_t line = 0) {
    SimilarRequest request;
    request.path = std::move(path);
    request.line = line;
    return request;
  }

  static TempVault* vault_;
};
TempVault* SimilarTest::vault_ = nullptr;

TEST_F(SimilarTest, FindsWhatIsLike) {
  struct Row {
    SimilarRequest request;
    std::string found;
  };
  const std::vector<Row> rows = {
      {Like("chips/hbm.md", 7), "chips/stack.md:3 log.jsonl#r1 zh/hbm.md:6"},
      {Like("chips/hbm.md", 11), "chips/plates.md:3"},
      {Like("chips/hbm.md", 8), "chips/plates.md:3"},  // A blank line is of what is below it.
      {Like("chips/hbm.md"), "chips/plates.md:3 chips/stack.md:3 log.jsonl#r1"},
      {Like("zh/hbm.md"), "zh/trad.md:3 zh/bond.md:3"},
      {Like("zh/trad.md"), "zh/hbm.md:6 zh/bond.md:3"},
      {Like("zh/soup.md"), "log.jsonl#r2"},
      {Like("log.jsonl#r2"), "zh/soup.md:3"},
      {Like("log.jsonl", 2), "zh/soup.md:3"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Found(row.request), row.found) << row.request.path << ":" << row.request.line;
  }
}

TEST_F(SimilarTest, ACopyComesLast) {
  EXPECT_EQ(Found(Like("cook/soup.md", 3)), "cook/near.md:3 copy/a.md:3");
  SimilarRequest second = Like("cook/soup.md", 3);
  second.offset = 1;
  EXPECT_EQ(Found(second), "copy/a.md:3");
}

TEST_F(SimilarTest, ErrorsNameWhatIsMissing) {
  EXPECT_EQ(Found(Like("nowhere.md")), "nowhere.md: is not in the index");
  EXPECT_EQ(Found(Like("zh/soup.md", 40)),
            "zh/soup.md:40: no passage of the index is there or below");
  EXPECT_EQ(Found(Like("log.jsonl")), "log.jsonl: holds 2 records; name one: log.jsonl#r1");
  SimilarRequest many = Like("zh/soup.md");
  many.limit = 10'001;
  EXPECT_EQ(Found(many), "limit must be 0..10000");
}

TEST_F(SimilarTest, FiltersRestrict) {
  SimilarRequest request = Like("chips/hbm.md", 7);
  request.filters.tags = {"memory"};
  EXPECT_EQ(Found(request), "zh/hbm.md:6");
  request.filters.tags = {"cooking"};
  EXPECT_EQ(Found(request), "filtered_out");
  request = Like("zh/soup.md");
  request.filters.globs = {"chips"};
  EXPECT_EQ(Found(request), "filtered_out");
}

TEST_F(SimilarTest, ATextNeedNotBeInTheIndex) {
  SimilarRequest request;
  request.text = "Radish in beef broth";
  EXPECT_EQ(Found(request), "cook/soup.md:3 copy/a.md:3 cook/near.md:3");
  request.text = "萝卜炖骨头";
  EXPECT_EQ(Found(request), "zh/soup.md:3 log.jsonl#r2");
  request.text = "nothing of zebras";
  EXPECT_EQ(Found(request), "no_match");
}

TEST_F(SimilarTest, SharedWordsAreHighlighted) {
  Result<Searcher> searcher = Searcher::Open(vault_->index());
  ASSERT_TRUE(searcher.ok());
  const Result<SearchResult> result = searcher->Similar(Like("zh/trad.md"));
  ASSERT_TRUE(result.ok());
  ASSERT_FALSE(result->hits.empty());
  const Hit& hit = result->hits.front();
  std::string lit;
  for (const Highlight& light : hit.highlights) {
    lit += hit.snippet.substr(light.begin, light.end - light.begin) + "|";
  }
  EXPECT_EQ(lit, "键合|中介层|键合良率限制供应|");
}

// What only a long note has does not hide what others have too.
TEST(Similar, OfALongNote) {
  for (const int sections : {90, 140}) {
    TempVault vault;
    std::string book = "# Book\n";
    for (int i = 0; i < sections; ++i) {
      book += "\n## Part " + std::to_string(i) + "\n\n";
      for (int word = 0; word < 40; ++word) book += "own" + std::string(1, 'a' + word % 26) + "x ";
      book += "interposer warpage 中介层翘曲\n";
    }
    vault.Write("book.md", book);
    vault.Write("other.md", "# Other\n\nInterposer warpage again. 中介层翘曲。\n");
    vault.Write("more.md", "# More\n\nNothing of the kind.\n");
    vault.Update();
    Result<Searcher> searcher = Searcher::Open(vault.index());
    ASSERT_TRUE(searcher.ok());
    SimilarRequest request;
    request.path = "book.md";
    const Result<SearchResult> found = searcher->Similar(request);
    ASSERT_TRUE(found.ok());
    ASSERT_FALSE(found->hits.empty()) << sections;
    EXPECT_EQ(found->hits.front().path, "other.md");
  }
}

// Whatever is asked: not the passage itself, scores fall, pages are pieces of the whole.
TEST_F(SimilarTest, KeepsItsLaws) {
  Result<Searcher> searcher = Searcher::Open(vault_->index());
  ASSERT_TRUE(searcher.ok());
  SearchRequest everything;
  everything.limit = 1'000;
  const std::vector<Hit> passages = vault_->Search(everything).hits;
  ASSERT_GT(passages.size(), 10u);
  for (const Hit& asked : passages) {
    for (const Grouping grouping : {Grouping::kPassage, Grouping::kSource}) {
      SimilarRequest request = Like(
          asked.record.empty() ? asked.path : asked.path + "#" + asked.record, asked.lines.first);
      request.grouping = grouping;
      request.limit = 1'000;
      const Result<SearchResult> all = searcher->Similar(request);
      ASSERT_TRUE(all.ok()) << all.error().message;
      EXPECT_EQ(all->total, all->hits.size());
      std::string whole;
      for (const Hit& hit : all->hits) {
        EXPECT_FALSE(hit.path == asked.path && hit.span.begin == asked.span.begin);
        EXPECT_FALSE(grouping == Grouping::kSource && hit.path == asked.path &&
                     hit.record == asked.record);
        EXPECT_GE(hit.score, 0.1);
        whole += Describe(hit) + "\n";
      }
      std::string joined;
      request.limit = 1;
      for (request.offset = 0; request.offset < static_cast<int>(all->total); ++request.offset) {
        const Result<SearchResult> page = searcher->Similar(request);
        ASSERT_TRUE(page.ok()) << page.error().message;
        for (const Hit& hit : page->hits) joined += Describe(hit) + "\n";
      }
      EXPECT_EQ(joined, whole);
    }
  }
}

}  // namespace
}  // namespace tanxun
