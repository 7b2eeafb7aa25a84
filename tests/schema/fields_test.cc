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

// Two kinds of terms under one prefix would find each other's documents. Title and heading share
// theirs on purpose, folder's stands on sources alone.
TEST(Fields, NoTwoKindsOfTermsShareAPrefix) {
  std::vector<std::string_view> prefixes = {
      kPathPrefix,        kLinkPrefix,        kLinkPathPrefix,  kLinkNamePrefix, kLinkedPrefix,
      kStepPrefix,        kNamedPrefix,       kSoundedPrefix,   kPropertyPrefix, kTagSpellingPrefix,
      kFactSubjectPrefix, kFactConceptPrefix, kFactLabelPrefix, kFactValuePrefix};
  for (const Field& field : Fields()) {
    const bool is_shared = field.filter_prefix == kStepPrefix;  // Up and down are both steps.
    if (field.kind == FieldKind::kText || field.filter_prefix.empty() || is_shared) continue;
    prefixes.push_back(field.filter_prefix);
  }
  const std::set<std::string_view> different(prefixes.begin(), prefixes.end());
  EXPECT_EQ(different.size(), prefixes.size());
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

TEST(SourceTerm, LongKeysStayDifferent) {
  const std::string folder = Repeat("very/long/", 100);
  EXPECT_NE(SourceTerm("notes", folder + "a.md", ""), SourceTerm("notes", folder + "b.md", ""));
  EXPECT_NE(SourceTerm("a", "b", "c"), SourceTerm("a", "bc", ""));
  EXPECT_EQ(SourceTerm("a", "b", "c"), SourceTerm("a", "b", "c"));
  EXPECT_NE(PathTerm(folder + "a.md"), PathTerm(folder + "b.md"));
}

TEST(FactTerm, LongKeysAreShortAndDifferent) {
  EXPECT_EQ(FactTerm("FV", "acme inc"), "FVacme inc");
  const std::string a = FactTerm("FV", Repeat("平", 100) + "a");
  EXPECT_LE(a.size(), 42u);
  EXPECT_TRUE(IsValidUtf8(a));
  EXPECT_NE(a, FactTerm("FV", Repeat("平", 100) + "b"));
  EXPECT_EQ(a, FactTerm("FV", Repeat("平", 100) + "a"));
}

TEST(OrderKey, SortsByPathThenPlace) {
  const std::vector<std::string> ascending{OrderKey("a", 5, "", "c"), OrderKey("a", 16, "", "c"),
                                           OrderKey("a/b", 0, "", "c"), OrderKey("b", 0, "1", "c"),
                                           OrderKey("b", 0, "2", "c")};
  EXPECT_TRUE(std::is_sorted(ascending.begin(), ascending.end()));
}

TEST(PackedNumber, SortsAsNumbersDoAndComesBack) {
  const std::vector<std::uint64_t> numbers{0, 1, 255, 256, 65535, 65536, 1ull << 40, ~0ull};
  std::vector<std::string> packed;
  for (const std::uint64_t number : numbers) {
    packed.push_back(PackedNumber(number));
    EXPECT_EQ(UnpackNumber(packed.back() + "more"), number);
  }
  EXPECT_TRUE(std::is_sorted(packed.begin(), packed.end()));
  EXPECT_EQ(UnpackNumber(""), 0u);
  EXPECT_EQ(UnpackNumber("\x08x"), static_cast<std::uint64_t>('x')) << "cut short";
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
