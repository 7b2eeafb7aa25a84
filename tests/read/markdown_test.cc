// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown to blocks: {what, note, one line of Describe() a block}.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/read/read_text.h"

namespace tanxun {
namespace {

struct Row {
  std::string what;
  std::string note;
  std::string blocks;
};

void ExpectBlocks(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    EXPECT_EQ(DescribedBlocks(ReadOne(row.note, "in.md")), row.blocks) << row.what;
  }
}

TEST(Markdown, Blocks) {
  ExpectBlocks({
      {"heading and paragraph",
       "# Title\n"
       "\n"
       "Text of\n"
       "two lines.\n",
       "heading1@1-1[0,7) \"Title\"\n"
       "paragraph@3-4[9,27) \"Text of\\n"
       "two lines.\""},
      {"closed and underlined headings",
       "## A ##\n"
       "\n"
       "B b\n"
       "===\n"
       "\n"
       "C\n"
       "---\n",
       "heading2@1-1[0,7) \"A\"\n"
       "heading1@3-4[9,16) \"B b\"\n"
       "heading2@6-7[18,23) \"C\""},
      {"empty heading is nothing",
       "#\n"
       "\n"
       "##  \n"
       "text\n",
       "paragraph@4-4[8,12) \"text\""},
      {"tight list",
       "- a\n"
       "- b\n"
       "  1. c\n"
       "     still c\n"
       "  2. d\n"
       "- e\n",
       "list_item1@1-1[0,3) \"a\"\n"
       "list_item1@2-2[4,7) \"b\"\n"
       "list_item2 ordered@3-4[8,27) \"c\\n"
       "still c\"\n"
       "list_item2 ordered@5-5[28,34) \"d\"\n"
       "list_item1@6-6[35,38) \"e\""},
      {"loose list",
       "- a\n"
       "\n"
       "  more of a\n"
       "\n"
       "- b\n",
       "list_item1@1-1[0,3) \"a\"\n"
       "paragraph1@3-3[5,16) \"more of a\"\n"
       "list_item1@5-5[18,21) \"b\""},
      {"tasks",
       "- [ ] open\n"
       "- [x] done\n",
       "list_item1@1-1[0,10) \"open\"\n"
       "list_item1@2-2[11,21) \"done\""},
      {"item with code and quote",
       "- a\n"
       "\n"
       "  ```\n"
       "  x\n"
       "  ```\n"
       "- > q\n",
       "list_item1@1-1[0,3) \"a\"\n"
       "code@3-5[5,20) \"x\"\n"
       "quote1@6-6[21,26) \"q\""},
      {"quote",
       "> a\n"
       "> b\n"
       ">\n"
       "> c\n",
       "quote1@1-2[0,7) \"a\\n"
       "b\"\n"
       "quote1@4-4[10,13) \"c\""},
      {"nested quote and lazy line",
       "> > a\n"
       "b\n",
       "quote2@1-2[0,7) \"a\\n"
       "b\""},
      {"callouts",
       "> [!note] Title\n"
       "> text\n"
       "\n"
       "> [!warning]-\n"
       "> folded\n",
       "quote1@1-2[0,22) \"Title\\n"
       "text\"\n"
       "quote1@4-5[24,46) \"folded\""},
      {"fenced code",
       "```cpp\n"
       "int a;\n"
       "\n"
       "  #tag [[x]] **b**\n"
       "```\n"
       "after\n",
       "code@1-5[0,37) \"int a;\\n"
       "\\n"
       "  #tag [[x]] **b**\"\n"
       "paragraph@6-6[38,43) \"after\""},
      {"tilde fence without end",
       "~~~\n"
       "a\n",
       "code@1-2[0,5) \"a\""},
      {"empty fence",
       "```\n"
       "```\n"
       "b\n",
       "paragraph@3-3[8,9) \"b\""},
      {"indented code",
       "a\n"
       "\n"
       "    code <b>\n"
       "\n"
       "b\n",
       "paragraph@1-1[0,1) \"a\"\n"
       "code@3-3[3,15) \"code <b>\"\n"
       "paragraph@5-5[17,18) \"b\""},
      {"rules",
       "a\n"
       "\n"
       "---\n"
       "* * *\n"
       "- b\n"
       "\n"
       "___\n",
       "paragraph@1-1[0,1) \"a\"\n"
       "rule@3-3[3,6)\n"
       "rule@4-4[7,12)\n"
       "list_item1@5-5[13,16) \"b\"\n"
       "rule@7-7[18,21)"},
      {"html block",
       "<div class=\"x\">\n"
       "<b>Bold</b> &amp; <i>plain</i><br>next\n"
       "</div>\n"
       "\n"
       "<!-- hidden -->\n"
       "\n"
       "<p>one</p><p>two</p>\n",
       "html@1-3[0,61) \"Bold & plain next\"\n"
       "html@7-7[80,100) \"one two\""},
      {"inline html", "a<br>b <b>c</b><!-- d --> e\n",
       "paragraph@1-1[0,27) \"a\\n"
       "b c e\""},
      {"definition is no text",
       "[a]: http://x.org 'T'\n"
       "\n"
       "see [a]\n",
       "paragraph@3-3[23,30) \"see a\" link[4,5)=\"http://x.org\""},
      {"label in brackets is no definition",
       "[Maker]: Norvik\n"
       "\n"
       "[u]: https://u.org\n"
       "\n"
       "[Maker] [u]\n",
       "paragraph@1-1[0,15) \"[Maker]: Norvik\"\n"
       "paragraph@5-5[37,48) \"[Maker] u\" link[8,9)=\"https://u.org\""},
      {"CRLF",
       "# A\r\n"
       "\r\n"
       "b\r\n"
       "c\r\n"
       "\r\n"
       "- d\r\n",
       "heading1@1-1[0,3) \"A\"\n"
       "paragraph@3-4[7,11) \"b\\n"
       "c\"\n"
       "list_item1@6-6[15,18) \"d\""},
      {"lone CR", "# A\r\rb\rc",
       "heading1@1-1[0,3) \"A\"\n"
       "paragraph@3-4[5,8) \"b\\n"
       "c\""},
      {"no final newline",
       "a\n"
       "\n"
       "b",
       "paragraph@1-1[0,1) \"a\"\n"
       "paragraph@3-3[3,4) \"b\""},
      {"blank file",
       "\n"
       " \n"
       "\t\n",
       ""},
      {"list in a callout",
       "> [!info]+ Head: x\n"
       "> - item\n"
       "> | a |\n"
       "> |---|\n"
       "> | 1 |\n",
       "quote1@1-1[0,18) \"Head: x\"\n"
       "list_item1@2-2[19,27) \"item\"\n"
       "table@3-5[28,51) header@3(\"a\") row@5(\"1\")"},
      {"numbers with brackets",
       "1) one\n"
       "2) two\n"
       "\n"
       "10. ten\n",
       "list_item1 ordered@1-1[0,6) \"one\"\n"
       "list_item1 ordered@2-2[7,13) \"two\"\n"
       "list_item1 ordered@4-4[15,22) \"ten\""},
      {"details",
       "<details>\n"
       "<summary>Sum</summary>\n"
       "\n"
       "- a\n"
       "\n"
       "</details>\n",
       "html@1-2[0,32) \"Sum\"\n"
       "list_item1@4-4[34,37) \"a\""},
      {"underline of a list is a rule",
       "- x\n"
       "---\n"
       "- y\n",
       "list_item1@1-1[0,3) \"x\"\n"
       "rule@2-2[4,7)\n"
       "list_item1@3-3[8,11) \"y\""},
      {"comment in code and behind it",
       "~~~\n"
       "%% x [[y]]\n"
       "~~~\n"
       "%%\n"
       "hid\n"
       "%%\n"
       "end\n",
       "code@1-3[0,18) \"%% x [[y]]\"\n"
       "paragraph@7-7[29,32) \"end\""},
  });
}

TEST(Markdown, Inline) {
  ExpectBlocks({
      {"emphasis", "*a* **b** ***c*** ~~d~~ `e f` _g_\n",
       "paragraph@1-1[0,33) \"a b c d e f g\" emphasis[0,1) strong[2,3) emphasis[4,5) strong[4,5) "
       "strike[6,7) code[8,11) emphasis[12,13)"},
      {"escapes and entities", "\\*a\\* &amp; &lt;b&gt; &#20013; &nosuch; 1 &lt; 2\n",
       "paragraph@1-1[0,48) \"*a* & <b> 中 &nosuch; 1 < 2\""},
      {"links",
       "[text](http://a.b/c?d=e \"t\") <http://x.y> ![alt](i.png) [r][r]\n"
       "\n"
       "[r]: /ref\n",
       "paragraph@1-1[0,62) \"text http://x.y alt r\" link[0,4)=\"http://a.b/c?d=e\" "
       "link[5,15)=\"http://x.y\" embed[16,19)=\"i.png\" link[20,21)=\"/ref\""},
      {"Chinese labels close",
       "**标签：**值\n"
       "**“引”**后 **通义(Qwen)**是 中**（重）**点 **35%**的\n",
       "paragraph@1-2[0,84) \"标签：值\\n"
       "“引”后 通义(Qwen)是 中（重）点 35%的\" strong[0,9) strong[13,22) strong[26,38) "
       "strong[45,54) strong[58,61)"},
      {"Latin label closes", "**Label:**text and **Name.**More\n",
       "paragraph@1-1[0,32) \"Label:text and Name.More\" strong[0,6) strong[15,20)"},
      {"hard breaks",
       "a  \n"
       "b\\\n"
       "c\n",
       "paragraph@1-3[0,8) \"a\\n"
       "b\\n"
       "c\""},
      {"code with newline and pipes",
       "`a\n"
       "b` ``c ` d``\n",
       "paragraph@1-2[0,15) \"a b c ` d\" code[0,3) code[4,9)"},
      {"highlight", "==hot== and a == b == c, ==x y== `==z==`\n",
       "paragraph@1-1[0,40) \"hot and a == b == c, x y ==z==\" code[25,30)"},
      {"footnotes",
       "a[^1] b\n"
       "\n"
       "[^1]: word\n"
       "\n"
       "[^n]: Two words\n",
       "paragraph@1-1[0,7) \"a b\"\n"
       "paragraph@3-3[9,19) \"word\"\n"
       "paragraph@5-5[21,36) \"Two words\""},
      {"block id",
       "text here ^abc-1\n"
       "\n"
       "- item ^x\n"
       "\n"
       "^alone\n",
       "paragraph@1-1[0,16) \"text here\"\n"
       "list_item1@3-3[18,27) \"item\""},
      {"comments",
       "a %%hidden%% b\n"
       "\n"
       "%%\n"
       "all\n"
       "\n"
       "of this\n"
       "%%\n"
       "\n"
       "5%% and 6%% stay\n",
       "paragraph@1-1[0,14) \"a  b\"\n"
       "paragraph@9-9[36,52) \"5%% and 6%% stay\""},
      {"code keeps percent signs",
       "```\n"
       "%% cell\n"
       "```\n"
       "b\n",
       "code@1-3[0,15) \"%% cell\"\n"
       "paragraph@4-4[16,17) \"b\""},
      {"label lines",
       "**A:** 1\n"
       "**B:** 2\n"
       "C:: 3\n"
       "(k2:: v2) [k3:: v3]\n",
       "paragraph@1-4[0,43) \"A: 1\\n"
       "B: 2\\n"
       "C:: 3\\n"
       "(k2:: v2) [k3:: v3]\" strong[0,2) strong[5,7)"},
      {"Chinese and markup", "模型**（开源）**：见[文档](a.md)。**结论**：好\n",
       "paragraph@1-1[0,61) \"模型（开源）：见文档。结论：好\" strong[6,18) link[24,30)=\"a.md\" "
       "strong[33,39)"},
      {"mail and bare addresses", "<a@b.c> https://x.y/z#frag www.a.b\n",
       "paragraph@1-1[0,34) \"a@b.c https://x.y/z#frag www.a.b\" link[0,5)=\"mailto:a@b.c\""},
  });
}

TEST(Markdown, Links) {
  ExpectBlocks({
      {"note links", "[[A]] [[A b|label]] [[A#H]] [[A#^id|x]] [[#H]] [[dir/N.md]]\n",
       "paragraph@1-1[0,59) \"A label A#H x H dir/N.md\" wiki_link[0,1)=\"A\" wiki_link[2,7)=\"A "
       "b\" wiki_link[8,11)=\"A\" wiki_link[12,13)=\"A\" wiki_link[14,15) "
       "wiki_link[16,24)=\"dir/N\""},
      {"embeds", "![[pic.png]] ![[pic.png|300]] ![[Note|shown]]\n",
       "paragraph@1-1[0,45) \"pic.png pic.png shown\" embed[0,7)=\"pic.png\" "
       "embed[8,15)=\"pic.png\" embed[16,21)=\"Note\""},
      {"no links",
       "`[[a]]` \\[[b]] [[]] [[c\n"
       "d]] [[1]](http://e)\n",
       "paragraph@1-2[0,43) \"[[a]] [[b]] [[]] [[c\\n"
       "d]] [1]\" code[0,5) link[25,28)=\"http://e\""},
      {"with markup around", "**[[A]]** *[[a_b_c]]* [[x*y]] and [[z*w]]\n",
       "paragraph@1-1[0,41) \"A a_b_c x*y and z*w\" strong[0,1) wiki_link[0,1)=\"A\" emphasis[2,7) "
       "wiki_link[2,7)=\"a_b_c\" wiki_link[8,11)=\"x*y\" wiki_link[16,19)=\"z*w\""},
      {"in Chinese text", "见[[中芯国际]]与[[台积电|TSMC]]。\n",
       "paragraph@1-1[0,43) \"见中芯国际与TSMC。\" wiki_link[3,15)=\"中芯国际\" "
       "wiki_link[18,22)=\"台积电\""},
      {"in a heading", "## [[A|b]] c\n", "heading2@1-1[0,12) \"b c\" wiki_link[0,1)=\"A\""},
      {"in code blocks",
       "    [[a]]\n"
       "\n"
       "```\n"
       "[[b]]\n"
       "```\n",
       "code@1-1[0,9) \"[[a]]\"\n"
       "code@3-5[11,24) \"[[b]]\""},
  });
}

TEST(Markdown, Tags) {
  ExpectBlocks({
      {"tag line", "#a #b/c #中国 #x_y-z\n",
       "tag_line@1-1[0,22) \"#a #b/c #中国 #x_y-z\" tag[0,2)=\"a\" tag[3,7)=\"b/c\" "
       "tag[8,15)=\"中国\" tag[16,22)=\"x_y-z\""},
      {"in text", "see #tag, and #2024 #y2024 a#b (#c) #d/\n",
       "paragraph@1-1[0,39) \"see #tag, and #2024 #y2024 a#b (#c) #d/\" tag[4,8)=\"tag\" "
       "tag[20,26)=\"y2024\" tag[36,38)=\"d\""},
      {"not tags",
       "# h\n"
       "\n"
       "`#a` [#b](x) http://x/#c ##d #e#f \\#g\n",
       "heading1@1-1[0,3) \"h\"\n"
       "paragraph@3-3[5,42) \"#a #b http://x/#c ##d #e#f #g\" code[0,2) link[3,5)=\"x\""},
      {"tag line over a paragraph",
       "#a #b\n"
       "**Name** — text\n"
       "#c\n",
       "tag_line@1-1[0,5) \"#a #b\" tag[0,2)=\"a\" tag[3,5)=\"b\"\n"
       "paragraph@2-2[6,23) \"Name — text\" strong[0,4)\n"
       "tag_line@3-3[24,26) \"#c\" tag[0,2)=\"c\""},
      {"in a list and a cell",
       "- #a b\n"
       "\n"
       "| #t |\n"
       "|----|\n"
       "| x #u |\n",
       "list_item1@1-1[0,6) \"#a b\" tag[0,2)=\"a\"\n"
       "table@3-5[8,30) header@3(\"#t\" tag[0,2)=\"t\") row@5(\"x #u\" tag[2,4)=\"u\")"},
      {"emoji and full-width blank", "甲　#乙 #🔴hot\n",
       "paragraph@1-1[0,19) \"甲　#乙 #🔴hot\" tag[6,10)=\"乙\" tag[11,19)=\"🔴hot\""},
      {"emphasised", "*#a* and **#b**\n",
       "paragraph@1-1[0,15) \"#a and #b\" emphasis[0,2) tag[0,2)=\"a\" strong[7,9) tag[7,9)=\"b\""},
  });
}

TEST(Markdown, Tables) {
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

}  // namespace
}  // namespace tanxun
