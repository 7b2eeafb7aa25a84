// SPDX-License-Identifier: GPL-2.0-or-later
// Front matter in YAML, TOML and JSON, broken or none, and the properties of outlines.
#include <gtest/gtest.h>

#include "tests/read/block_table.h"

namespace tanxun {
namespace {

TEST(FrontMatterShapes, YamlShapes) {
  ExpectPropertiesAndBlocks({
      {"values of every kind",
       "---\n"
       "n: 1.50\n"
       "b: true\n"
       "e: null\n"
       "q: \"a: b # c\"\n"
       "s: 'it''s'\n"
       "hash: #notvalue\n"
       "colour: \"#ff0000\"\n"
       "m: {a: 1, b: [x]}\n"
       "t:\ttab\n"
       "when: 2024-01-02T10:00:00\n"
       "---\n",
       "n@2[4,11) = \"1.50\"\n"
       "b@3[12,19) = \"true\"\n"
       "e@4[20,27) = \n"
       "q@5[28,41) = \"a: b # c\"\n"
       "s@6[42,52) = \"it's\"\n"
       "hash@7[53,68) = \n"
       "colour@8[69,86) = \"#ff0000\"\n"
       "m.a@9[91,95) = \"1\"\n"
       "m.b@9[97,104) = [\"x\"]\n"
       "t@10[105,111) = \"tab\"\n"
       "when@11[112,137) = \"2024-01-02T10:00:00\""},
      {"note links",
       "---\n"
       "a: [[X]]\n"
       "b: \"[[Y|z]]\"\n"
       "c: [[[A]], [[B#h|c]]]\n"
       "d:\n"
       "  - [[L]]\n"
       "  - \"[[M]]\"\n"
       "e: [[1, 2], [3]]\n"
       "f: {{date}}\n"
       "---\n",
       "a@2[4,12) = \"[[X]]\"\n"
       "b@3[13,25) = \"[[Y|z]]\"\n"
       "c@4[26,47) = [\"[[A]]\", \"[[B#h|c]]\"]\n"
       "d@5[48,72) = [\"[[L]]\", \"[[M]]\"]\n"
       "e@8[73,89) = [\"1\", \"2\", \"3\"]\n"
       "f@9[90,101) = \"{{date}}\""},
      {"aliases of lists, not of maps",
       "---\n"
       "a: &x [p, q]\n"
       "b: *x\n"
       "c: [*x, r]\n"
       "d: &m {k: v}\n"
       "e: *m\n"
       "---\n",
       "a@2[4,16) = [\"p\", \"q\"]\n"
       "b@3[17,22) = [\"p\", \"q\"]\n"
       "c@4[23,33) = [\"p\", \"q\", \"r\"]\n"
       "d.k@5[41,46) = \"v\"\n"
       "e@6[47,52) = "},
      {"JSON",
       "{\n"
       "  \"title\": \"T\",\n"
       "  \"tags\": [\"a\", \"b\"]\n"
       "}\n"
       "body\n",
       "title@2[4,16) = \"T\"\n"
       "tags@3[20,40) = [\"a\", \"b\"]\n"
       "paragraph@5-5[41,45) \"body\""},
      {"JSON on one line is text",
       "{\"title\": \"T\"}\n"
       "body\n",
       "paragraph@1-2[0,19) \"{\\\"title\\\": \\\"T\\\"}\\nbody\""},
  });
}

TEST(FrontMatterShapes, BrokenYaml) {
  ExpectPropertiesAndBlocks({
      {"the readable keys are kept",
       "---\n"
       "a: 1\n"
       "\tb: 2\n"
       "c: *undefined\n"
       "d: @bad\n"
       "tags:\n"
       "- x\n"
       "- y\n"
       "bad: [a, b\n"
       "good: {k: v}\n"
       "text: |\n"
       "  one\n"
       "  two\n"
       "last: \"open\n"
       "---\n"
       "body\n",
       "a@2[4,14) = \"1\\nb: 2\"\n"
       "c@4[15,28) = \"*undefined\"\n"
       "d@5[29,36) = \"@bad\"\n"
       "tags@6[37,50) = [\"x\", \"y\"]\n"
       "bad@9[51,61) = \"[a, b\"\n"
       "good.k@10[69,74) = \"v\"\n"
       "text@11[75,94) = \"one\\ntwo\"\n"
       "last@14[95,106) = \"open\"\n"
       "paragraph@16-16[111,115) \"body\""},
      {"full-width colons",
       "---\n"
       "标题：甲\n"
       "标签：a，b\n"
       "ok: c # d\n"
       "---\n"
       "正文\n",
       "标题@2[4,16) = \"甲\"\n"
       "标签@3[17,31) = \"a，b\"\n"
       "ok@4[32,41) = \"c\"\n"
       "paragraph@6-6[46,52) \"正文\""},
      {"only full-width colons",
       "---\n"
       "标题：甲\n"
       "状态：新\n"
       "---\n"
       "正文\n",
       "标题@2[4,16) = \"甲\"\n"
       "状态@3[17,29) = \"新\"\n"
       "paragraph@5-5[34,40) \"正文\""},
      {"a stray line among keys",
       "---\n"
       "a: 1\n"
       "b: 2\n"
       "c: 3\n"
       "stray\n"
       "---\n"
       "body\n",
       "a@2[4,8) = \"1\"\n"
       "b@3[9,13) = \"2\"\n"
       "c@4[14,18) = \"3\"\n"
       "stray@5[19,24) = \n"
       "paragraph@7-7[29,33) \"body\""},
  });
}

TEST(FrontMatterShapes, NoFrontMatter) {
  ExpectPropertiesAndBlocks({
      {"prose between rules",
       "---\n"
       "Note: this is a sentence.\n"
       "And one more.\n"
       "---\n"
       "rest\n",
       "rule@1-1[0,3)\n"
       "heading2@2-4[4,47) \"Note: this is a sentence.\\nAnd one more.\"\n"
       "paragraph@5-5[48,52) \"rest\""},
      {"a heading between rules",
       "---\n"
       "\n"
       "# Head\n"
       "\n"
       "Some prose: here.\n"
       "\n"
       "---\n"
       "rest\n",
       "rule@1-1[0,3)\n"
       "heading1@3-3[5,11) \"Head\"\n"
       "paragraph@5-5[13,30) \"Some prose: here.\"\n"
       "rule@7-7[32,35)\n"
       "paragraph@8-8[36,40) \"rest\""},
      {"a list between rules",
       "---\n"
       "- a\n"
       "- b\n"
       "---\n"
       "rest\n",
       "rule@1-1[0,3)\n"
       "list_item1@2-2[4,7) \"a\"\n"
       "list_item1@3-3[8,11) \"b\"\n"
       "rule@4-4[12,15)\n"
       "paragraph@5-5[16,20) \"rest\""},
      {"four dashes",
       "----\n"
       "a: 1\n"
       "----\n",
       "rule@1-1[0,4)\n"
       "heading2@2-3[5,14) \"a: 1\""},
      {"a second block",
       "---\n"
       "a: 1\n"
       "---\n"
       "---\n"
       "b: 2\n"
       "---\n",
       "a@2[4,8) = \"1\"\n"
       "rule@4-4[13,16)\n"
       "heading2@5-6[17,25) \"b: 2\""},
  });
}

TEST(FrontMatterShapes, Toml) {
  ExpectPropertiesAndBlocks({
      {"every shape",
       "+++\n"
       "title = 'T'\n"
       "date = 2024-01-02\n"
       "tags = [\n"
       "  \"a\",  # c\n"
       "  \"b\",\n"
       "]\n"
       "desc = \"\"\"\n"
       "two\n"
       "lines\"\"\"\n"
       "\"a b\".c = \"\\u4e2d\\n\\\"x\\\"\"\n"
       "[params]\n"
       "x = 1 # comment\n"
       "s = \"a # b\"\n"
       "inl = {y = 1, z = [\"q\", \"r\"]}\n"
       "[[arr]]\n"
       "n = 1\n"
       "[[arr]]\n"
       "n = 2\n"
       "+++\n"
       "body\n",
       "title@2[4,15) = \"T\"\n"
       "date@3[16,33) = \"2024-01-02\"\n"
       "tags@4[34,63) = [\"a\", \"b\"]\n"
       "desc@8[64,87) = \"two\\nlines\"\n"
       "a b.c@11[88,113) = \"中\\n\\\"x\\\"\"\n"
       "params.x@13[123,129) = \"1\"\n"
       "params.s@14[139,150) = \"a # b\"\n"
       "params.inl.y@15[151,180) = \"1\"\n"
       "params.inl.z@15[151,180) = [\"q\", \"r\"]\n"
       "arr.n@17[189,194) = [\"1\", \"2\"]\n"
       "paragraph@21-21[213,217) \"body\""},
      {"broken lines",
       "+++\n"
       "a = 1\n"
       "no value here\n"
       "b = [1,\n"
       "+++\n"
       "body\n",
       "a@2[4,9) = \"1\"\n"
       "b@4[24,32) = [\"1\"]\n"
       "paragraph@6-6[36,40) \"body\""},
  });
}

TEST(FrontMatterShapes, PageProperties) {
  ExpectPropertiesAndBlocks({
      {"a page of an outliner",
       "title:: Acme\n"
       "alias:: ACM, [[Acme Inc]]\n"
       "tags:: chips, [[Big Tech]] #hw\n"
       "type:: [[Company]]\n"
       "\n"
       "- first\n",
       "title@1[0,12) = \"Acme\"\n"
       "alias@2[13,38) = [\"ACM\", \"Acme Inc\"]\n"
       "tags@3[39,69) = [\"chips\", \"Big Tech\", \"hw\"]\n"
       "type@4[70,88) = \"[[Company]]\"\n"
       "paragraph@1-4[0,88) \"title:: Acme\\nalias:: ACM, Acme Inc\\ntags:: chips, Big Tech "
       "#hw\\ntype:: Company\" wiki_link[26,34)=\"Acme Inc\" wiki_link[49,57)=\"Big Tech\" "
       "tag[58,61)=\"hw\" wiki_link[69,76)=\"Company\"\n"
       "list_item1@6-6[90,97) \"first\""},
      {"Chinese",
       "标题:: 甲\n"
       "别名:: 乙，丙\n"
       "- 丁\n",
       "标题@1[0,12) = \"甲\"\n"
       "别名@2[13,31) = [\"乙\", \"丙\"]\n"
       "paragraph@1-2[0,31) \"标题:: 甲\\n别名:: 乙，丙\"\n"
       "list_item1@3-3[32,37) \"丁\""},
      {"none",
       "text\n"
       "a:: b\n",
       "paragraph@1-2[0,10) \"text\\na:: b\""},
      {"sentences are none",
       "a:: b\n"
       "and more\n"
       "\n"
       "std::string x\n",
       "paragraph@1-2[0,14) \"a:: b\\nand more\"\n"
       "paragraph@4-4[16,29) \"std::string x\""},
  });
}

}  // namespace
}  // namespace tanxun
