// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/stems.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <string>

#include "indexer/analysis/short_text.h"

namespace tanxun {
namespace {

// More words than are remembered, many met again, of all lengths around the remembered ones.
TEST(Stems, AreXapiansWhateverIsRemembered) {
  const Xapian::Stem slow("english");
  static const std::string kEnds[] = {"", "s", "ing", "ed", "ational", "y", "ies", "ly", "'t"};
  std::mt19937 random(11);
  for (int i = 0; i < 200000; ++i) {
    std::string word;
    const std::size_t length = 1 + random() % (i % 3 == 0 ? 20 : 3);
    while (word.size() < length) word += static_cast<char>('a' + random() % 26);
    word += kEnds[random() % std::size(kEnds)];
    const std::string stem(StemOf(word));
    ASSERT_EQ(stem, slow(word)) << word;
    ASSERT_EQ(StemOf(word), stem) << word;
    ASSERT_EQ(StemOf(word).data() == word.data(), stem == word) << word;
  }
}

TEST(Stems, OfWhatIsNoEnglishIsTheWord) {
  for (const std::string& word : {std::string(), std::string("россии"), std::string("naïves"),
                                  std::string(33, 's'), std::string("\u00e9s")}) {
    EXPECT_EQ(StemOf(word), word);
  }
}

TEST(ShortText, HeadsCompareAsTheTextsAndGiveThemBack) {
  std::mt19937 random(12);
  const auto any = [&] {
    std::string text;
    for (std::size_t i = 0, n = random() % 9; i < n; ++i) {
      text += static_cast<char>(random() % 3 == 0 ? 1 + random() % 255 : 'a' + random() % 2);
    }
    return text;
  };
  for (int i = 0; i < 100000; ++i) {
    const std::string a = any();
    const std::string b = any();
    ASSERT_EQ(TextOfHead(HeadOf(a)), a);
    ASSERT_EQ(HeadOf(a) < HeadOf(b), a < b) << a << ' ' << b;
    if (a.size() == kHeadBytes) {
      ASSERT_EQ(TextOfHeads(HeadOf(a), HeadOf(b)), a + b);
    }
  }
}

}  // namespace
}  // namespace tanxun
