// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

TEST(NameKey, Table) {
  const struct {
    const char* name;
    const char* key;
  } kRows[] = {
      {"", ""},
      {"...", ""},
      {"T-Head", "t head"},
      {"T_HEAD", "t head"},
      {"阿里 巴巴", "阿里巴巴"},
      {"阿里巴巴", "阿里巴巴"},
      {"阿里云Cloud", "阿里云 cloud"},
      {"阿里云 Cloud", "阿里云 cloud"},
      {"平頭哥", "平头哥"},
      {"9988.HK", "9988 hk"},
      {"O'Reilly", "o reilly"},
      {"McDonald's", "mcdonald"},
      {"Can't", "cant"},
      {"C++", "c++"},
      {"Ｃ", "c"},
      {"0.5B", "0.5b"},
      {" Alibaba   Cloud ", "alibaba cloud"},
  };
  for (const auto& row : kRows) EXPECT_EQ(NameKey(row.name), row.key) << row.name;
}

TEST(NameKey, OfAKeyIsTheKey) {
  static const std::u32string kCharacters = U"aZ9-_. '&平頭カ🔴é";
  std::mt19937 random(12);
  for (int i = 0; i < 20000; ++i) {
    std::string name;
    for (std::size_t j = 0, n = random() % 8; j < n; ++j) {
      AppendUtf8(kCharacters[random() % kCharacters.size()], name);
    }
    const std::string key = NameKey(name);
    // A lone s after an apostrophe is a possessive only as long as the apostrophe is there.
    ASSERT_EQ(NameKey(key), key) << name;
  }
}

const std::vector<std::string> kWords = {"what", "who",    "is", "how many", "什么", "是什么",
                                         "多少", "什么样", "何", "吗",       "呢",   "為何"};
const std::vector<std::string> kKept = {"几何", "任何"};

TEST(WordDropper, Table) {
  const struct {
    const char* query;
    const char* rest;
  } kRows[] = {
      {"", ""},
      {"What is the NPU", "the NPU"},
      {"WHAT IS NPU?", "NPU?"},
      {"What's the NPU", "the NPU"},
      {"What’s the NPU", "the NPU"},
      {"whatever isotope", "whatever isotope"},
      {"how many GPUs", "GPUs"},
      {"how to", "how to"},
      {"what is", "what is"},
      {"是什么", "是什么"},
      {"平头哥是什么公司", "平头哥 公司"},
      {"什么样的芯片", "的芯片"},
      {"收入多少？", "收入 ？"},
      {"什 么 H100", "什 么 H100"},
      {"几何中心是什么", "几何中心"},
      {"任何人何时", "任何人 时"},
      {"为何下降", "下降"},
      {"??", "??"},
  };
  for (const auto& row : kRows) EXPECT_EQ(WordDropper(kWords, kKept).Drop(row.query), row.rest);
}

TEST(WordDropper, KeepsUnitsInOrderAndNeverEmptiesAQuery) {
  static const std::u32string kCharacters = U"什么是何几多少吗平 a's哥";
  std::mt19937 random(13);
  for (int i = 0; i < 20000; ++i) {
    std::string query;
    for (std::size_t j = 0, n = random() % 10; j < n; ++j) {
      AppendUtf8(kCharacters[random() % kCharacters.size()], query);
    }
    const auto before = SplitUnits(query);
    const auto after = SplitUnits(WordDropper(kWords, kKept).Drop(query));
    ASSERT_EQ(before.empty(), after.empty()) << query;
    std::size_t at = 0;
    for (const Unit& unit : after) {
      while (at < before.size() && before[at].text != unit.text) ++at;
      ASSERT_LT(at, before.size()) << query;
      ++at;
    }
  }
}

}  // namespace
}  // namespace tanxun
