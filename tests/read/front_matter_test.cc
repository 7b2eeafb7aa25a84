// SPDX-License-Identifier: GPL-2.0-or-later
// Front matter: {what, note, one line of Describe() a property, then a block}.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/read/read_text.h"

namespace tanxun {
namespace {

struct Row {
  std::string what;
  std::string note;
  std::string properties_and_blocks;
};

TEST(FrontMatter, Table) {
  const std::vector<Row> rows = {
      {"scalars as written",
       "---\n"
       "title: T\n"
       "code: 9988\n"
       "octal: 0700\n"
       "day: 2025-12-05\n"
       "yes: yes\n"
       "none:\n"
       "tilde: ~\n"
       "---\n"
       "body\n",
       "title@2[4,12) = \"T\"\n"
       "code@3[13,23) = \"9988\"\n"
       "octal@4[24,35) = \"0700\"\n"
       "day@5[36,51) = \"2025-12-05\"\n"
       "yes@6[52,60) = \"yes\"\n"
       "none@7[61,66) = \n"
       "tilde@8[67,75) = \n"
       "paragraph@10-10[80,84) \"body\""},
      {"lists",
       "---\n"
       "aliases: [BABA, 9988, \"a, b\"]\n"
       "tags:\n"
       "  - x\n"
       "  - y/z\n"
       "empty: []\n"
       "---\n",
       "aliases@2[4,33) = [\"BABA\", \"9988\", \"a, b\"]\n"
       "tags@3[34,53) = [\"x\", \"y/z\"]\n"
       "empty@6[54,63) = []"},
      {"nested maps",
       "---\n"
       "a:\n"
       "  b: 1\n"
       "  c:\n"
       "    d: [x, y]\n"
       "list:\n"
       "  - name: n1\n"
       "    age: 2\n"
       "  - name: n2\n"
       "---\n",
       "a.b@3[9,13) = \"1\"\n"
       "a.c.d@5[23,32) = [\"x\", \"y\"]\n"
       "list.name@7[43,51) = [\"n1\", \"n2\"]\n"
       "list.age@8[56,66) = \"2\""},
      {"anchors",
       "---\n"
       "a: &x one\n"
       "b: *x\n"
       "c: &l [p]\n"
       "d: *l\n"
       "---\n",
       "a@2[4,13) = \"one\"\n"
       "b@3[14,19) = \"one\"\n"
       "c@4[20,29) = [\"p\"]\n"
       "d@5[30,35) = [\"p\"]"},
      {"quotes and blocks",
       "---\n"
       "a: 'it''s'\n"
       "b: \"q\\\"\\u4e2d\"\n"
       "c: |\n"
       "  two\n"
       "  lines\n"
       "d: >-\n"
       "  folded\n"
       "  text\n"
       "---\n",
       "a@2[4,14) = \"it's\"\n"
       "b@3[15,29) = \"q\\\"中\"\n"
       "c@4[30,48) = \"two\\n"
       "lines\"\n"
       "d@7[49,70) = \"folded text\""},
      {"wiki links",
       "---\n"
       "up: \"[[Foo]]\"\n"
       "bad: [[Foo]]\n"
       "---\n",
       "up@2[4,17) = \"[[Foo]]\"\n"
       "bad@3[18,30) = \"[[Foo]]\""},
      {"empty",
       "---\n"
       "---\n"
       "body\n",
       "paragraph@3-3[8,12) \"body\""},
      {"dots close it",
       "---\n"
       "a: 1\n"
       "...\n"
       "body\n",
       "a@2[4,8) = \"1\"\n"
       "paragraph@4-4[13,17) \"body\""},
      {"broken",
       "---\n"
       "title: A: B\n"
       "tags: [x, \"y z\"]\n"
       "list:\n"
       "  - one\n"
       "  - two\n"
       "---\n"
       "# Body\n",
       "title@2[4,15) = \"A: B\"\n"
       "tags@3[16,32) = [\"x\", \"y z\"]\n"
       "list@4[33,54) = [\"one\", \"two\"]\n"
       "heading1@8-8[59,65) \"Body\""},
      {"not closed",
       "---\n"
       "a: 1\n"
       "\n"
       "# Body\n",
       "rule@1-1[0,3)\n"
       "paragraph@2-2[4,8) \"a: 1\"\n"
       "heading1@4-4[10,16) \"Body\""},
      {"two rules",
       "---\n"
       "\n"
       "Just prose here.\n"
       "\n"
       "---\n",
       "rule@1-1[0,3)\n"
       "paragraph@3-3[5,21) \"Just prose here.\"\n"
       "rule@5-5[23,26)"},
      {"toml",
       "+++\n"
       "title = \"T\"\n"
       "tags = [\"a\", \"b\"]\n"
       "[extra]\n"
       "n = 7\n"
       "+++\n"
       "body\n",
       "title@2[4,15) = \"T\"\n"
       "tags@3[16,33) = [\"a\", \"b\"]\n"
       "extra.n@5[42,47) = \"7\"\n"
       "paragraph@7-7[52,56) \"body\""},
      {"CRLF and BOM",
       "\xEF\xBB\xBF---\r\n"
       "a: 1\r\n"
       "b: [x]\r\n"
       "---\r\n"
       "# H\r\n",
       "a@2[8,12) = \"1\"\n"
       "b@3[14,20) = [\"x\"]\n"
       "heading1@5-5[27,30) \"H\""},
      {"Chinese",
       "---\n"
       "别名: [阿里, 淘宝]\n"
       "状态: 紧张 # note\n"
       "---\n",
       "别名@2[4,28) = [\"阿里\", \"淘宝\"]\n"
       "状态@3[29,50) = \"紧张\""},
      {"same key twice",
       "---\n"
       "a: 1\n"
       "a: 2\n"
       "---\n",
       "a@2[4,8) = [\"1\", \"2\"]"},
  };
  for (const Row& row : rows) {
    const Source source = ReadOne(row.note, "in.md");
    std::string found = DescribedProperties(source);
    if (!found.empty() && !source.blocks.empty()) found += '\n';
    EXPECT_EQ(found + DescribedBlocks(source), row.properties_and_blocks) << row.what;
  }
}

struct ProblemRow {
  std::string note;
  std::uint32_t line;  // 0 = no problem.
  std::string reason;  // A part of it.
  std::size_t properties;
};

TEST(FrontMatter, Problems) {
  const std::string deep =
      "---\nok: 1\na: " + std::string(80, '[') + std::string(80, ']') + "\n---\n";
  std::string many = "---\n";
  for (int i = 0; i < 6000; ++i) many += "k" + std::to_string(i) + ": v\n";
  many += "---\n";
  const std::string huge = "---\na: 1\nb: " + std::string(300'000, 'x') + "\n---\n";
  std::string bomb = "---\na: &a " + std::string(100'000, 'x') + "\nb:\n";
  for (int i = 0; i < 1000; ++i) bomb += "- *a\n";
  bomb += "---\n";
  const std::vector<ProblemRow> rows = {
      {"---\na: 1\n---\n", 0, "", 1},
      {"---\na: 1\nb: c: d\n---\n", 3, "read key by key", 2},
      {"---\na: [x\nb: 1\n---\n", 3, "read key by key", 2},
      {"---\na: 1\ntext\n", 1, "not closed", 0},
      {"---\na: \"x\nb: 1\nc: 2\n---\n", 2, "quote that is not closed", 3},
      {"---\na: 'it''s'\nb: \"x \\\" y\"\n---\n", 0, "", 2},
      {"---\ntext\n", 0, "", 0},
      {deep, 3, "64 levels", 2},
      {many, 5001, "10,000 values", 4999},
      {huge, 1, "256 KB", 0},
      {bomb, 13, "1 MB", 2},
      {"+++\nno value here\n+++\n", 2, "key = value", 0},
  };
  for (const ProblemRow& row : rows) {
    const Source source = ReadOne(row.note, "in.md");
    EXPECT_EQ(source.properties.size(), row.properties) << row.note.substr(0, 40);
    if (row.line == 0) {
      EXPECT_TRUE(source.problems.empty()) << row.note.substr(0, 40);
      continue;
    }
    ASSERT_EQ(source.problems.size(), 1u) << row.note.substr(0, 40);
    EXPECT_EQ(source.problems[0].line, row.line) << row.note.substr(0, 40);
    EXPECT_EQ(source.problems[0].path, "in.md");
    EXPECT_NE(source.problems[0].reason.find(row.reason), std::string::npos)
        << source.problems[0].reason;
  }
}

// The title: front matter, else the first level-1 heading, else the card's, else the file's stem.
TEST(FrontMatter, Title) {
  EXPECT_EQ(ReadOne("---\ntitle: From matter\n---\n# H\n", "a/b.md").title, "From matter");
  EXPECT_EQ(ReadOne("## Two\n\n# **One**\n", "a/b.md").title, "One");
  EXPECT_EQ(ReadOne("text\n", "a/0001_\xE5\x90\x8D\xE7\xA7\xB0.md").title,
            "0001_\xE5\x90\x8D\xE7\xA7\xB0");
  EXPECT_EQ(ReadOne("text\n", "v1.2").title, "v1.2");
}

}  // namespace
}  // namespace tanxun
