// SPDX-License-Identifier: GPL-2.0-or-later
// Obsidian's Markdown to blocks.
#include <gtest/gtest.h>

#include "tests/read/block_table.h"

namespace tanxun {
namespace {

TEST(Obsidian, Links) {
  ExpectBlocks({
      {"note links", "[[A]] [[A b|label]] [[A#H]] [[A#^id|x]] [[#H]] [[dir/N.md]]\n",
       "paragraph@1-1[0,59) \"A label A#H x H dir/N.md\" wiki_link[0,1)=\"A\" wiki_link[2,7)=\"A "
       "b\" wiki_link[8,11)=\"A#H\" wiki_link[12,13)=\"A#^id\" wiki_link[14,15)=\"#H\" "
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

TEST(Obsidian, Tags) {
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
       "paragraph@3-3[5,42) \"#a #b http://x/#c ##d #e#f #g\" code[0,2) link[3,5)=\"x\" "
       "tag[22,24)=\"e\" tag[24,26)=\"f\""},
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

TEST(Obsidian, NoteLinks) {
  ExpectBlocks({
      {"heading, block, label and folder",
       "[[A#h]] [[A^b]] [[A#^b]] [[#h]] [[A#h#sub|l]] [[dir/B.md]] [[中文 笔记|笔记]]\n",
       "paragraph@1-1[0,83) \"A#h A^b A#^b h l dir/B.md 笔记\" wiki_link[0,3)=\"A#h\" "
       "wiki_link[4,7)=\"A#^b\" wiki_link[8,12)=\"A#^b\" wiki_link[13,14)=\"#h\" "
       "wiki_link[15,16)=\"A#h#sub\" "
       "wiki_link[17,25)=\"dir/B\" wiki_link[26,32)=\"中文 笔记\""},
      {"label that says nothing", "[[A|]] [[A| ]] [[|b]]\n",
       "paragraph@1-1[0,21) \"A A b\" wiki_link[0,1)=\"A\" wiki_link[2,3)=\"A\" wiki_link[4,5)"},
      {"sizes of embeds",
       "![[i.png|300]] ![[i.png|300x200]] ![[i.png|caption|300]] ![[i.png|caption]] ![[N#h]]\n",
       "paragraph@1-1[0,84) \"i.png i.png caption caption N#h\" embed[0,5)=\"i.png\" "
       "embed[6,11)=\"i.png\" embed[12,19)=\"i.png\" embed[20,27)=\"i.png\" embed[28,31)=\"N#h\""},
      {"brackets and Markdown links",
       "[[1]](http://e.x) [[A]](b/c.md) [[資料中心]](Data Center) [[a]](#h)\n",
       "paragraph@1-1[0,71) \"[1] [A] 資料中心(Data Center) [a]\" link[0,3)=\"http://e.x\" "
       "link[4,7)=\"b/c.md\" wiki_link[8,20)=\"資料中心\" link[34,37)=\"#h\""},
      {"brackets with more words behind a link",
       "[[矽晶圓]](3吋/4吋為主) [[X]](GPU/CPU) [[Y]](v1.5) [[Z]](ABC.US) [[W]](../a) "
       "[[V]](mailto:a@b.c)\n",
       "paragraph@1-1[0,103) \"矽晶圓(3吋/4吋為主) X(GPU/CPU) Y(v1.5) Z(ABC.US) [W] [V]\" "
       "wiki_link[0,9)=\"矽晶圓\" wiki_link[27,28)=\"X\" wiki_link[38,39)=\"Y\" "
       "wiki_link[46,47)=\"Z\" link[56,59)=\"../a\" link[60,63)=\"mailto:a@b.c\""},
      {"a link inside of a name", "[[Big [[Acme]] Corp]] [[甲[[乙]]]][[丙]] [[a [b]] [[c[[d]] e\n",
       "paragraph@1-1[0,63) \"Big Acme Corp 甲乙丙 [[a [b]] [[cd e\" wiki_link[0,13)=\"Big Acme "
       "Corp\" wiki_link[14,20)=\"甲乙\" wiki_link[20,23)=\"丙\" wiki_link[36,37)=\"d\""},
      {"a link as an address", "[text]([[Acme#h]]) [x](((64f0aaaa-1111-2222-3333-444455556666)))\n",
       "paragraph@1-1[0,64) \"text x\" wiki_link[0,4)=\"Acme#h\" "
       "link[5,6)=\"((64f0aaaa-1111-2222-3333-444455556666))\""},
      {"blanks in a file's name",
       "![p](../a b/c d.png) [see](this or. that) [k](a \"t.x\") [n](my note.md)\n",
       "paragraph@1-1[0,70) \"p [see](this or. that) k n\" embed[0,1)=\"../a b/c d.png\" "
       "link[23,24)=\"a\" link[25,26)=\"my note.md\""},
      {"in a table",
       "| a | b |\n"
       "|---|---|\n"
       "| [[T\\|l]] | ![[i.png\\|100]] |\n"
       "| [[T#h\\|m]] | [[U|n]] |\n",
       "table@1-4[0,75) header@1(\"a\" | \"b\") row@3(\"l\" wiki_link[0,1)=\"T\" | \"i.png\" "
       "embed[0,5)=\"i.png\") row@4(\"m\" wiki_link[0,1)=\"T#h\" | \"n\" wiki_link[0,1)=\"U\")"},
  });
}

TEST(Obsidian, Callouts) {
  ExpectBlocks({
      {"titles and folds",
       "> [!note]- Title\n"
       "> Body\n"
       "\n"
       "> [!WARNING]\n"
       "> alert\n"
       "\n"
       "> [!info|right] Meta\n"
       "\n"
       "> [!faq]+ 问题？\n"
       "> 答案\n",
       "quote1@1-2[0,23) \"Title\\nBody\"\n"
       "quote1@4-5[25,45) \"alert\"\n"
       "quote1@7-7[47,67) \"Meta\"\n"
       "quote1@9-10[69,97) \"问题？\\n答案\""},
      {"nested",
       "> [!note] A\n"
       "> > [!tip]- B\n"
       "> > inner\n"
       "> - item\n",
       "quote1@1-1[0,11) \"A\"\n"
       "quote2@2-3[12,35) \"B\\ninner\"\n"
       "list_item1@4-4[36,44) \"item\""},
      {"no callout",
       "> [x] y [!note]\n"
       "\n"
       "[!note] z\n",
       "quote1@1-1[0,15) \"[x] y [!note]\"\n"
       "paragraph@3-3[17,26) \"[!note] z\""},
  });
}

TEST(Obsidian, BlockIds) {
  ExpectBlocks({
      {"behind every kind of block",
       "Text ^a-1\n"
       "\n"
       "- item ^b\n"
       "  - nested ^c2\n"
       "\n"
       "> quote ^q\n"
       "\n"
       "# Head ^h\n"
       "\n"
       "| a |\n"
       "|---|\n"
       "| 1 |\n"
       "\n"
       "^table\n",
       "paragraph@1-1[0,9) \"Text\"\n"
       "list_item1@3-3[11,20) \"item\"\n"
       "list_item2@4-4[21,35) \"nested\"\n"
       "quote1@6-6[37,47) \"quote\"\n"
       "heading1@8-8[49,58) \"Head\"\n"
       "table@10-12[60,77) header@10(\"a\") row@12(\"1\")"},
      {"no ids",
       "中文 ^块\n"
       "x ^2 y\n"
       "a^b\n",
       "paragraph@1-3[0,22) \"中文 ^块\\nx ^2 y\\na^b\""},
  });
}

TEST(Obsidian, Comments) {
  ExpectBlocks({
      {"inline and over lines",
       "a %%h1%% b\n"
       "\n"
       "%%\n"
       "h2 [[H]] #h3\n"
       "key:: h4\n"
       "%%\n"
       "\n"
       "> %% h5 %%\n"
       "> c\n",
       "paragraph@1-1[0,10) \"a  b\"\n"
       "quote1@9-9[52,55) \"c\""},
      {"not closed is text",
       "a %% b\n"
       "c\n"
       "\n"
       "d\n",
       "paragraph@1-2[0,8) \"a %% b\\nc\"\n"
       "paragraph@4-4[10,11) \"d\""},
      {"in code and in a table",
       "`%%x%%` y\n"
       "\n"
       "| a |\n"
       "|---|\n"
       "| b %%h%% |\n",
       "paragraph@1-1[0,9) \"%%x%% y\" code[0,5)\n"
       "table@3-5[11,34) header@3(\"a\") row@5(\"b\")"},
      {"alone in an item",
       "- a\n"
       "  %% h %%\n"
       "  b\n",
       "list_item1@1-1[0,3) \"a\"\n"
       "paragraph1@3-3[14,17) \"b\""},
  });
}

TEST(Obsidian, Highlights) {
  ExpectBlocks({
      {"highlight", "==hot== **==b==** ==**c**== ==标签：==值 ^^d^^\n",
       "paragraph@1-1[0,50) \"hot b c 标签：值 d\" strong[4,5) strong[6,7)"},
      {"no highlight",
       "a == b == c ===d=== `==e==` x==\n"
       "y==z ^_^ ^^ \n",
       "paragraph@1-2[0,44) \"a == b == c ===d=== ==e== x==\\ny==z ^_^ ^^\" code[20,25)"},
  });
}

TEST(Obsidian, Math) {
  ExpectBlocks({
      {"inline is shown as written",
       "$x_1*y*z$ $\\frac{a}{b}$ $a|b$ **$x$** $\\{#t\\}$ $$E = mc^2$$\n",
       "paragraph@1-1[0,59) \"$x_1*y*z$ $\\\\frac{a}{b}$ $a|b$ $x$ $\\\\{#t\\\\}$ $$E = mc^2$$\" "
       "code[0,9) code[10,23) code[24,29) strong[30,33) code[30,33) code[34,42) code[43,55)"},
      {"money is no math",
       "$5 and $6, $NVDA, US$5-$6, $10M/**year** vs **$20M**, A$ and B$, $\\$5$\n",
       "paragraph@1-1[0,70) \"$5 and $6, $NVDA, US$5-$6, $10M/year vs $20M, A$ and B$, $\\\\$5$\" "
       "strong[32,36) strong[40,44) code[54,62)"},
      {"a block",
       "$$\n"
       "x_1 * y * z #no [[no]]\n"
       "- a = b\n"
       "$$\n"
       "#yes\n",
       "paragraph@1-4[0,36) \"$$\\nx_1 * y * z #no [[no]]\\n- a = b\\n$$\" code[0,36)\n"
       "tag_line@5-5[37,41) \"#yes\" tag[0,4)=\"yes\""},
      {"a block in an item and a blank line",
       "- $$\n"
       "  a\n"
       "  \n"
       "  b $$\n"
       "- c\n",
       "list_item1@1-2[0,8) \"$$\\na\" code[0,4)\n"
       "paragraph1@4-4[12,18) \"b $$\" code[0,4)\n"
       "list_item1@5-5[19,22) \"c\""},
      {"no end",
       "$$\n"
       "a *b*\n",
       "paragraph@1-2[0,8) \"$$\\na b\" emphasis[5,6)"},
  });
}

TEST(Obsidian, Tasks) {
  ExpectBlocks({
      {"Obsidian's signs",
       "- [ ] a\n"
       "- [x] b\n"
       "- [>] c\n"
       "- [/] d #t\n"
       "- [?] e\n"
       "1. [-] f\n",
       "list_item1@1-1[0,7) \"a\"\n"
       "list_item1@2-2[8,15) \"b\"\n"
       "list_item1@3-3[16,23) \"c\"\n"
       "list_item1@4-4[24,34) \"d #t\" tag[2,4)=\"t\"\n"
       "list_item1@5-5[35,42) \"e\"\n"
       "list_item1 ordered@6-6[43,51) \"f\""},
      {"no tasks",
       "- [1] reference\n"
       "- [ab] c\n"
       "- [x](u) d\n"
       "- [!]e\n",
       "list_item1@1-1[0,15) \"[1] reference\"\n"
       "list_item1@2-2[16,24) \"[ab] c\"\n"
       "list_item1@3-3[25,35) \"x d\" link[0,1)=\"u\"\n"
       "list_item1@4-4[36,42) \"[!]e\""},
  });
}

TEST(Obsidian, TagRules) {
  ExpectBlocks({
      {"where a tag begins",
       "x #a (#b) （#c） \"#d\" ：#e ,#f /#g 　#h\n"
       "#i\n"
       "- #j\n"
       "> #k\n",
       "paragraph@1-1[0,43) \"x #a (#b) （#c） \\\"#d\\\" ：#e ,#f /#g 　#h\" tag[2,4)=\"a\" "
       "tag[41,43)=\"h\"\n"
       "tag_line@2-2[44,46) \"#i\" tag[0,2)=\"i\"\n"
       "list_item1@3-3[47,51) \"#j\" tag[0,2)=\"j\"\n"
       "quote1@4-4[52,56) \"#k\" tag[0,2)=\"k\""},
      {"where a tag ends", "#a, #b。 #c! #d.e #f+g #h:i #j(k) #l/m/ #n#o\n",
       "paragraph@1-1[0,45) \"#a, #b。 #c! #d.e #f+g #h:i #j(k) #l/m/ #n#o\" tag[0,2)=\"a\" "
       "tag[4,6)=\"b\" tag[10,12)=\"c\" tag[14,16)=\"d\" tag[19,21)=\"f\" tag[24,26)=\"h\" "
       "tag[29,31)=\"j\" tag[35,39)=\"l/m\" tag[41,43)=\"n\" tag[43,45)=\"o\""},
      {"what a tag is", "#2024 #y2024 #1a #a-b_c #a/b #中文标签 #日本語 #한국어 #é #😀 ##x # y\n",
       "paragraph@1-1[0,82) \"#2024 #y2024 #1a #a-b_c #a/b #中文标签 #日本語 #한국어 #é #😀 ##x # "
       "y\" tag[6,12)=\"y2024\" tag[13,16)=\"1a\" tag[17,23)=\"a-b_c\" tag[24,28)=\"a/b\" "
       "tag[29,42)=\"中文标签\" tag[43,53)=\"日本語\" tag[54,64)=\"한국어\" tag[65,68)=\"é\" "
       "tag[69,74)=\"😀\""},
      {"no tags", "`#a` [#b](x) http://c.d/#e \\#f [[g#h]] [[#i]] <b title=\" #j \">k</b>\n",
       "paragraph@1-1[0,67) \"#a #b http://c.d/#e #f g#h i k\" code[0,2) link[3,5)=\"x\" "
       "wiki_link[23,26)=\"g#h\" wiki_link[27,28)=\"#i\""},
      {"a spreadsheet's errors", "#N/A #DIV/0! #NAME? #VALUE! #ok\n",
       "paragraph@1-1[0,31) \"#N/A #DIV/0! #NAME? #VALUE! #ok\" tag[28,31)=\"ok\""},
      {"a heading without a blank is a tag",
       "#标题\n"
       "\n"
       "##text\n",
       "tag_line@1-1[0,7) \"#标题\" tag[0,7)=\"标题\"\n"
       "paragraph@3-3[9,15) \"##text\""},
  });
}

}  // namespace
}  // namespace tanxun
