// SPDX-License-Identifier: GPL-2.0-or-later
// The second stage and the snippets against what their headers promise, computed the slow way:
// every window of a text, every step of it. Seed: TANXUN_TEST_SEED.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/text/utf8.h"
#include "query/search/matcher.h"
#include "query/search/snippet.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

unsigned Seed() {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  return given == nullptr ? 20260101U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

// Few words, so that texts hold them again and again, in every order.
const std::vector<std::string> kPieces = {
    "平头哥",   "平",      "头",   "哥",    "和平", "云", "阿里云", "雲端", "集群",   "芯片",
    "H100",     "h100",    "H200", "GPT-4", "gpt",  "4",  "C++",    "chip", "Chips",  "cluster",
    "Ｈ１００", "9988.HK", "🔴",    "1,000", "the",  "of", "ﾊﾝｶﾞｸ",  "ハン", "T-Head", "don't"};
const std::vector<std::string> kJoints = {" ",  " ",  " ",    "",   "",  "，", "。",
                                          ". ", "\n", "\n\n", "、", "/", "-"};

std::string RandomText(std::mt19937& random, std::size_t pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    text += kPieces[random() % kPieces.size()];
    text += kJoints[random() % kJoints.size()];
  }
  return text;
}

// Words only, so that nothing of it reads as an operator or a field.
std::string RandomQuery(std::mt19937& random) {
  std::string query;
  for (std::size_t i = 0; i < 1 + random() % 5; ++i) {
    const std::string& piece = kPieces[random() % kPieces.size()];
    query += piece == "9988.HK" ? "" : piece;
    if (random() % 3 != 0) query += " ";
  }
  return query;
}

class SlowTwins : public testing::Test {
 protected:
  void SetUp() override {
    std::mt19937 random(1);
    for (int i = 0; i < 30; ++i) {
      vault_.Write("n" + std::to_string(i) + ".md", RandomText(random, 3 + random() % 40));
    }
    vault_.Update();
    Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(vault_.index());
    ASSERT_TRUE(reader.ok());
    reader_ = std::move(*reader);
  }

  BuiltQuery Build(const std::string& query) const {
    Result<Prepared> prepared = Prepare(*reader_, query, {}, true, false);
    EXPECT_TRUE(prepared.ok()) << query;
    return prepared ? prepared->built : BuiltQuery();
  }

  TempVault vault_;
  std::unique_ptr<IndexReader> reader_;
};

// What the different steps of the query among [first, last) are worth. No note declares a name, so
// that each counts by itself.
double WorthOf(const QuerySteps& query, const std::vector<Step>& steps, std::size_t first,
               std::size_t last) {
  std::set<std::uint32_t> held;
  for (std::size_t at = first; at < last; ++at) {
    if (query.Find(steps[at]) != QuerySteps::kNone) held.insert(query.Find(steps[at]));
  }
  double worth = 0.0;
  for (const std::uint32_t step : held) worth += query.Worth(step);
  return worth;
}

TEST_F(SlowTwins, TheBestWindowIsTheBestOfAllWindows) {
  std::mt19937 random(Seed());
  int found = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string asked = RandomQuery(random);
    const QuerySteps query(*reader_, Build(asked));
    StoredPassage passage;
    passage.passage.text = RandomText(random, random() % 120);
    const std::vector<Step> steps = StepsOf(SplitUnits(passage.passage.text));
    double best = 0.0;
    for (std::size_t first = 0; first < steps.size(); ++first) {
      const std::size_t last = std::min(steps.size(), first + kRankParameters.window);
      best = std::max(best, WorthOf(query, steps, first, last));
    }
    if (query.size() == 0 || query.size() > kRankParameters.most_steps) best = 0.0;
    ASSERT_NEAR(FindEvidence(query, passage).window, best, 1e-9)
        << "seed " << Seed() << " round " << round << "\nquery " << asked << "\ntext "
        << passage.passage.text;
    found += best > 0.0;
  }
  EXPECT_GT(found, 700);
}

// The names of one thing count once, by the one of which a window holds most, as Worth() says.
TEST_F(SlowTwins, TheBestWindowCountsTheNamesOfOneThingOnce) {
  vault_.Write("named.md", "---\naliases: [T-Head, Pingtouge Chips]\n---\n# 平头哥\n\n平头哥。\n");
  vault_.Update();
  Result<std::unique_ptr<IndexReader>> reader = IndexReader::Open(vault_.index());
  ASSERT_TRUE(reader.ok());
  std::mt19937 random(Seed() + 2);
  for (int round = 0; round < 500; ++round) {
    const std::string asked = (random() % 2 == 0 ? "平头哥 " : "T-Head ") + RandomQuery(random);
    Result<Prepared> prepared = Prepare(**reader, asked, {}, true, false);
    ASSERT_TRUE(prepared.ok()) << asked;
    ASSERT_FALSE(prepared->built.aliases.empty()) << asked;
    const QuerySteps query(**reader, prepared->built);
    StoredPassage passage;
    passage.passage.text = RandomText(random, random() % 120);
    const std::vector<Step> steps = StepsOf(SplitUnits(passage.passage.text));
    double best = 0.0;
    for (std::size_t first = 0; first < steps.size(); ++first) {
      const std::size_t last = std::min(steps.size(), first + kRankParameters.window);
      std::vector<bool> held(query.size());
      for (std::size_t at = first; at < last; ++at) {
        const std::uint32_t step = query.Find(steps[at]);
        if (step != QuerySteps::kNone) held[step] = true;
      }
      best = std::max(best, query.Worth(held));
    }
    ASSERT_NEAR(FindEvidence(query, passage).window, best, 1e-9)
        << "seed " << Seed() << " round " << round << "\nquery " << asked << "\ntext "
        << passage.passage.text;
  }
}

// The bytes of a text that a reader would mark: words of the query, and Han characters beside a
// neighbour that they have in the query or which it asks for alone.
std::vector<bool> MarkedBytes(const BuiltQuery& built, std::string_view text) {
  std::set<std::string> words;
  std::set<std::string> alone;
  std::set<std::pair<std::string, std::string>> neighbours;
  const auto add = [&](const std::vector<Unit>& units) {
    const std::vector<Step> steps = StepsOf(units);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      words.insert(steps[i].stem);
      if (i > 0) neighbours.emplace(steps[i - 1].stem, steps[i].stem);
      const bool touches_next = i + 1 < steps.size() && steps[i + 1].touches;
      if (!steps[i].touches && !touches_next) alone.insert(steps[i].stem);
    }
  };
  for (const std::vector<Unit>& run : built.runs) add(run);
  for (const AliasUse& alias : built.aliases) add(alias.units);

  std::vector<bool> marked(text.size());
  const std::vector<Step> steps = StepsOf(SplitUnits(text));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!words.contains(steps[i].stem)) continue;
    const auto are_pair = [&](std::size_t left, std::size_t right) {
      return steps[right].touches && neighbours.contains({steps[left].stem, steps[right].stem});
    };
    const bool lit = steps[i].kind != UnitKind::kHan || alone.contains(steps[i].stem) ||
                     (i > 0 && are_pair(i - 1, i)) || (i + 1 < steps.size() && are_pair(i, i + 1));
    if (!lit) continue;
    for (std::uint32_t byte = steps[i].begin; byte < steps[i].end; ++byte) marked[byte] = true;
  }
  return marked;
}

TEST_F(SlowTwins, ASnippetIsTheBestPieceMarkedAsAReaderWould) {
  std::mt19937 random(Seed() + 1);
  int cut = 0;
  int lit = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string asked = RandomQuery(random);
    const BuiltQuery built = Build(asked);
    const QuerySteps query(*reader_, built);
    const std::string text = RandomText(random, random() % 100);
    const std::size_t bytes = random() % 4 == 0 ? random() % 20 : random() % 400;
    const Snippet snippet = MakeSnippet(query, text, bytes);
    SCOPED_TRACE("seed " + std::to_string(Seed()) + " round " + std::to_string(round) + " bytes " +
                 std::to_string(bytes) + "\nquery " + asked + "\ntext " + text + "\nsnippet " +
                 snippet.text);

    ASSERT_LE(snippet.text.size(), bytes);
    ASSERT_TRUE(IsValidUtf8(snippet.text));
    const std::vector<Step> steps = StepsOf(SplitUnits(text));
    const std::vector<bool> marked = MarkedBytes(built, text);

    // It stands in the text, cut inside no step, and is marked there as the whole text would be. It
    // may stand there more than once.
    std::vector<bool> shown_marks(snippet.text.size());
    std::uint32_t before = 0;
    for (const Highlight& light : snippet.highlights) {
      ASSERT_LE(before, light.begin);
      ASSERT_LT(light.begin, light.end);
      ASSERT_LE(light.end, snippet.text.size());
      before = light.end;
      for (std::uint32_t byte = light.begin; byte < light.end; ++byte) shown_marks[byte] = true;
    }
    bool stands = false;
    for (std::size_t at = text.find(snippet.text); at != std::string::npos && !stands;
         at = text.find(snippet.text, at + 1)) {
      const std::size_t end = at + snippet.text.size();
      const bool is_whole = std::none_of(steps.begin(), steps.end(), [&](const Step& step) {
        return (step.begin < at && at < step.end) || (step.begin < end && end < step.end);
      });
      std::vector<bool> expected(marked.begin() + static_cast<std::ptrdiff_t>(at),
                                 marked.begin() + static_cast<std::ptrdiff_t>(end));
      stands = is_whole && shown_marks == expected;
      // What the cut leaves of a Han run may go unmarked.
      for (const Step& step : steps) {
        if (step.begin < at || step.begin >= end) continue;
        if (!step.touches) break;
        for (std::size_t byte = step.begin; byte < step.end; ++byte) expected[byte - at] = false;
      }
      stands |= is_whole && shown_marks == expected;
    }
    ASSERT_TRUE(stands) << "not a piece of the text, cut inside a word, or marked otherwise: "
                        << testing::PrintToString(snippet.highlights.size()) << " highlights";

    // No piece of so many bytes holds more of the query. What is longer than that is not shown.
    const bool has_too_long = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
      return step.end - step.begin > bytes && query.Find(step) != QuerySteps::kNone;
    });
    if (has_too_long) continue;
    double best = 0.0;
    for (std::size_t first = 0; first < steps.size(); ++first) {
      std::size_t last = first;
      while (last < steps.size() && steps[last].end - steps[first].begin <= bytes) ++last;
      best = std::max(best, WorthOf(query, steps, first, last));
    }
    const std::vector<Step> shown = StepsOf(SplitUnits(snippet.text));
    ASSERT_GE(WorthOf(query, shown, 0, shown.size()), best - 1e-6);
    cut += snippet.text.size() < text.size();
    lit += !snippet.highlights.empty();
  }
  EXPECT_GT(cut, 500);
  EXPECT_GT(lit, 700);
}

}  // namespace
}  // namespace tanxun
