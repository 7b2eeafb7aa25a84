// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/fields.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

std::string Repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Fields, PrefixesAreTheirOwn) {
  std::set<std::string_view> seen;
  for (const Field& field : Fields()) {
    EXPECT_EQ(FindField(field.name), &field);
    EXPECT_TRUE(field.source_prefix.empty() || seen.insert(field.source_prefix).second);
  }
  EXPECT_EQ(FindField("nothing"), nullptr);
}

TEST(MakeTerm, FitsGlassAndCutsAtACharacter) {
  for (const std::string& text :
       {Repeat("平", 300), Repeat("a", 1000), std::string(500, '\0'), std::string("short")}) {
    const std::string term = MakeTerm("XG", text);
    const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
    EXPECT_LE(term.size() + zeros, 245u);
    EXPECT_TRUE(IsValidUtf8(term));
    EXPECT_TRUE(term.starts_with("XG"));
  }
  EXPECT_EQ(MakeTerm("XG", "china/ai"), "XGchina/ai");
}

TEST(SourceKeyTerm, LongKeysStayDifferent) {
  const std::string folder = Repeat("very/long/", 100);
  const std::string a = SourceKeyTerm("notes", folder + "a.md", "");
  const std::string b = SourceKeyTerm("notes", folder + "b.md", "");
  EXPECT_NE(a, b);
  EXPECT_LE(a.size(), 245u);
  EXPECT_EQ(SourceKeyTerm("n", std::string(4000, '\0') + "x", "r").substr(1),
            SourceDocTerm("n", std::string(4000, '\0') + "x", "r").substr(1));
  EXPECT_NE(SourceKeyTerm("a", "b", "c"), SourceKeyTerm("a", "bc", ""));
  EXPECT_NE(PathTerm(folder + "a.md"), PathTerm(folder + "b.md"));
}

TEST(OrderKey, SortsByPathThenPlace) {
  const std::vector<std::string> ascending{OrderKey("a", 5, "", "c"), OrderKey("a", 16, "", "c"),
                                           OrderKey("a/b", 0, "", "c"), OrderKey("b", 0, "1", "c"),
                                           OrderKey("b", 0, "2", "c")};
  EXPECT_TRUE(std::is_sorted(ascending.begin(), ascending.end()));
}

TEST(DateKey, UnknownPartsComeFirst) {
  EXPECT_EQ(DateKey({2025, 10, 7}), "20251007");
  EXPECT_EQ(DateKey({2025, 0, 0}), "20250000");
  EXPECT_EQ(DateKey({}), "");
  EXPECT_EQ(FoldersAbove("a/b/c.md"), (std::vector<std::string_view>{"a", "a/b"}));
  EXPECT_TRUE(FoldersAbove("c.md").empty());
}

}  // namespace
}  // namespace tanxun
