// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/spelling.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

// By its definition.
std::size_t SlowDistance(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const auto tail = [](std::u32string_view text, std::size_t cut) {
    return text.substr(0, text.size() - cut);
  };
  std::size_t least =
      std::min({SlowDistance(tail(a, 1), b) + 1, SlowDistance(a, tail(b, 1)) + 1,
                SlowDistance(tail(a, 1), tail(b, 1)) + (a.back() == b.back() ? 0 : 1)});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && b.back() == a[a.size() - 2]) {
    least = std::min(least, SlowDistance(tail(a, 2), tail(b, 2)) + 1);
  }
  return least;
}

TEST(EditDistance, AsDefined) {
  std::mt19937 random(20251127);
  const auto word = [&] {
    std::u32string text;
    for (std::size_t length = random() % 7; length > 0; --length) text += U"abc"[random() % 3];
    return text;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::u32string a = word();
    const std::u32string b = word();
    const std::size_t slow = SlowDistance(a, b);
    for (const std::size_t most : {0u, 1u, 2u, 9u}) {
      ASSERT_EQ(EditDistance(a, b, most), std::min(slow, most + 1)) << round;
    }
  }
}

class SpellingTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    vault_ = new TempVault;
    vault_->Write("a.md",
                  "The semiconductor company of Veldhoven measures kilometres in a guarantee.\n");
    vault_->Write("b.md", "A semiconductor plant; the semiconductors; a lens; its lends.\n");
    vault_->Write("c.md", "Protein ELAND H100 Москва. Measuring lithography machines.\n");
    vault_->Update();
  }
  static void TearDownTestSuite() { delete vault_; }
  static TempVault* vault_;
};
TempVault* SpellingTest::vault_ = nullptr;

TEST_F(SpellingTest, TheNearestWordOfTheIndex) {
  const auto reader = IndexReader::Open(vault_->index());
  ASSERT_TRUE(reader.ok());
  const auto nearest = [&](std::string_view word) {
    return NearestWord(**reader, word).value_or("-");
  };
  EXPECT_EQ(nearest("semicondutcor"), "semiconductor");
  EXPECT_EQ(nearest("emiconductor"), "semiconductor") << "the first letter";
  EXPECT_EQ(nearest("kilometers"), "kilometres");
  EXPECT_EQ(nearest("gaurentee"), "guarantee") << "two edits in nine letters";
  EXPECT_EQ(nearest("gaurente"), "-") << "two in eight";
  EXPECT_EQ(nearest("lithografy"), "lithography") << "two edits in ten letters";
  EXPECT_EQ(nearest("lenz"), "-") << "too short to be a misspelling";
  EXPECT_EQ(nearest("москву"), "москва") << "in letters, not bytes";
  EXPECT_EQ(nearest("xylophone"), "-");
  EXPECT_EQ(nearest(""), "-");
  EXPECT_EQ(nearest(std::string(300, 'a')), "-");
}

TEST_F(SpellingTest, OnlyWordsSideBySideAreCorrectedAndItIsSaid) {
  const SearchResult found = vault_->Search("lithografy machines");
  ASSERT_FALSE(found.hits.empty());
  EXPECT_EQ(found.hits.front().path, "c.md");
  ASSERT_EQ(found.warnings.size(), 1u);
  EXPECT_EQ(found.warnings.front(), "no passage has lithografy; searched lithography");
  EXPECT_FALSE(vault_->Search("lithografy").hits.empty());
  for (const char* query : {"+lithografy", "lithografy AND machines", "\"lithografy\"",
                            "title:lithografy", "H101", "lithografy*"}) {
    EXPECT_TRUE(vault_->Search(query).hits.empty()) << query;
  }
  EXPECT_TRUE(vault_->Search("machines").warnings.empty());
}

}  // namespace
}  // namespace tanxun
