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
