// SPDX-License-Identifier: GPL-2.0-or-later
// Phrases, prefixes and distances, on Han as on Latin: exactly the notes that a reader would name,
// and, on random texts, exactly those that HasPhrase() says. Seed: TANXUN_TEST_SEED.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/text/fold.h"
#include "query/search/matcher.h"
#include "query/search/phrase_glance.h"
#include "query/search/phrase_query.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

const std::vector<std::pair<const char*, const char*>> kNotes = {
    {"qwen", "通义千问已经开源。"},
    {"lab", "通义实验室在杭州。"},
    {"traffic", "交通很拥堵。"},
    {"apart", "通 义 二字。"},
    {"turned", "义通此理。"},
    {"titled", "---\naliases: [灵码助手]\nmaker: 通义团队\n---\n# 通义灵码\n\n写程序。"},
    {"headed", "# 笔记\n\n## 通义一节\n\n无。"},
    {"hanguang", "Hanguang 800 is a chip."},
    {"hangul", "Hangul has 24 letters."},
    {"hang", "Do not hang up, Anguilla."},
    {"hanguyou", "# Hanguyou\n\nNothing here."},
    {"tight", "新加坡租来了H100集群。"},
    {"wide", "另一处是 Ｈ１００ 集群。"},
    {"far", "H100 很贵，小的集群更贵。"},
    {"behind", "集群 H100 台"},
    {"behind-tight", "集群h100x"},
    {"apart-both", "集群很大。另有 h100。"},
    {"cloud-apart", "白云 山高。"},
    {"cloud", "白云山高。"},
    {"cloud-lone", "山上的云"},
    {"one", "看 云 H200 上"},
    {"model", "We asked gpt 4o about it."},
    {"model-dash", "GPT-4o was asked."},
    {"model-old", "GPT-3 said 4o."},
};

struct Row {
  const char* query;
  const char* expected;
};

std::set<std::string> Words(const std::string& text) {
  std::set<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.insert(word);
  return words;
}

std::set<std::string> Found(const TempVault& vault, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.grouping = Grouping::kSource;
  request.limit = 1000;
  request.strict = true;
  std::set<std::string> found;
  for (const Hit& hit : vault.Search(request).hits) {
    found.insert(hit.path.substr(0, hit.path.size() - 3));
  }
  return found;
}

TEST(Phrases, FindWhatAReaderWouldName) {
  TempVault vault;
  for (const auto& [name, text] : kNotes) vault.Write(std::string(name) + ".md", text);
  vault.Update();
  const std::vector<Row> rows = {
      // Prefixes. A run of Han that begins so is one that holds it.
      {"通义*", "qwen lab titled headed"},
      {"通義*", "qwen lab titled headed"},
      {"通*", "qwen lab traffic apart turned titled headed"},
      {"义*", "qwen lab apart turned titled headed"},
      {"义千*", "qwen"},
      {"通义千问开*", ""},
      {"hangu*", "hanguang hangul hanguyou"},
      {"HANGU*", "hanguang hangul hanguyou"},
      {"hanguang*", "hanguang"},
      {"hangux*", ""},
      {"H100集*", "tight wide"},
      {"H100 集*", "tight wide behind behind-tight far apart-both"},  // Either of them.
      {"集群h1*", "behind behind-tight"},
      {"集群h2*", ""},
      {"gpt-4*", "model-dash"},
      // In fields.
      {"title:通义*", "titled"},
      {"title:义灵*", "titled"},
      {"title:千*", ""},
      {"title:hangu*", "hanguang hangul hanguyou"},  // A note's name is its title.
      {"title:hang*", "hang hanguang hangul hanguyou"},
      {"heading:通*", "headed"},
      {"alias:灵码*", "titled"},
      {"alias:码*", ""},  // A whole name begins so.
      {"prop.maker:通义*", "titled"},
      {"prop.maker:义*", ""},
      {"path:hangu*", "hanguang hangul hanguyou"},
      // Phrases.
      {"\"H100 集群\"", "tight wide"},
      {"\"H100集群\"", "tight wide"},
      {"\"ｈ１００集群\"", "tight wide"},
      {"\"集群H100\"", "behind"},
      {"\"集群 H100\"", "behind"},
      {"\"100集群\"", ""},
      {"\"H100 集\"", "tight wide"},
      {"\"H100 群\"", ""},
      {"\"通义千问\"", "qwen"},
      {"\"通义问\"", ""},
      {"\"义\"", "qwen lab apart turned titled headed"},
      {"\"云\"", "cloud-apart cloud cloud-lone one"},
      {"\"云 H200\"", "one"},
      {"\"云H200\"", "one"},
      {"\"看 云 H200 上\"", "one"},
      {"\"山 H200\"", ""},
      // What touches in the phrase touches in the text; a blank asks for less.
      {"\"云山\"", "cloud"},
      {"\"云 山\"", "cloud cloud-apart"},
      {"\"山 云\"", ""},
      {"\"云 高\"~1", "cloud cloud-apart"},
      {"\"云 高\"", ""},
      {"\"gpt 4o\"", "model model-dash"},
      {"title:\"通义 灵码\"", "titled"},
      {"title:\"灵通\"", ""},
      // Distance.
      {"\"云高\"~1", "cloud cloud-apart"},
      {"\"云高\"~2", "cloud cloud-apart"},
      {"\"云山\"~1", "cloud cloud-apart"},
      {"\"山云\"~2", "cloud-lone"},
      {"\"山云\"~1", ""},
      {"\"云云\"~9", ""},
      {"\"云\"~2", "cloud-apart cloud cloud-lone one"},
      {"title:\"通灵\"~1", "titled"},
      {"H100 NEAR/1 集群", "tight wide behind"},
      {"H100 NEAR/4 集群", "tight wide behind far apart-both"},
      {"H100 ADJ/1 集群", "tight wide"},
      {"H100 ADJ/4 集群", "tight wide far"},
      {"通 NEAR/5 杭", "lab"},
      {"通 NEAR/4 杭", ""},
      {"通 ADJ/9 交", ""},
      {"通 NEAR/1 交", "traffic"},
      {"hangu* NEAR/3 chip", "hanguang"},
      {"hangu* NEAR/2 chip", ""},
      {"集群 ADJ/1 h1*", "behind behind-tight"},
      {"集群 NEAR/1 h1*", "behind behind-tight tight wide"},
      {"(hangul OR hangua*) ADJ/1 (800 OR has)", "hanguang hangul"},
  };
  for (const Row& row : rows) EXPECT_EQ(Found(vault, row.query), Words(row.expected)) << row.query;
}

unsigned Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? 20260101U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

const std::vector<std::string> kPieces = {"云",     "山",    "云山", "h100",  "GPT-4", "gpt",
                                          "4",      "4o",    "chip", "chips", "高",    "t-head",
                                          "chip's", "don't", "ハン", "ハ",    "1,000"};
const std::vector<std::string> kJoints = {"", "", " ", " ", "，", "。", "/", ". ", "'", "’s "};

// plain: fit to stand between quotes, without marks.
std::string RandomText(std::mt19937& random, std::size_t pieces, bool plain) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    if (i > 0) text += plain ? kJoints[random() % 4] : kJoints[random() % kJoints.size()];
    text += kPieces[random() % kPieces.size()];
  }
  return text;
}

TEST(Phrases, TheGlanceMissesNothing) {
  std::mt19937 random(Seed());
  int had = 0;
  int spared = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = RandomText(random, 1 + random() % 8, false);
    PhraseRequest request;
    request.ordered = random() % 2 == 0;
    request.distance = static_cast<int>(random() % 4);
    std::string asked;
    for (std::size_t part = 0; part < 1 + random() % 2; ++part) {
      request.parts.emplace_back();
      for (std::size_t way = 0; way < 1 + random() % 2; ++way) {
        const std::string words = RandomText(random, 1 + random() % 3, false);
        asked += "<" + words + ">";
        request.parts.back().ways.emplace_back(SplitUnits(words));
        request.parts.back().ways.back().prefix = random() % 4 == 0;
      }
    }
    const bool has = HasPhrase(StepsOf(SplitUnits(text)), request);
    const bool may_have = WherePhraseMayBe(Fold(text), request).has_value();
    ASSERT_TRUE(may_have || !has) << "seed " << Seed() << " round " << round << ": " << asked
                                  << " in " << text;
    had += has;
    spared += !may_have;
  }
  EXPECT_GT(had, 500);
  EXPECT_GT(spared, 5000);
}

TEST(Phrases, FindWhatTheSlowDefinitionSays) {
  std::mt19937 random(Seed());
  TempVault vault;
  std::vector<std::pair<std::string, std::vector<Step>>> texts;
  for (int i = 0; i < 60; ++i) {
    const std::string text = "Begin: " + RandomText(random, 1 + random() % 12, false);
    texts.emplace_back(text, StepsOf(SplitUnits(text)));
    vault.Write("n" + std::to_string(i) + ".txt", text);
  }
  vault.Update();
  int matches = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string text = RandomText(random, 1 + random() % 3, true);
    const PhraseRequest request{.parts = {{{PhraseWay(SplitUnits(text))}}}};
    std::set<std::string> expected;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (HasPhrase(texts[i].second, request)) expected.insert("n" + std::to_string(i));
    }
    const std::string query = "\"" + text + "\"";
    std::set<std::string> found;
    for (std::string name : Found(vault, query)) found.insert(name.substr(0, name.find('.')));
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string name = "n" + std::to_string(i);
      ASSERT_EQ(found.contains(name), expected.contains(name))
          << "seed " << Seed() << " round " << round << ": " << query << " in " << texts[i].first;
    }
    matches += static_cast<int>(found.size());
  }
  EXPECT_GT(matches, 500);
}

TEST(Phrases, TheFirstOfAnyAreTheFirstOfAll) {
  std::mt19937 random(Seed());
  TempVault vault;
  for (int i = 0; i < 60; ++i) {
    vault.Write("n" + std::to_string(i) + ".md",
                "# " + RandomText(random, 2, true) + "\n\n" + RandomText(random, 12, false));
  }
  vault.Update();
  const Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(vault.index());
  ASSERT_TRUE(reader.ok());
  std::size_t cut = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<PhraseRequest> requests;
    std::vector<Xapian::Query> queries;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
      const std::string text = RandomText(random, 1 + random() % 2, true);
      requests.push_back({.parts = {{{PhraseWay(SplitUnits(text))}}}});
      bool met_limit = false;
      queries.push_back(PhraseQuery(**reader, requests.back(), met_limit));
    }
    const Xapian::Query any(Xapian::Query::OP_OR, queries.begin(), queries.end());
    const std::vector<Xapian::docid> all = AllMatches(**reader, any);
    const auto limit = static_cast<Xapian::doccount>(1 + random() % 20);
    std::vector<Xapian::docid> first = all;
    first.resize(std::min<std::size_t>(all.size(), limit));
    ASSERT_EQ(FirstWithPhrase(**reader, requests, limit), first)
        << "seed " << Seed() << " round " << round;
    cut += all.size() > limit;
  }
  EXPECT_GT(cut, 20U);
}

}  // namespace
}  // namespace tanxun
