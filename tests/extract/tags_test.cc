// SPDX-License-Identifier: GPL-2.0-or-later
// What of a note is a tag: Obsidian's rules.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

struct TagRow {
  std::string text;
  std::vector<std::string> tags;
};

void ExpectTags(const std::vector<TagRow>& rows) {
  for (const TagRow& row : rows) EXPECT_EQ(Extract(row.text, "n.md").tags, row.tags) << row.text;
}

TEST(Tags, WhereTheyBeginAndEnd) {
  ExpectTags({
      {"#tag\n", {"tag"}},
      {"see #tag.\n", {"tag"}},
      {"see #tag, #two; #three! #four? #five: x\n", {"tag", "two", "three", "four", "five"}},
      {"见 #标签，#无 后\n", {"标签"}},
      {"见 #标签。\n", {"标签"}},
      {"#标签、#乙\n", {"标签"}},
      {"#标签！ #问？ #括（号） #引「号」\n", {"标签", "问", "括", "引"}},
      {"word#no 词#不 (#no) \"#no\" /#no\n", {}},
      {"甲　#乙\n", {"乙"}},
      {"a\t#b\n", {"b"}},
      {"#a#b\n", {"a", "b"}},
      {"##no ###no x\n", {}},
      {"#a.b #c+d #e@f\n", {"a", "c", "e"}},
      {"#a-b_c #_ #-\n", {"a-b_c", "_", "-"}},
      {"line\n#next\nline\n", {"next"}},
  });
}

TEST(Tags, HoldMoreThanDigits) {
  ExpectTags({
      {"#1234 #2024 #0\n", {}},
      {"#1a #y2024 #2024-05 #2024/q3\n", {"1a", "y2024", "2024-05", "2024/q3"}},
      {"#１２３\n", {}},
      {"#12/34\n", {}},
      {"#fff #00ff00 #123456\n", {"fff", "00ff00"}},
      {"Issue #12, No. #3 and C#.\n", {}},
      {"#3月 #第1季\n", {"3月", "第1季"}},
  });
}

TEST(Tags, NestedAndOfAnyScript) {
  ExpectTags({
      {"#a/b/c\n", {"a/b/c"}},
      {"#中文/子标签 #芯片/HBM/供应\n", {"中文/子标签", "芯片/HBM/供应"}},
      {"#a/ #b// #c//d\n", {"a", "b", "c/d"}},
      {"#/a\n", {"a"}},
      {"# /a\n", {}},
      {"#日本語 #한국어 #é #😀 #🔴hot\n", {"日本語", "한국어", "é", "😀", "🔴hot"}},
      {"#半導體 #半导体\n", {"半導體"}},  // One tag to whoever looks for it.
      {"#AI and #ai and #Ai\n", {"AI"}},
      {"#ai/Law #AI/law #ai\n", {"ai/Law", "ai"}},
      {"#ｗｉｄｅ #wide\n", {"ｗｉｄｅ"}},
  });
}

TEST(Tags, NotInCodeLinksHeadingsMathAndComments) {
  ExpectTags({
      {"# heading\n## #two\n", {"two"}},
      {"#标题\n", {"标题"}},
      {"\\#no \\#不\n", {}},
      {"http://x.org/#no https://x.org/a#no\n", {}},
      {"[#no](x) [x](#no) [[a#no]] [[#no]]\n", {}},
      {"`#no` ``#no``\n", {}},
      {"```\n#no\n```\n~~~c\n#include <x>\n~~~\n", {}},
      {"    #no\n", {}},
      {"a $#no$ b\n\n$$\n#no\n$$\n", {}},
      {"%%#no%% <!-- #no -->\n", {}},
      {"<span style=\"color:#fff\">x</span> #yes\n", {"yes"}},
      {"#N/A #DIV/0! #yes\n", {"yes"}},
      {"> #q\n\n- #l\n- [ ] #t do\n\n| #c |\n|---|\n| x #d |\n", {"q", "l", "t", "c", "d"}},
      {"**#a** *#b* ==#c== ~~#d~~\n", {"a", "b", "c", "d"}},
      {"#[[two words]]\n", {"two words"}},
  });
}

TEST(Tags, OfFrontMatter) {
  ExpectTags({
      {"---\ntags: a, b\n---\n", {"a", "b"}},
      {"---\ntags: a b\n---\n", {"a", "b"}},
      {"---\ntags: [a, \"#b\"]\n---\n", {"a", "b"}},
      {"---\ntags:\n  - a/b\n  - 中文/子\n---\n", {"a/b", "中文/子"}},
      {"---\ntag: one\n---\n", {"one"}},
      {"---\ntag:\n---\n", {}},
      {"---\ntags:\n---\n#x\n", {"x"}},
      {"---\ntags: []\n---\n", {}},
      {"---\nTAGS: [A, a]\n---\n", {"A"}},
      {"---\n标签: 芯片，内存、电力\n---\n", {"芯片", "内存", "电力"}},
      {"---\ntags: 2024\n---\n", {}},
      {"---\ntags: [2024, y2024, 7]\n---\n", {"y2024"}},
      {"---\ntags: [\"a/\", \"/b\", \"c//d\"]\n---\n", {"a", "b", "c/d"}},
      {"---\ntags: \"#x #y/z\"\n---\n#X\n", {"x", "y/z"}},
      {"---\ntags: null\n---\n", {}},
      {"---\ntags: ~\n---\n", {}},
  });
}

TEST(Tags, OfRecordsAsTheyAre) {
  const std::vector<std::string> tags = {"2024", "a/b"};
  EXPECT_EQ(Extract("{\"text\":\"x\",\"tags\":[\"2024\",\"#a/b\",\"A/B\"]}\n", "r.jsonl").tags,
            tags);
}

}  // namespace
}  // namespace tanxun
