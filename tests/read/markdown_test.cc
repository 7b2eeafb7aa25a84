// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown to blocks: {what, note, one line of Describe() a block}.
#include <gtest/gtest.h>

#include "tests/read/block_table.h"

namespace tanxun {
namespace {

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

}  // namespace
}  // namespace tanxun
