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
#include "indexer/text/sentences.h"
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
const std::vector<std::string> kJoints = {" ",  " ",    " ",  "",  "",  "，", "。", ". ",
                                          "\n", "\n\n", "、", "/", "-", ", ", "；"};

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

// What the different steps of the query among [first, last) are worth, each by itself.
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

// Likewise; a code and its joined form count once.
double WorthHeld(const QuerySteps& query, const std::vector<Step>& steps, std::size_t first,
                 std::size_t last) {
  std::vector<bool> held(query.size());
  for (std::size_t at = first; at < last; ++at) {
    if (query.Find(steps[at]) != QuerySteps::kNone) held[query.Find(steps[at])] = true;
  }
  return query.Worth(held);
}

double BestOfAllWindows(const QuerySteps& query, std::string_view text) {
  const std::vector<Step> steps = StepsOf(SplitUnits(text));
  double best = 0.0;
  for (std::size_t first = 0; first < steps.size(); ++first) {
    const std::size_t last = std::min(steps.size(), first + kRankParameters.window);
    best = std::max(best, WorthHeld(query, steps, first, last));
  }
  return best;
}

TEST_F(SlowTwins, TheBestWindowIsTheBestOfAllWindows) {
  std::mt19937 random(Seed());
  int found = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string asked = RandomQuery(random);
    const QuerySteps query(*reader_, Build(asked));
    StoredPassage passage;
    passage.passage.text = RandomText(random, random() % 120);
    double best = BestOfAllWindows(query, passage.passage.text);
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
    double best = BestOfAllWindows(query, passage.passage.text);
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

// Where a sentence begins, and where a clause does as well.
struct Starts {
  std::set<std::size_t> sentences;
  std::set<std::size_t> clauses;
};
Starts StartsOf(const std::string& text) {
  Starts starts;
  for (const Sentence& sentence : SplitSentences(text)) starts.sentences.insert(sentence.begin);
  starts.clauses = starts.sentences;
  for (const std::string sign : {"，", "；", "：", ", ", "; ", ": "}) {
    for (std::size_t at = text.find(sign); at != text.npos; at = text.find(sign, at + 1)) {
      starts.clauses.insert(std::min(text.find_first_not_of(' ', at + sign.size()), text.size()));
    }
  }
  return starts;
}

// What of the query fits whole into so many bytes from a place on.
double WorthFrom(const QuerySteps& query, const std::vector<Step>& steps, std::size_t begin,
                 std::size_t bytes) {
  std::size_t first = 0;
  while (first < steps.size() && steps[first].begin < begin) ++first;
  std::size_t last = first;
  while (last < steps.size() && steps[last].end - begin <= bytes) ++last;
  return WorthOf(query, steps, first, last);
}

TEST_F(SlowTwins, ASnippetIsTheBestPieceMarkedAsAReaderWould) {
  std::mt19937 random(Seed() + 1);
  int cut = 0;
  int lit = 0;
  int at_sentence = 0;
  int at_clause = 0;
  for (int round = 0; round < 3000; ++round) {
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
    ASSERT_TRUE(!snippet.text.empty() || steps.empty() || bytes < 4) << "4 hold any character";
    if (snippet.text.empty()) continue;
    const std::vector<bool> marked = MarkedBytes(built, text);

    std::vector<bool> shown_marks(snippet.text.size());
    std::uint32_t before = 0;
    for (const Highlight& light : snippet.highlights) {
      ASSERT_LE(before, light.begin);
      ASSERT_LT(light.begin, light.end);
      ASSERT_LE(light.end, snippet.text.size());
      before = light.end;
      for (std::uint32_t byte = light.begin; byte < light.end; ++byte) shown_marks[byte] = true;
    }
    // The most of the query that any piece of so many bytes holds, whole words only.
    double best = 0.0;
    for (const Step& step : steps) {
      best = std::max(best, WorthFrom(query, steps, step.begin, bytes));
    }
    const Starts starts = StartsOf(text);
    const auto any_reaches = [&](const std::set<std::size_t>& places) {
      return std::any_of(places.begin(), places.end(), [&](std::size_t place) {
        return WorthFrom(query, steps, place, bytes) >= best - 1e-6;
      });
    };
    const bool wants_sentence = best > 0.0 && text.size() > bytes && any_reaches(starts.sentences);
    const bool wants_clause = best > 0.0 && text.size() > bytes && any_reaches(starts.clauses);

    // It may stand in the text more than once. In one of the places all of this is true.
    bool stands = false;
    for (std::size_t at = text.find(snippet.text); at != std::string::npos && !stands;
         at = text.find(snippet.text, at + 1)) {
      const std::size_t end = at + snippet.text.size();
      // Cut inside no word, unless the first one has no room.
      const bool is_long = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
        return step.begin == at && step.end > at + bytes;
      });
      const bool is_whole = std::none_of(steps.begin(), steps.end(), [&](const Step& step) {
        return (step.begin < at && at < step.end) || (step.begin < end && end < step.end);
      });
      // Marked as it is in the whole text, but for a word that is cut.
      std::vector<bool> expected(marked.begin() + static_cast<std::ptrdiff_t>(at),
                                 marked.begin() + static_cast<std::ptrdiff_t>(end));
      if (!is_whole) std::fill(expected.begin(), expected.end(), false);
      stands = (is_whole || is_long) && shown_marks == expected &&
               WorthFrom(query, steps, at, bytes) >= best - 1e-6 &&
               (!wants_sentence || starts.sentences.contains(at)) &&
               (!wants_clause || starts.clauses.contains(at));
    }
    ASSERT_TRUE(stands) << "not a best piece of the text, cut inside a word or a sentence for "
                           "nothing, or marked otherwise: "
                        << snippet.highlights.size() << " highlights";
    cut += snippet.text.size() < text.size();
    lit += !snippet.highlights.empty();
    at_sentence += wants_sentence;
    at_clause += wants_clause && !wants_sentence;
  }
  EXPECT_GT(cut, 1000);
  EXPECT_GT(lit, 1400);
  EXPECT_GT(at_sentence, 300);
  EXPECT_GT(at_clause, 50);
}

}  // namespace
}  // namespace tanxun
