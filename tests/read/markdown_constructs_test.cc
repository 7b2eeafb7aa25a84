// SPDX-License-Identifier: GPL-2.0-or-later
// Footnotes, HTML, headings, emphasis in Chinese, code, references.
#include <gtest/gtest.h>

#include "tests/read/block_table.h"

namespace tanxun {
namespace {

TEST(Markdown, Footnotes) {
  ExpectBlocks({
      {"marks and texts",
       "a[^1] b[^long-name]\n"
       "\n"
       "[^1]: One\n"
       "[^long-name]: http://x.org/a\n",
       "paragraph@1-1[0,19) \"a b\"\n"
       "paragraph@3-3[21,30) \"One\"\n"
       "paragraph@4-4[31,59) \"http://x.org/a\""},
      {"text of several paragraphs",
       "[^1]: First\n"
       "    goes on\n"
       "\n"
       "    second para\n"
       "\n"
       "    - item\n"
       "\n"
       "    ```\n"
       "    code\n"
       "    ```\n"
       "[^2]: Two\n"
       "\n"
       "Text\n",
       "paragraph@1-2[0,23) \"First\\ngoes on\"\n"
       "paragraph@4-4[25,40) \"second para\"\n"
       "list_item1@6-6[42,52) \"item\"\n"
       "code@8-10[54,78) \"code\"\n"
       "paragraph@11-11[79,88) \"Two\"\n"
       "paragraph@13-13[90,94) \"Text\""},
      {"below a line, in a quote and an item",
       "Before\n"
       "[^a]: note\n"
       "\n"
       "> q[^b]\n"
       "> [^b]: in quote\n"
       "\n"
       "- c[^c]\n"
       "\n"
       "  [^c]: in item\n"
       "- d\n",
       "paragraph@1-1[0,6) \"Before\"\n"
       "paragraph@2-2[7,17) \"note\"\n"
       "quote1@4-4[19,26) \"q\"\n"
       "paragraph@5-5[27,43) \"in quote\"\n"
       "list_item1@7-7[45,52) \"c\"\n"
       "paragraph1@9-9[54,69) \"in item\"\n"
       "list_item1@10-10[70,73) \"d\""},
      {"inline notes", "a^[note [x](u)] b `^[c]` d^[open\n",
       "paragraph@1-1[0,32) \"a[note x] b ^[c] d^[open\" link[7,8)=\"u\" code[12,16)"},
      {"no notes",
       "[^]: x\n"
       "\n"
       "[^ a]: y\n"
       "\n"
       "    [^1]: code\n",
       "paragraph@1-1[0,6) \"[^]: x\"\n"
       "paragraph@3-3[8,16) \"[^ a]: y\"\n"
       "code@5-5[18,32) \"[^1]: code\""},
  });
}

TEST(Markdown, Html) {
  ExpectBlocks({
      {"paragraphs of inline tags only",
       "<b>Bold</b>\n"
       "\n"
       "<span>甲</span> <i>乙</i>\n"
       "\n"
       "<br>\n"
       "\n"
       "<img src=\"a.png\" alt=\"pic\">\n",
       "paragraph@1-1[0,11) \"Bold\"\n"
       "paragraph@3-3[13,40) \"甲 乙\""},
      {"details",
       "<details><summary>Sum</summary>\n"
       "Body\n"
       "</details>\n"
       "\n"
       "<details>\n"
       "<summary>概要</summary>\n"
       "\n"
       "正文 **粗**\n"
       "\n"
       "</details>\n",
       "html@1-3[0,47) \"Sum \\nBody\"\n"
       "html@5-6[49,84) \"概要\"\n"
       "paragraph@8-8[86,100) \"正文 粗\" strong[7,10)"},
      {"comments",
       "<!-- h1 -->\n"
       "a <!-- h2\n"
       "h3 --> b\n"
       "\n"
       "<!--\n"
       "h4\n"
       "\n"
       "h5\n"
       "-->\n"
       "c\n",
       "paragraph@2-3[12,30) \"a  b\"\n"
       "paragraph@10-10[48,49) \"c\""},
      {"entities", "beta &nbsp;-&nbsp;**x** &copy; &#9731; &nosuch; AT&T &amp;lt;\n",
       "paragraph@1-1[0,61) \"beta  - x © ☃ &nosuch; AT&T &lt;\" strong[10,11)"},
      {"scripts and tables",
       "<script>\n"
       "var h = 1;\n"
       "</script>\n"
       "\n"
       "<table><tr><td>1</td><td>2</td></tr></table>\n"
       "\n"
       "<kbd>Ctrl</kbd>+<kbd>C</kbd>\n",
       "html@5-5[31,75) \"1 2\"\n"
       "paragraph@7-7[77,105) \"Ctrl+C\""},
  });
}

TEST(Markdown, HeadingForms) {
  ExpectBlocks({
      {"attributes",
       "# A {#id .c}\n"
       "## B ## {: .d}\n"
       "### C {x}\n"
       "#### D # {-}\n",
       "heading1@1-1[0,12) \"A\"\n"
       "heading2@2-2[13,27) \"B\"\n"
       "heading3@3-3[28,37) \"C {x}\"\n"
       "heading4@4-4[38,50) \"D # {-}\""},
      {"underlined, emoji, code, not headings",
       "甲 **乙**\n"
       "===\n"
       "\n"
       "## 🚀 `x` ##\n"
       "####### seven\n"
       "#a b\n",
       "heading1@1-2[0,15) \"甲 乙\" strong[4,7)\n"
       "heading2@4-4[17,31) \"🚀 x\" code[5,6)\n"
       "paragraph@5-6[32,50) \"####### seven\\n#a b\" tag[14,16)=\"a\""},
      {"in items",
       "- # A\n"
       "  - b\n"
       "- ## 标题\n"
       "\t- c\n",
       "heading1@1-1[0,5) \"A\"\n"
       "list_item2@2-2[6,11) \"b\"\n"
       "heading2@3-3[12,23) \"标题\"\n"
       "list_item2@4-4[24,28) \"c\""},
  });
}

TEST(Markdown, EmphasisInChinese) {
  ExpectBlocks({
      {"punctuation inside and outside",
       "**加粗**，后。**“引”**，（**括号**）**A**：b。前**《书》**后 *斜*字 ~~删~~了 重**要**的\n",
       "paragraph@1-1[0,116) \"加粗，后。“引”，（括号）A：b。前《书》后 斜字 删了 重要的\" "
       "strong[0,6) strong[15,24) strong[30,36) strong[39,40) strong[50,59) emphasis[63,66) "
       "strike[70,73) strong[80,83)"},
      {"links, code and entities at the signs",
       "前**[名](u)**后 **[名](u)**的 中**`x`**文 a**&amp;**b **c;**d\n",
       "paragraph@1-1[0,68) \"前名后 名的 中x文 a&b c;d\" strong[3,6) link[3,6)=\"u\" "
       "strong[10,13) link[10,13)=\"u\" strong[20,21) code[20,21) strong[26,27) strong[29,31)"},
  });
}

TEST(Markdown, CodeAndEscapes) {
  ExpectBlocks({
      {"fences",
       "~~~\n"
       "a\n"
       "```\n"
       "b\n"
       "~~~\n"
       "\n"
       "````md\n"
       "```\n"
       "c\n"
       "```\n"
       "````\n"
       "\n"
       "``` py x=\"y\"\n"
       "k:: v\n"
       "```\n",
       "code@1-5[0,15) \"a\\n```\\nb\"\n"
       "code@7-11[17,38) \"```\\nc\\n```\"\n"
       "code@13-15[40,62) \"k:: v\""},
      {"not closed",
       "```\n"
       "**a** [[b]] #c\n",
       "code@1-2[0,18) \"**a** [[b]] #c\""},
      {"in items",
       "- a\n"
       "\n"
       "      b\n"
       "- ```\n"
       "  c\n"
       "  ```\n",
       "list_item1@1-1[0,3) \"a\"\n"
       "code@3-3[5,12) \"b\"\n"
       "code@4-6[13,28) \"c\""},
      {"escapes", "\\[[a]] \\#b \\*c\\* 1\\. \\| \\\\\n",
       "paragraph@1-1[0,26) \"[[a]] #b *c* 1. | \\\\\""},
  });
}

TEST(Markdown, References) {
  ExpectBlocks({
      {"references",
       "[a][r] [r] [r][] ![i][r]\n"
       "\n"
       "[r]: <http://x.org/a b> \"Title\"\n"
       "[s]:\n"
       "  http://y.org\n",
       "paragraph@1-1[0,24) \"a r r i\" link[0,1)=\"http://x.org/a b\" link[2,3)=\"http://x.org/a "
       "b\" link[4,5)=\"http://x.org/a b\" embed[6,7)=\"http://x.org/a b\""},
  });
}

}  // namespace
}  // namespace tanxun
