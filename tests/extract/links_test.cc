// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

struct LinkRow {
  std::string note;
  std::string links;
};

void ExpectLinks(const std::vector<LinkRow>& rows) {
  for (const LinkRow& row : rows) {
    EXPECT_EQ(DescribeAll(Extract(row.note).links), row.links) << row.note;
  }
}

TEST(ExtractLinks, NamePartAndLabelOfWikiLinks) {
  ExpectLinks({
      {"[[A]] [[A b|the b]] [[A#H]] [[A#H|l]] [[A#^id]] [[A#H#Sub]]\n",
       "[[A]] @1\n[[A b|the b]] @1\n[[A#H]] @1\n[[A#H|l]] @1\n[[A#^id]] @1\n[[A#H#Sub]] @1\n"},
      {"[[#h]] [[|x]] [[]] [[ ]] [text]([[A#h]])\n", "[[#h]] @1\n[[A#h|text]] @1\n"},
      {"[[a|b|c]] [[ A | b ]] [[A|A]] [[A|]]\n", "[[a|b|c]] @1\n[[A|b]] @1\n[[A]] @1\n[[A]] @1\n"},
      {"[[dir/N.md]] [[dir/N.md#h]] [[../N]] [[./N]] [[/N]]\n",
       "[[dir/N]] @1\n[[dir/N#h]] @1\n[[../N]] @1\n[[./N]] @1\n[[/N]] @1\n"},
      {"见[[中芯国际]]与[[台积电#产能|台积]]，[[ｖ１]]。\n",
       "[[中芯国际]] @1\n[[台积电#产能|台积]] @1\n[[ｖ１]] @1\n"},
      {"[[v1.2]] [[50% off]] [[100%25]] [[🚀 plan]] [[C++]]\n",
       "[[v1.2]] @1\n[[50% off]] @1\n[[100%25]] @1\n[[🚀 plan]] @1\n[[C++]] @1\n"},
      {"![[A]] ![[A#h]] ![[f.png|300]] ![[p.pdf#page=3]]\n",
       "![[A]] @1\n![[A#h]] @1\n![[f.png]] @1\n![[p.pdf#page=3]] @1\n"},
  });
}

TEST(ExtractLinks, AddressesOfMarkdownLinks) {
  ExpectLinks({
      {"[t](../a/Note%20B.md#part) [u](http://x.org/y.md) [v](z.pdf) [w](#h)\n",
       "[t](../a/Note B#part) @1\n"},
      {"[t](<a b.md>) [B](B.md) [甲](%E7%94%B2.md#%E4%B9%99) [x](./c.markdown)\n",
       "[t](a b) @1\n[](B) @1\n[](甲#乙) @1\n[x](./c.markdown) @1\n"},
      {"![a](b%20c.png) ![d](https://x.org/e.png) ![t](N.md)\n", "![a](b c.png) @1\n![t](N) @1\n"},
      {"[x](mailto:a@b.md) [y](//h/z.md) [z](obsidian://open?file=a.md)\n", ""},
      {"[r][1] and [r]\n\n[1]: a/r.md\n[r]: s.md#t\n", "[r](a/r) @1\n[r](s#t) @1\n"},
  });
}

TEST(ExtractLinks, StandInTextTablesHeadingsAndFrontMatter) {
  ExpectLinks({
      {"---\nup: \"[[A|b]]\"\nof: [\"[[C#d]]\", e, \"[[#f]]\"]\n---\n[[F]]\n",
       "[[A|b]] @2\n[[C#d]] @3\n[[#f]] @3\n[[F]] @5\n"},
      {"of:: [[A]]\n\nx\n\n[[B]]\n", "[[A]] @1\n[[B]] @5\n"},
      {"a\nb [[A]]\n\n| x |\n|---|\n| [[B\\|c]] |\n| [[B#d\\|e]] ![[f.png\\|90]] |\n",
       "[[A]] @2\n[[B|c]] @6\n[[B#d|e]] @7\n![[f.png]] @7\n"},
      {"# On [[A]]\n\n## [[B|的]] c\n\n> [!note] [[C]]\n> - [ ] [[D]]\n",
       "[[A]] @1\n[[B|的]] @3\n[[C]] @5\n[[D]] @6\n"},
      {"`[[A]]` {{query [[C]]}} %%[[D]]%%\n\n```\n[[E]]\n[e](e.md)\n```\n", ""},
      {"\\[[A]] <!-- [[B]] --> **[[C]]** ==[[D]]==\n", "[[C]] @1\n[[D]] @1\n"},
  });
}

TEST(ExtractLinks, ManyOfThemStayCheap) {
  std::string note;
  for (int i = 0; i < 100'000; ++i) note += "[[Acme#a|b]] ";
  EXPECT_EQ(Extract(note).links.size(), 100'000u);
  const std::string label(100'000, 'x');
  const std::vector<Link> links = Extract("[" + label + "](a.md)\n").links;
  ASSERT_EQ(links.size(), 1u);
  EXPECT_LE(links[0].label.size(), 240u);
}

}  // namespace
}  // namespace tanxun
