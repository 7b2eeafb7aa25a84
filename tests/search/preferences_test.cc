// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader would prefer to see first: the rows of preferences.tsv over one collection of all
// their passages, so that words are as rare and as frequent as they are in all of them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

struct Preference {
  std::size_t line = 0;
  std::string query;
  std::string better;
  std::string worse;
  bool worse_is_found = true;  // Else it must not be, at any rank.
  std::string known;           // Why the engine is wrong today; empty where it is right.
};

std::vector<Preference> LoadPreferences() {
  std::ifstream file(std::filesystem::path(TANXUN_SOURCE_DIR) / "tests/search/preferences.tsv");
  std::vector<Preference> rows;
  std::string text;
  for (std::size_t line = 1; std::getline(file, text); ++line) {
    if (text.empty() || text.starts_with("## ")) continue;
    Preference row;
    row.line = line;
    std::istringstream columns(text);
    std::getline(columns, row.query, '\t');
    std::getline(columns, row.better, '\t');
    std::getline(columns, row.worse, '\t');
    std::getline(columns, row.known, '\t');
    EXPECT_FALSE(row.worse.empty()) << "line " << line << ": three columns at least";
    if (row.worse.starts_with('!')) {
      row.worse_is_found = false;
      row.worse.erase(0, 1);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string WithLines(std::string text) {
  static const std::string kMark = "⏎";
  for (std::size_t at; (at = text.find(kMark)) != std::string::npos;) {
    text.replace(at, kMark.size(), "\n");
  }
  return text + "\n";
}

TEST(Preferences, WhatAReaderPrefersComesFirst) {
  const std::vector<Preference> rows = LoadPreferences();
  ASSERT_GE(rows.size(), 150u);
  TempVault vault;
  std::map<std::string, std::string> path_of;  // By passage.
  for (const Preference& row : rows) {
    for (const std::string& passage : {row.better, row.worse}) {
      const auto [place, is_new] =
          path_of.try_emplace(passage, "p" + std::to_string(path_of.size()) + ".md");
      if (is_new) vault.Write(place->second, WithLines(passage));
    }
  }
  vault.Update();
  Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_TRUE(searcher.ok());

  for (const Preference& row : rows) {
    SearchRequest request;
    request.query = row.query;
    request.grouping = Grouping::kSource;
    request.limit = 10'000;
    const Result<SearchResult> result = searcher->Search(request);
    ASSERT_TRUE(result.ok()) << row.query << ": " << result.error().message;
    int better = 0;  // The rank; 0 is not found.
    int worse = 0;
    for (const Hit& hit : result->hits) {
      if (hit.path == path_of.at(row.better)) better = hit.rank;
      if (hit.path == path_of.at(row.worse)) worse = hit.rank;
    }
    const bool is_right = better > 0 && (worse == 0 || (row.worse_is_found && better < worse));
    std::ostringstream what;
    what << "preferences.tsv:" << row.line << ": " << row.query << ": rank " << better << " "
         << row.better << " | rank " << worse << " " << row.worse;
    if (row.known.empty()) {
      EXPECT_TRUE(is_right) << what.str();
    } else if (is_right) {
      ADD_FAILURE() << what.str() << "\nright now: take its last column away (" << row.known << ")";
    } else {
      std::cout << "known: " << what.str() << " (" << row.known << ")\n";
    }
  }
}

}  // namespace
}  // namespace tanxun
