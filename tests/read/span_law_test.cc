// SPDX-License-Identifier: GPL-2.0-or-later
// Law 1 on the seeds, on the corpus, on encodings and on random notes. A seed of the random notes
// is printed when it fails.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/read/read_text.h"

namespace tanxun {
namespace {

std::string Bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void ExpectLawIn(const std::filesystem::path& folder, std::size_t& files) {
  if (!std::filesystem::is_directory(folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    SCOPED_TRACE(entry.path().string());
    const std::string bytes = Bytes(entry.path());
    ExpectSpanLaw(ReadOne(bytes, entry.path().filename().string()), bytes);
    ++files;
  }
}

TEST(SpanLaw, Corpus) {
  std::size_t files = 0;
  const std::filesystem::path root = TANXUN_SOURCE_DIR;
  ExpectLawIn(root / "corpus" / "notes", files);
  ExpectLawIn(root / "corpus" / "briefings", files);
  EXPECT_GT(files, 0u);
  const char* shared = std::getenv("TANXUN_SHARED");
  ExpectLawIn(
      std::filesystem::path(shared != nullptr ? shared : (root / ".." / "shared").string()) /
          "seeds",
      files);
}

std::string RandomNote(std::mt19937& random) {
  static const std::vector<std::string> kSnippets = {"# Head\n",
                                                     "text ",
                                                     "**bold** ",
                                                     "*em* ",
                                                     "`code` ",
                                                     "[[Note]] ",
                                                     "[[N#h|label]] ",
                                                     "![[e.png|20]] ",
                                                     "[t](http://u) ",
                                                     "&amp; ",
                                                     "&nosuch; ",
                                                     "\\* \\# ",
                                                     "\n",
                                                     "\n\n",
                                                     "\r\n",
                                                     "\r",
                                                     "- item\n",
                                                     "  - nested\n",
                                                     "1. one\n",
                                                     "> quote\n",
                                                     "> [!note] c\n",
                                                     "| a | b |\n",
                                                     "|---|---|\n",
                                                     "|-|:-:|\n",
                                                     "| x | y | z |\n",
                                                     "```\n",
                                                     "~~~\n",
                                                     "    code\n",
                                                     "---\n",
                                                     "===\n",
                                                     "#tag ",
                                                     "#中/文 ",
                                                     "==hi== ",
                                                     "%% c %% ",
                                                     "%%\n",
                                                     "[^1] ",
                                                     "[^1]: note\n",
                                                     " ^id\n",
                                                     "<b>x</b> ",
                                                     "<div>\n",
                                                     "<!-- ",
                                                     "-->\n",
                                                     "中文，标点。",
                                                     "**标签：**值\n",
                                                     "甲（乙）",
                                                     "\t",
                                                     "  \n",
                                                     "\xE2\x80\x83",
                                                     "\xF0\x9F\x94\xB4 ",
                                                     "~~s~~ ",
                                                     "[ref]\n",
                                                     "[ref]: /u 't'\n",
                                                     "Key Product\n",
                                                     "Full briefing▼ Expand\n",
                                                     "Critical path — a to b\n",
                                                     "MEMORY (HBM)\n",
                                                     "Name ▲\n",
                                                     "Founded: 1999\n"};
  std::string note;
  const std::size_t count = 1 + random() % 60;
  for (std::size_t i = 0; i < count; ++i) note += kSnippets[random() % kSnippets.size()];
  if (random() % 8 == 0) note.insert(random() % note.size(), 1, '\0');
  if (random() % 8 == 0) note.insert(random() % note.size(), "\xE4\xB8");
  if (random() % 16 == 0) note.insert(0, "\xEF\xBB\xBF");
  if (random() % 8 == 0) note.insert(0, "---\na: 1\nb: [x, y]\n---\n");
  return note;
}

TEST(SpanLaw, RandomNotes) {
  const char* given = std::getenv("TANXUN_SEED");
  const unsigned first =
      given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 1;
  for (unsigned seed = first; seed < first + 4000; ++seed) {
    std::mt19937 random(seed);
    const std::string note = RandomNote(random);
    SCOPED_TRACE("TANXUN_SEED=" + std::to_string(seed) + "\n" + note);
    ExpectSpanLaw(ReadOne(note, seed % 3 == 0 ? "a.txt" : "a.md"), note);
    if (HasFatalFailure()) return;
  }
}

// In any encoding the span of a visible range holds that range's characters.
TEST(SpanLaw, OtherEncodings) {
  const std::u16string text = u"# 标题é\n\nCafé **ж中** x\n";
  std::string utf16 = "\xFF\xFE";
  for (const char16_t unit : text) {
    utf16 += static_cast<char>(unit & 0xFF);
    utf16 += static_cast<char>(unit >> 8);
  }
  const Source source = ReadOne(utf16, "a.md");
  ExpectSpanLaw(source, utf16);
  ASSERT_EQ(source.blocks.size(), 2u);
  EXPECT_EQ(source.title, "标题é");
  const RichText& body = source.blocks[1].text;
  ASSERT_EQ(body.text, "Café ж中 x");
  // "ж" is the eleventh unit of its line, the line the third, after 2 + 2 * 7 bytes.
  const auto begin = static_cast<std::uint32_t>(body.text.find("ж"));
  EXPECT_EQ(SourceSpan(body, begin, begin + 2), (Span{30, 32}));
  EXPECT_EQ(SourceSpan(body, begin, begin + 5), (Span{30, 34}));
  EXPECT_EQ(source.blocks[1].lines, (LineRange{3, 3}));

  const std::string bom = "\xEF\xBB\xBF# A\n\nb\n";
  EXPECT_EQ(DescribedBlocks(ReadOne(bom, "a.md")),
            "heading1@1-1[3,6) \"A\"\nparagraph@3-3[8,9) \"b\"");
}

TEST(SpanLaw, RepairedBytesAreReportedOnce) {
  const std::string note = "好的文字，都是中文。\n\nbad \xFF here \xE4\xB8\n\n更多中文\n";
  const Source source = ReadOne(note, "a.md");
  ExpectSpanLaw(source, note);
  ASSERT_EQ(source.problems.size(), 1u);
  EXPECT_EQ(source.problems[0].line, 3u);
  ASSERT_EQ(source.blocks.size(), 3u);
  EXPECT_EQ(source.blocks[1].text.text, "bad \xEF\xBF\xBD here \xEF\xBF\xBD");
  EXPECT_EQ(source.blocks[2].lines, (LineRange{5, 5}));
}

TEST(SourceText, Lines) {
  const Source source = ReadOne("one\r\ntwo\rthree\n\nfive", "a.md");
  EXPECT_EQ(source.line_starts, (std::vector<std::uint64_t>{0, 5, 9, 15, 16}));
  EXPECT_EQ(SourceLines(source, {1, 1}), "one");
  EXPECT_EQ(SourceLines(source, {2, 3}), "two\rthree");
  EXPECT_EQ(SourceLines(source, {5, 9}), "five");
  EXPECT_EQ(SourceLines(source, {6, 9}), "");
  EXPECT_EQ(SourceLines(source, {0, 1}), "one");
}

TEST(SourceText, SpanOfARange) {
  RichText text;
  text.text = "ab&cd";
  text.pieces = {{0, 2, {10, 12}}, {2, 3, {14, 19}}, {3, 5, {19, 21}}};
  EXPECT_EQ(SourceSpan(text, 0, 5), (Span{10, 21}));
  EXPECT_EQ(SourceSpan(text, 1, 3), (Span{11, 19}));
  EXPECT_EQ(SourceSpan(text, 2, 3), (Span{14, 19}));
  EXPECT_EQ(SourceSpan(text, 4, 5), (Span{20, 21}));
  EXPECT_EQ(SourceSpan(text, 1, 1), (Span{11, 11}));
  EXPECT_EQ(SourceSpan(text, 5, 5), (Span{21, 21}));
  EXPECT_EQ(SourceSpan(RichText{}, 0, 0), (Span{0, 0}));
}

TEST(SourceText, Dates) {
  EXPECT_EQ(Describe(Date{}), "");
  EXPECT_EQ(Describe(Date{2025, 0, 0}), "2025");
  EXPECT_EQ(Describe(Date{2025, 3, 0}), "2025-03");
  EXPECT_EQ(Describe(Date{987, 3, 9}), "0987-03-09");
}

}  // namespace
}  // namespace tanxun
