// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/text_layout.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>

#include "indexer/tool/display_width.h"
#include "indexer/tool/pager.h"

namespace tanxun {
namespace {

TerminalStyle Columns(std::size_t columns) {
  TerminalStyle style;
  style.terminal = true;
  style.columns = columns;
  return style;
}

TEST(LayOut, BreaksAtBlanksAndBetweenHan) {
  struct Case {
    std::string text;
    std::size_t columns;
    std::string lines;
  };
  const Case cases[] = {
      {"one two three", 9, "  one two\n  three\n"},
      {"one two  three", 9, "  one two\n  three\n"},
      {"one\ntwo", 9, "  one\n  two\n"},
      {"one\n\u0301two", 9, "  one\n  \u0301two\n"},
      {"出口管制影响", 10, "  出口管制\n  影响\n"},
      {"出口管制影响", 11, "  出口管制\n  影响\n"},
      {"出口管制。影响", 10, "  出口管\n  制。影响\n"},
      {"出口管（制）", 10, "  出口管\n  （制）\n"},
      {"芯片H100集群", 10, "  芯片H100\n  集群\n"},
      {"芯片abcdefghijklm", 12, "  芯片\n  abcdefghij\n  klm\n"},
      {"👩\u200D💻👩\u200D💻👩\u200D💻👩\u200D💻👩\u200D💻", 10,
       "  👩\u200D💻👩\u200D💻👩\u200D💻👩\u200D💻\n  👩\u200D💻\n"},
      {"", 10, "  \n"},
      {"a\tb", 10, "  a b\n"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(LayOut({{c.text}}, {"  ", "  "}, Columns(c.columns)), c.lines) << c.text;
  }
}

TEST(LayOut, WithoutColumnsALineIsALine) {
  const std::string words(500, 'x');
  EXPECT_EQ(LayOut({{words + " \t" + words + " "}}, {"> ", "  "}, {}),
            "> " + words + " \t" + words + " \n");
  EXPECT_EQ(LayOut({{"a\nb"}, {"c\n"}}, {"> ", "  "}, {}), "> a\n  bc\n");
}

TEST(LayOut, ColoursAndLinksEndWithTheirLine) {
  TerminalStyle style = Columns(12);
  style.color = true;
  style.links = true;
  style.host = "here";
  EXPECT_EQ(LayOut({{"出口"}, {"管制影响", Paint::kMatch}}, {"", "  "}, style),
            "出口\x1b[1;31m管制影\x1b[0m\n  \x1b[1;31m响\x1b[0m\n");
  EXPECT_EQ(LayOut({{"a.md", {}, "/a.md"}}, {}, style),
            "\x1b]8;;file://here/a.md\x1b\\a.md\x1b]8;;\x1b\\\n");
}

// Whatever the text: no line is too wide, and nothing but blanks is lost.
TEST(LayOut, FitsAndKeepsEverything) {
  constexpr unsigned kSeed = 20261128;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  const char* const pieces[] = {"word",
                                "出",
                                "口。",
                                " ",
                                "  ",
                                "\n",
                                "e\u0301",
                                "\u0301",
                                "👨\u200D👩\u200D👧",
                                "🇨🇳",
                                "（",
                                "）",
                                "-",
                                "long-word/with/parts"};
  const auto without_blanks = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
  };
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i > 0; --i) text += pieces[random() % std::size(pieces)];
    const std::size_t columns = 12 + random() % 60;
    const std::string lines = LayOut({{text}}, {"  ", "    "}, Columns(columns));
    EXPECT_EQ(without_blanks(lines), without_blanks(text));
    std::istringstream input(lines);
    for (std::string line; std::getline(input, line);) {
      EXPECT_LE(TerminalWidth(line), columns) << text;
    }
  }
}

TEST(RowsOf, CountsWhatATerminalShows) {
  EXPECT_EQ(RowsOf("", 10), 0u);
  EXPECT_EQ(RowsOf("one\n\nthree\n", 10), 3u);
  EXPECT_EQ(RowsOf("no newline", 10), 1u);
  EXPECT_EQ(RowsOf("eleven wide\n", 10), 2u);
  EXPECT_EQ(RowsOf("出口管制影\n", 10), 1u);
  EXPECT_EQ(RowsOf("\x1b[1;31m0123456789\x1b[0m\n", 10), 1u);
  EXPECT_EQ(RowsOf("\x1b]8;;file://h/a/very/long\x1b\\0123456789\x1b]8;;\x1b\\\n", 10), 1u);
}

}  // namespace
}  // namespace tanxun
