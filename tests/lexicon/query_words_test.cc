// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/query_words.h"

#include <gtest/gtest.h>

#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

TEST(QueryWords, WhatAsksForANumber) {
  for (const char* text : {"How many fabs does it have", "when was it founded", "产能是多少",
                           "哪一年成立", "產能是多少", "有几家工厂", "何時成立"}) {
    EXPECT_TRUE(AsksForNumber(SplitUnits(text))) << text;
  }
  for (const char* text : {"Who founded it", "many fabs", "几何学", "哪家公司", "whenever"}) {
    EXPECT_FALSE(AsksForNumber(SplitUnits(text))) << text;
  }
}

TEST(QueryWords, WhatAsksIsDroppedAndNothingElse) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"What is the price of HBM3E?", "the price of HBM3E?"},
      {"平头哥的总部在哪里", "平头哥的总部在"},
      {"该校位于哪座城市", "该校位于 座城市"},
      {"有何影响", "影响"},
      {"什么", "什么"},
      // A question's character inside a word is none.
      {"何小鹏", "何小鹏"},
      {"何塞的几何学", "何塞的几何学"},
      {"哪吒汽车", "哪吒汽车"},
      {"任何公司", "任何公司"},
      {"酒吧", "酒吧"},
  };
  for (const auto& [query, rest] : rows) {
    EXPECT_EQ(SplitUnits(DropQuestionWords(query)).size(), SplitUnits(rest).size()) << query;
  }
}

TEST(QueryWords, WordsThatHoldASentenceTogether) {
  for (const char* word : {"of", "the", "most", "的", "在", "和"}) {
    EXPECT_TRUE(IsFunctionWord(word)) << word;
  }
  for (const char* word : {"chip", "not found", "", "芯", "company"}) {
    EXPECT_FALSE(IsFunctionWord(word)) << word;
  }
}

}  // namespace
}  // namespace tanxun
