// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/concepts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/frames.h"
#include "indexer/lexicon/query_words.h"

namespace tanxun {
namespace {

std::string IdOf(std::string_view label) {
  const AttributeConcept* meaning = ConceptOfLabel(label);
  return meaning == nullptr ? "-" : meaning->id;
}

std::string Found(std::string_view text) {
  std::string out;
  for (const ConceptMatch& match : FindConcepts(text)) {
    out += (out.empty() ? "" : " ") + match.meaning->id + "@" + std::to_string(match.first_unit) +
           "+" + std::to_string(match.unit_count);
  }
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

TEST(ConceptOfLabel, Table) {
  const Row kRows[] = {
      {"Market Cap", "market_cap"},
      {"market-cap", "market_cap"},
      {"市值", "market_cap"},
      {"HQ", "headquarters"},
      {"Headquarters", "headquarters"},
      {"总部", "headquarters"},
      {"總部", "headquarters"},
      {"CEO", "ceo"},
      {"首席执行官", "ceo"},
      {"執行長", "ceo"},
      {"Competitor", "competitor"},
      {"Competitors", "competitor"},
      {"Competitor(s)", "competitor"},
      {"竞争对手", "competitor"},
      {"Customers", "customer"},
      {"Ticker Symbol", "ticker"},
      {"股票代码", "ticker"},
      {"Employees", "employees"},
      {"Revenues", "revenue"},
      {" Revenue: ", "revenue"},
      {"创始人", "founder"},
      {"Founded", "founded"},
      {"成立时间", "founded"},
      {"人口", "population"},
      {"Areas", "area"},
      {"Capital expenditure plan of the year", "-"},
      {"Qwen", "-"},
      {"", "-"},
      {"s", "-"},
      {"\xff\xfe", "-"},
      {"的", "-"},
  };
  for (const Row& row : kRows) EXPECT_EQ(IdOf(row.text), row.expected) << row.text;
  EXPECT_EQ(ConceptOfLabel(std::string(100'000, 'a')), nullptr);
}

TEST(FindConcepts, LeftmostLongest) {
  const Row kRows[] = {
      {"What is the market cap of Alibaba?", "market_cap@3+2"},
      {"阿里巴巴的市值是多少", "market_cap@5+2"},
      {"competitors and customers", "competitor@0+1 customer@2+1"},
      {"who are the key competitors", "competitor@3+2"},
      {"supermarket capacity of Acme's hqx", "capacity@1+1"},
      {"Qwen", ""},
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Found(row.text), row.expected) << row.text;
}

TEST(FindConcepts, LongTextTakesLinearTime) {
  std::string text;
  while (text.size() < 1'000'000) text += "market market cap 总总部 ";
  const std::clock_t start = std::clock();
  EXPECT_FALSE(FindConcepts(text).empty());
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  EXPECT_LT(seconds, 10.0);
}

TEST(FindConcept, ByIdWithFlags) {
  ASSERT_NE(FindConcept("market_cap"), nullptr);
  EXPECT_TRUE(FindConcept("market_cap")->moves);
  EXPECT_EQ(Name(FindConcept("market_cap")->type), "money");
  EXPECT_TRUE(FindConcept("competitor")->is_list);
  EXPECT_FALSE(FindConcept("headquarters")->moves);
  EXPECT_EQ(FindConcept("Market Cap"), nullptr);
  EXPECT_EQ(FindConcept(""), nullptr);
  EXPECT_EQ(NamesOfConcept("ticker"), FindConcept("ticker")->names);
  EXPECT_EQ(NamesOfConcept("no such concept"), std::vector<std::string>());
}

std::string FoundFrames(std::string_view text) {
  std::string out;
  for (const FrameMatch& match : FindFrames(SplitUnits(text))) {
    out += (out.empty() ? "" : " ") + std::string(match.answer_type) + "@" +
           std::to_string(match.first_unit) + "+" + std::to_string(match.unit_count);
  }
  return out;
}

TEST(FindFrames, LeftmostLongest) {
  const Row kRows[] = {
      {"What is the market cap", "any@0+3"},
      {"Where is Acme", "place@0+2"},
      {"阿里巴巴的市值是多少", "number@7+3"},
      {"总部在哪里", "place@2+3"},
      {"Acme", ""},
      {"", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(FoundFrames(row.text), row.expected) << row.text;
}

TEST(QuestionWords, FoldedAndLongestFirst) {
  const auto& words = QuestionWords();
  ASSERT_GT(words.size(), 40u);
  for (std::size_t i = 1; i < words.size(); ++i) EXPECT_GE(words[i - 1].size(), words[i].size());
  for (const char* word : {"what", "是多少", "谁"}) {
    EXPECT_NE(std::find(words.begin(), words.end(), word), words.end()) << word;
  }
}

}  // namespace
}  // namespace tanxun
