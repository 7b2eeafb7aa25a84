// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/fact_chunks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "indexer/schema/fields.h"
#include "tests/schema/random_records.h"

namespace tanxun {
namespace {

constexpr unsigned kSeed = 20260102;

// Every member.
auto Whole(const Fact& fact) {
  std::vector<std::string> qualifiers;
  for (const Qualifier& each : fact.qualifiers) qualifiers.push_back(each.kind + ":" + each.text);
  const Location& where = fact.where;
  return std::tuple(fact.subject, fact.attribute, fact.concept_id, fact.value, fact.items,
                    fact.polarity, qualifiers, fact.as_of.date, fact.as_of.origin, fact.form,
                    fact.confidence, fact.row, where.path, where.record, where.lines.first,
                    where.lines.last, where.column, where.span.begin, where.span.end, where.quote,
                    where.headings);
}

std::vector<Fact> RandomFacts(Random& random) {
  std::vector<Fact> facts(random.Below(80));
  for (Fact& fact : facts) fact = RandomFact(random);
  return facts;
}

TEST(RowsOf, RowsStayTogetherAndStandByPlace) {
  const auto fact = [](std::string value, std::uint32_t row, std::uint64_t begin) {
    Fact made;
    made.value = std::move(value);
    made.row = row;
    made.where.span = {begin, begin + 1};
    return made;
  };
  std::string text;
  for (const FactRow& row : RowsOf({fact("b", 2, 20), fact("lone", 0, 5), fact("a", 1, 10),
                                    fact("other", 0, 5), fact("b2", 2, 1), fact("a2", 1, 30)})) {
    for (const Fact& each : row) text += each.value + " ";
    text += "| ";
  }
  EXPECT_EQ(text, "lone | other | a a2 | b b2 | ");
}

TEST(FactChunks, ReadWhatWasWritten) {
  Random random(kSeed);
  for (int i = 0; i < 100; ++i) {
    const FactRows rows = RowsOf(RandomFacts(random));
    FactRows again;
    for (const FactChunk& chunk : MakeChunks(rows)) {
      EXPECT_EQ(chunk.first, again.size());
      const auto read = DecodeChunk(chunk.record);
      ASSERT_TRUE(read);
      again.insert(again.end(), read->begin(), read->end());
      EXPECT_EQ(chunk.end, again.size());
    }
    ASSERT_EQ(again.size(), rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      ASSERT_EQ(again[row].size(), rows[row].size());
      for (std::size_t at = 0; at < rows[row].size(); ++at) {
        EXPECT_EQ(Whole(again[row][at]), Whole(rows[row][at])) << "seed " << kSeed << " run " << i;
      }
    }
  }
}

TEST(FactChunks, AreSmallAndDamageIsNoticed) {
  Random random(kSeed + 1);
  std::vector<Fact> facts(500);
  for (Fact& fact : facts) fact = RandomFact(random);
  const std::vector<FactChunk> chunks = MakeChunks(RowsOf(facts));
  ASSERT_GT(chunks.size(), 5u);
  for (const FactChunk& chunk : chunks) {
    EXPECT_TRUE(chunk.record.size() < 8000 || chunk.end == chunk.first + 1);
    std::string damaged = chunk.record;
    const std::size_t at = random.Below(damaged.size());
    damaged[at] = static_cast<char>(damaged[at] ^ (1u << random.Below(8)));
    EXPECT_FALSE(DecodeChunk(damaged));
    EXPECT_FALSE(DecodeChunk(std::string_view(chunk.record).substr(0, at)));
  }
}

TEST(FactTerms, ARowHasItsTermsAndNoOthers) {
  Random random(kSeed + 2);
  FactTerms of_all;
  std::set<std::string> seen = {"FSno such subject"};
  for (int i = 0; i < 50; ++i) {
    for (const FactRow& row : RowsOf(RandomFacts(random))) {
      const std::vector<std::string> terms = of_all.Of(row);
      if (terms.empty()) continue;
      FactTerms fresh;
      EXPECT_TRUE(fresh.Has(row, terms));
      for (const std::string& term : seen) {
        const bool is_there = std::binary_search(terms.begin(), terms.end(), term);
        EXPECT_EQ(fresh.Has(row, {term}), is_there) << term;
        EXPECT_EQ(of_all.Has(row, {terms.front(), term}), is_there) << term;
      }
      if (seen.size() < 60) seen.insert(terms.begin(), terms.end());
      EXPECT_TRUE(fresh.Has(row, {std::string(kFactTerm)}));
    }
  }
}

TEST(FactTerms, AreWhatAQuestionAsksFor) {
  Fact fact;
  fact.subject = "Acme Inc.";
  fact.attribute = "Listed As";
  fact.concept_id = "ticker";
  fact.value = "HKEX: 9988, NYSE: ACME";
  FactTerms terms;
  std::string text;
  for (const std::string& term : terms.Of({fact})) text += term + " | ";
  EXPECT_EQ(text,
            "FCticker | FLlisted as | FSacme inc | FV9988 | FVacme | FVhkex 9988 | "
            "FVhkex 9988 nyse acme | FVnyse acme | ");
}

}  // namespace
}  // namespace tanxun
