// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown tables to blocks.
#include <gtest/gtest.h>

#include "tests/read/block_table.h"

namespace tanxun {
namespace {

TEST(MarkdownTables, Table) {
  ExpectBlocks({
      {"table",
       "| A | B |\n"
       "|---|--:|\n"
       "| 1 | **x** |\n"
       "|   |   |\n"
       "| 2 |\n",
       "table@1-5[0,49) header@1(\"A\" | \"B\") row@3(\"1\" | \"x\" strong[0,1)) row@4(\"\" | "
       "\"\") row@5(\"2\" | \"\")"},
      {"after a line of text",
       "**Vs:**\n"
       "| A | B |\n"
       "|---|---|\n"
       "| 1 | 2 |\n",
       "paragraph@1-1[0,7) \"Vs:\" strong[0,3)\n"
       "table@2-4[8,37) header@2(\"A\" | \"B\") row@4(\"1\" | \"2\")"},
      {"without outer pipes",
       "A | B\n"
       "--- | ---\n"
       "1 | 2\n",
       "table@1-3[0,21) header@1(\"A\" | \"B\") row@3(\"1\" | \"2\")"},
      {"longer rows keep their cells",
       "| A | B |\n"
       "|---|---|\n"
       "| 1 | 2 | 3 |\n"
       "| 4 | 5 |\n",
       "table@1-4[0,43) header@1(\"A\" | \"B\") row@3(\"1\" | \"2\" | \"3\") row@4(\"4\" | \"5\")"},
      {"longer header and short dashes",
       "A|B|C\n"
       ":-|-:\n"
       "1|2|3|4\n",
       "table@1-3[0,19) header@1(\"A\" | \"B\" | \"C\") row@3(\"1\" | \"2\" | \"3\" | \"4\")"},
      {"one dash and colons",
       "| A | B | C |\n"
       "|-|:-:|:--|\n"
       "| - | - | - |\n",
       "table@1-3[0,39) header@1(\"A\" | \"B\" | \"C\") row@3(\"-\" | \"-\" | \"-\")"},
      {"links and pipes",
       "| A | B |\n"
       "|---|---|\n"
       "| [[N\\|l]] | a \\| b |\n"
       "| [[N|l]] | `c` |\n",
       "table@1-4[0,59) header@1(\"A\" | \"B\") row@3(\"l\" wiki_link[0,1)=\"N\" | \"a | b\") "
       "row@4(\"l\" wiki_link[0,1)=\"N\" | \"c\" code[0,1))"},
      {"break in a cell",
       "| A |\n"
       "|---|\n"
       "| x<br>y |\n",
       "table@1-3[0,22) header@1(\"A\") row@3(\"x\\n"
       "y\")"},
      {"empty cells only",
       "|  |  |\n"
       "|--|--|\n"
       "|  |  |\n"
       "\n"
       "after\n",
       "table@1-3[0,23) header@1(\"\" | \"\") row@3(\"\" | \"\")\n"
       "paragraph@5-5[25,30) \"after\""},
      {"in a quote",
       "> | A |\n"
       "> |---|\n"
       "> | 1 |\n",
       "table@1-3[0,23) header@1(\"A\") row@3(\"1\")"},
      {"in a list",
       "- Lead:\n"
       "  | A |\n"
       "  |---|\n"
       "  | 1 |\n",
       "list_item1@1-1[0,7) \"Lead:\"\n"
       "table@2-4[8,31) header@2(\"A\") row@4(\"1\")"},
      {"in a row two cells short",
       "| A | B | C |\n"
       "|---|---|---|\n"
       "| 1 |\n"
       "text below\n",
       "table@1-4[0,44) header@1(\"A\" | \"B\" | \"C\") row@3(\"1\" | \"\" | \"\") row@4(\"text "
       "below\" | \"\" | \"\")"},
  });
}

TEST(MarkdownTables, Bars) {
  ExpectBlocks({
      {"in code and escaped",
       "| A | B |\n"
       "|---|---|\n"
       "| `a\\|b` | x \\| y |\n"
       "| `a|b` | c |\n",
       "table@1-4[0,53) header@1(\"A\" | \"B\") row@3(\"a|b\" code[0,3) | \"x | y\") row@4(\"a|b\" "
       "code[0,3) | \"c\")"},
      {"full-width bars are text",
       "| A ｜ B | C |\n"
       "|---|---|\n"
       "| 甲｜乙 | 丙 |\n",
       "table@1-3[0,45) header@1(\"A ｜ B\" | \"C\") row@3(\"甲｜乙\" | \"丙\")"},
      {"math and links",
       "| A | B |\n"
       "|---|---|\n"
       "| $|x|$ | [[N\\|l]] |\n"
       "| **[a](u)**后 | `b`<br/>c |\n",
       "table@1-4[0,70) header@1(\"A\" | \"B\") row@3(\"$|x|$\" code[0,5) | \"l\" "
       "wiki_link[0,1)=\"N\") row@4(\"a后\" strong[0,1) link[0,1)=\"u\" | \"b\\nc\" code[0,1))"},
  });
}

TEST(MarkdownTables, Shapes) {
  ExpectBlocks({
      {"rows shorter and longer than the header",
       "| A | B |\n"
       "|:--|--:|\n"
       "| 1 |\n"
       "| 1 | 2 | 3 |\n"
       "||\n"
       "after\n",
       "table@1-6[0,48) header@1(\"A\" | \"B\") row@3(\"1\" | \"\") row@4(\"1\" | \"2\" | \"3\") "
       "row@5(\"\" | \"\") row@6(\"after\" | \"\")"},
      {"below a line, in a quote, in an item",
       "Lead\n"
       "| A |\n"
       "|---|\n"
       "| 1 |\n"
       "\n"
       "> text\n"
       "> | B |\n"
       "> |---|\n"
       "> | 2 |\n"
       "\n"
       "- item\n"
       "  | C |\n"
       "  |---|\n"
       "  | 3 |\n",
       "paragraph@1-1[0,4) \"Lead\"\n"
       "table@2-4[5,22) header@2(\"A\") row@4(\"1\")\n"
       "quote1@6-6[24,30) \"text\"\n"
       "table@7-9[31,54) header@7(\"B\") row@9(\"2\")\n"
       "list_item1@11-11[56,62) \"item\"\n"
       "table@12-14[63,86) header@12(\"C\") row@14(\"3\")"},
      {"two tables and a heading below",
       "| A |\n"
       "|---|\n"
       "| 1 |\n"
       "# H\n"
       "| B |\n"
       "|---|\n",
       "table@1-3[0,17) header@1(\"A\") row@3(\"1\")\n"
       "heading1@4-4[18,21) \"H\"\n"
       "table@5-6[22,33) header@5(\"B\")"},
      {"no tables",
       "a | b\n"
       "c | d\n"
       "\n"
       "| x |\n"
       "|-+-|\n",
       "paragraph@1-2[0,11) \"a | b\\nc | d\"\n"
       "paragraph@4-5[13,24) \"| x |\\n|-+-|\""},
      {"empty cells and markup",
       "| | B |\n"
       "|-|-|\n"
       "| ==a== | |\n"
       "| ~~b~~ | <u>c</u> #t |\n",
       "table@1-4[0,49) header@1(\"\" | \"B\") row@3(\"a\" | \"\") row@4(\"b\" strike[0,1) | \"c "
       "#t\" tag[2,4)=\"t\")"},
  });
}

}  // namespace
}  // namespace tanxun
