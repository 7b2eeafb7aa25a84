// SPDX-License-Identifier: GPL-2.0-or-later
// Two real inputs, where they lie beside the project (TANXUN_SHARED names another folder): a note
// and a pasted briefing. Without them there is nothing to check.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "tests/answer/asking.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

struct Seeds {
  Notes notes;           // Under their own names.
  std::string note;      // The path of the note …
  std::string briefing;  // … and of the briefing.
};

std::optional<Seeds> FindSeeds() {
  const char* shared = std::getenv("TANXUN_SHARED");
  const fs::path folder =
      (shared != nullptr ? fs::path(shared) : fs::path(TANXUN_SOURCE_DIR) / "../shared") / "seeds";
  std::error_code error;
  Seeds seeds;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const bool note = text.find("Key Product\n") == std::string::npos;
    (note ? seeds.note : seeds.briefing) = entry.path().filename().string();
    seeds.notes.emplace_back(entry.path().filename().string(), text);
  }
  if (error || seeds.note.empty() || seeds.briefing.empty()) return std::nullopt;
  return seeds;
}

const Hit* FirstHit(const SearchResult& result) {
  return result.hits.empty() ? nullptr : &result.hits.front();
}

TEST(SeedInputs, RankTheRightPassageFirst) {
  const auto seeds = FindSeeds();
  if (!seeds.has_value()) return;
  const AskedVault vault(seeds->notes);
  const std::pair<const char*, const char*> cases[] = {{"平头哥", "T-Head (平头哥)"},
                                                       {"通义千问", "通义千问"},
                                                       {"hanguang 800", "Hanguang 800"},
                                                       {"H100", "H100"}};
  for (const auto& [query, text] : cases) {
    SearchRequest request;
    request.query = query;
    request.snippet_bytes = 8000;
    const SearchResult result = vault.vault().Search(request);
    const Hit* hit = FirstHit(result);
    ASSERT_NE(hit, nullptr) << query;
    EXPECT_NE(hit->snippet.find(text), std::string::npos) << query << ": " << hit->snippet;
  }
}

TEST(SeedInputs, ListBothListingsAsOneFamily) {
  const auto seeds = FindSeeds();
  if (!seeds.has_value()) return;
  const AskedVault vault(seeds->notes);
  const auto searcher = Searcher::Open(vault.vault().index());
  ASSERT_TRUE(searcher.ok());
  FacetRequest request;
  request.fields = {"ticker"};
  const auto facets = searcher->CountFacets(request);
  ASSERT_TRUE(facets.ok());
  const std::vector<FacetValue>& values = facets->at("ticker");
  const auto found = std::find_if(values.begin(), values.end(), [](const FacetValue& value) {
    return value.value == "NYSE:BABA";
  });
  ASSERT_NE(found, values.end());
  std::vector<std::string> family = found->family;
  std::sort(family.begin(), family.end());
  EXPECT_EQ(family, (std::vector<std::string>{"HKEX:9988", "NYSE:BABA"}));
  const std::string all = vault.vault().Paths("ticker:BABA");
  EXPECT_NE(all.find(seeds->note), std::string::npos) << all;
  EXPECT_NE(all.find(seeds->briefing), std::string::npos) << all;
  EXPECT_EQ(vault.vault().Paths("ticker:9988.HK"), all);
  EXPECT_EQ(vault.vault().Paths("ticker:9988"), all);
}

TEST(SeedInputs, FindTheBriefingByItsStatus) {
  const auto seeds = FindSeeds();
  if (!seeds.has_value()) return;
  const AskedVault vault(seeds->notes);
  SearchRequest request;
  request.query = "H100";
  request.filters.statuses = {"red"};
  request.grouping = Grouping::kSource;
  EXPECT_EQ(vault.vault().Paths(request), seeds->briefing);
}

// The line of a seed that holds a text.
std::string LineWith(const Notes& seeds, const std::string& path, const std::string& text) {
  const auto seed = std::find_if(seeds.begin(), seeds.end(),
                                 [&](const auto& each) { return each.first == path; });
  const std::size_t at = seed->second.find(text);
  if (at == std::string::npos) return "no " + text;
  const auto breaks = std::count(seed->second.begin(),
                                 seed->second.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return " @" + path + ":" + std::to_string(breaks + 1);
}

TEST(SeedInputs, AnswerTheirQuestions) {
  const auto seeds = FindSeeds();
  if (!seeds.has_value()) return;
  const AskedVault vault(seeds->notes);
  struct Case {
    const char* question;
    std::string state;
    const char* value;         // Some answer holds it …
    std::string Seeds::*path;  // … and has the line of this file …
    const char* line;          // … that holds this.
  };
  const Case cases[] = {
      {"Alibaba ticker", "answered", "BABA (NYSE)", &Seeds::note, "| Ticker |"},
      {"What AI model does Tencent have?", "answered", "Hunyuan", &Seeds::note,
       "| Tencent | Hunyuan"},
      {"market cap of Alibaba", "answered", "~$200B+", &Seeds::note, "| Market cap |"},
      {"bottleneck status of Alibaba Cloud", "answered", "Cut off from NVIDIA H100/H200",
       &Seeds::briefing, "🔴 Cut off"},
      {"what can't Alibaba access", "answered", "Blackwell (B200)", &Seeds::note,
       "- Blackwell (B200)"},
      {"what can't Alibaba access", "answered", "EUV-manufactured chips", &Seeds::note,
       "- EUV-manufactured"},
      {"什么是平头哥", "answered", "semiconductor subsidiary", &Seeds::note, "- T-Head"},
      {"Can Alibaba access H200?", "conflict", "H200 (approved Dec 2025)", &Seeds::note,
       "- H200 (approved"},
      {"Can Alibaba access H200?", "conflict", "Cut off from NVIDIA H100/H200", &Seeds::briefing,
       "🔴 Cut off"},
  };
  for (const Case& row : cases) {
    const AskResult result = vault.Ask(row.question);
    EXPECT_EQ(Name(result.state), row.state) << row.question << " " << Line(result);
    const std::string line = LineWith(seeds->notes, *seeds.*row.path, row.line);
    const bool found =
        std::any_of(result.answers.begin(), result.answers.end(), [&](const Answer& answer) {
          AskResult one;
          one.answers = {answer};
          const std::string text = Line(one) + " ";
          return text.find(row.value) != std::string::npos &&
                 text.find(line + " ") != std::string::npos;
        });
    EXPECT_TRUE(found) << row.question << ": " << Line(result) << " lacks " << row.value << line;
  }
}

TEST(SeedInputs, SayBothSidesWithTheirDates) {
  const auto seeds = FindSeeds();
  if (!seeds.has_value()) return;
  const AskedVault vault(seeds->notes);
  const AskResult result = vault.Ask("Can Alibaba access H200?");
  ASSERT_EQ(result.answers.size(), 2u) << Line(result);
  EXPECT_EQ(Describe(result.answers[0].as_of.date), "2025-12");
  EXPECT_EQ(result.answers[0].polarity, Polarity::kPositive);
  EXPECT_EQ(Describe(result.answers[1].as_of.date), "2023-10");
  EXPECT_EQ(result.answers[1].polarity, Polarity::kNegative);
}

TEST(SeedInputs, SayNothingWhereTheyDoNotSay) {
  const auto seeds = FindSeeds();
  if (!seeds.has_value()) return;
  const AskedVault vault(seeds->notes);
  EXPECT_EQ(Line(vault.Ask("Who is the CEO of Baidu?")), "no_fact");
  // Either the documents teach the Chinese name, or there is no fact; never another's headquarters.
  const AskResult result = vault.Ask("阿里巴巴 总部在哪里");
  if (IsFirm(result)) {
    EXPECT_NE(Line(result).find("Hangzhou, China"), std::string::npos) << Line(result);
  } else {
    EXPECT_EQ(Name(result.state), "no_fact") << Line(result);
  }
}

}  // namespace
}  // namespace tanxun
