// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/display_width.h"

#include <gtest/gtest.h>

#include <string>

namespace tanxun {
namespace {

TEST(TerminalWidth, CountsGraphemes) {
  struct Case {
    std::string text;
    std::size_t width;
  };
  const Case cases[] = {
      {"", 0},
      {"abc", 3},
      {"中文", 4},
      {"ｆｕｌｌ", 8},
      {"é", 1},
      {"e\u0301", 1},
      {"🔴", 2},
      {"👩\u200D💻", 2},
      {"🇨🇳", 2},
      {"🇨🇳🇯🇵", 4},
      {"❤\uFE0F", 2},
      {"👍🏽", 2},
      {"한국", 4},
      {"、。", 4},
      {"a中b", 4},
      {"1\uFE0F\u20E3", 2},  // A keycap.
      {"👨\u200D👩\u200D👧\u200D👦", 2},
      {"\u1112\u1161\u11AB", 2},  // One Hangul syllable of three parts.
      {"\u0928\u200D\u0937", 2},  // A joiner joins emoji only.
      {"🇨", 2},
      {"“”…·—", 5},  // Ambiguous ones are narrow.
      {"\u0301", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(TerminalWidth(c.text), c.width) << c.text;
}

TEST(GraphemeAt, NothingJoinsAControlCharacter) {
  EXPECT_EQ(GraphemeAt("\n\u0301", 0).bytes, 1U);
  EXPECT_EQ(GraphemeAt("\t\uFE0F", 0).bytes, 1U);
  EXPECT_EQ(GraphemeAt("\u2028\u0301", 0).bytes, 3U);
  EXPECT_EQ(GraphemeAt("e\n\u0301", 0).bytes, 1U);
}

TEST(FitRight, KeepsTheEndWithinTheColumns) {
  EXPECT_EQ(FitRight("notes/a.md", 20), "notes/a.md");
  EXPECT_EQ(FitRight("notes/a.md", 5), "…a.md");
  EXPECT_EQ(FitRight("笔记/中国.md", 6), "…国.md");
  EXPECT_EQ(FitRight("abc", 0), "");
  EXPECT_EQ(FitRight("ab👩\u200D💻", 3), "…👩\u200D💻");
  EXPECT_EQ(FitRight("ab👩\u200D💻", 2), "…") << "a grapheme is never cut";
}

TEST(FitLeft, KeepsTheBeginningWithinTheColumns) {
  EXPECT_EQ(FitLeft("notes", 5), "notes");
  EXPECT_EQ(FitLeft("notes/a.md", 5), "note…");
  EXPECT_EQ(FitLeft("笔记中国", 6), "笔记…");
  EXPECT_EQ(FitLeft("笔记", 2), "…");
  EXPECT_EQ(FitLeft("e\u0301e\u0301e\u0301", 2), "e\u0301…");
  EXPECT_EQ(FitLeft("abc", 0), "");
}

}  // namespace
}  // namespace tanxun
