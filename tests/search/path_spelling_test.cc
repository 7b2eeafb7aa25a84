// SPDX-License-Identifier: GPL-2.0-or-later
// A path is found however its letters are composed: typed in one form, kept in the other.
#include <gtest/gtest.h>

#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

// é, ガ and 각 of one character, and of two or three.
constexpr const char* kJoined[] = {"caf\u00e9", "\u30ac\u30a4\u30c9", "\uac01"};
constexpr const char* kApart[] = {"cafe\u0301", "\u30ab\u3099\u30a4\u30c9", "\u1100\u1161\u11a8"};

TEST(PathSpelling, ComposedOrNot) {
  for (const bool kept_joined : {true, false}) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::string kept = kept_joined ? kJoined[i] : kApart[i];
      const std::string typed = kept_joined ? kApart[i] : kJoined[i];
      TempVault vault;
      vault.Write(kept + "/" + kept + ".md", "A wafer.\n");
      vault.Write("other/b.md", "A wafer.\n");
      vault.Update();
      for (const std::string in : {typed, typed + "/", typed + "/" + typed + ".md"}) {
        SearchRequest request;
        request.query = "wafer";
        request.filters.globs = {in};
        EXPECT_EQ(vault.Paths(request), kept + "/" + kept + ".md") << in;
      }
      EXPECT_EQ(vault.Paths("path:" + typed), kept + "/" + kept + ".md");
      const Result<Searcher> searcher = Searcher::Open(vault.index());
      ASSERT_TRUE(searcher.ok());
      EXPECT_TRUE(searcher->Get(typed + "/" + typed + ".md", {}).ok());
      SimilarRequest similar;
      similar.path = typed + "/" + typed + ".md";
      EXPECT_TRUE(searcher->Similar(similar).ok());
      AskRequest ask;
      ask.question = "What is a wafer?";
      ask.path = similar.path;
      EXPECT_TRUE(searcher->Ask(ask).ok());
    }
  }
}

TEST(PathSpelling, OfALongPath) {
  std::string kept;
  std::string typed;
  for (int i = 0; i < 20; ++i) {
    kept += std::string(kApart[0]) + "-long-name/";
    typed += std::string(kJoined[0]) + "-long-name/";
  }
  TempVault vault;
  vault.Write(kept + "a.md", "A wafer.\n");
  vault.Update();
  SearchRequest request;
  request.query = "wafer";
  request.filters.globs = {typed + "a.md"};
  EXPECT_EQ(vault.Paths(request), kept + "a.md");
}

TEST(PathSpelling, AsItIsWhereThereIsSuchAPath) {
  TempVault vault;
  vault.Write(std::string(kJoined[0]) + ".md", "The first wafer.\n");
  vault.Write(std::string(kApart[0]) + ".md", "The second wafer.\n");
  vault.Update();
  for (const char* name : {kJoined[0], kApart[0]}) {
    SearchRequest request;
    request.query = "wafer";
    request.filters.globs = {std::string(name) + ".md"};
    EXPECT_EQ(vault.Paths(request), std::string(name) + ".md");
  }
}

}  // namespace
}  // namespace tanxun
