// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tanxun/searcher.h"

namespace tanxun {
namespace {

TEST(DescribeResults, AHitIsOneLine) {
  Hit hit;
  hit.rank = 2;
  hit.score = 3.25;
  hit.path = "notes/a.jsonl";
  hit.record = "r7";
  hit.lines = {12, 14};
  hit.title = "艾克米";
  hit.headings = {"产品", "芯片"};
  hit.snippet = "one\ntwo";
  EXPECT_EQ(Describe(hit), "#2 notes/a.jsonl#r7:12-14 3.2500 艾克米 > 产品 > 芯片 | one⏎two");
}

TEST(DescribeResults, AnAnswerNamesItsSources) {
  Answer answer;
  answer.subject = "Acme";
  answer.attribute = "access";
  answer.value = "H20";
  answer.polarity = Polarity::kNegative;
  answer.as_of = {{2025, 4, 16}, AsOfOrigin::kNote};
  answer.confidence = 0.94;
  answer.sources.resize(2);
  answer.sources[0].path = "a.md";
  answer.sources[0].lines = {7, 7};
  answer.sources[1].path = "b.md";
  answer.sources[1].lines = {9, 10};
  EXPECT_EQ(Describe(answer), "Acme | access | NOT H20 2025-04-16 (note) 0.94 @a.md:7 @b.md:9");
}

}  // namespace
}  // namespace tanxun
