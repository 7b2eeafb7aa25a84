// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace tanxun {
namespace {

TEST(Utf8, DecodesWhatItEncodes) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    AppendUtf8(c, text);
    const CodePoint back = CodePointAt(text, 0);
    ASSERT_EQ(back.value, c);
    ASSERT_EQ(back.length, text.size());
    ASSERT_TRUE(IsValidUtf8(text));
  }
}

TEST(Utf8, RefusesWhatIsNoUtf8) {
  for (const char* bytes : {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf",
                            "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80",
                            "\xf5\x80\x80\x80", "\xff", "\xe4\xb8", "\xf0\x9f\x98", "\xc3("}) {
    const CodePoint c = CodePointAt(bytes, 0);
    EXPECT_EQ(c.value, 0xFFFDu);
    EXPECT_EQ(c.length, 1u);
    EXPECT_FALSE(IsValidUtf8(bytes));
    EXPECT_FALSE(IsValidUtf8(std::string("eight ok ") + bytes));
  }
  EXPECT_TRUE(IsValidUtf8("\ufffd"));
}

TEST(Utf8, Classes) {
  const struct {
    char32_t value;
    CharClass cls;
  } kRows[] = {
      {U'a', CharClass::kLetter},      {U'É', CharClass::kLetter},
      {U'я', CharClass::kLetter},      {U'7', CharClass::kDigit},
      {U'７', CharClass::kDigit},      {U'²', CharClass::kDigit},
      {U'平', CharClass::kHan},        {U'々', CharClass::kHan},
      {U'〇', CharClass::kHan},        {U'カ', CharClass::kKana},
      {U'ー', CharClass::kKana},       {U'ｶ', CharClass::kKana},
      {U'한', CharClass::kHangul},     {U'🔴', CharClass::kEmoji},
      {U'⚠', CharClass::kEmoji},       {U'✅', CharClass::kEmoji},
      {U'©', CharClass::kOther},       {U'。', CharClass::kPunctuation},
      {U'-', CharClass::kPunctuation}, {U'$', CharClass::kOther},
      {U' ', CharClass::kSpace},       {U'\u3000', CharClass::kSpace},
      {U'\n', CharClass::kSpace},      {U'\u0301', CharClass::kMark},
      {U'\u200b', CharClass::kOther},  {0x110000, CharClass::kOther},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(ClassOf(row.value), row.cls) << std::hex << static_cast<unsigned>(row.value);
  }
}

TEST(Utf8, FloorBoundaryIsTheStartOfTheCharacterThatHoldsTheByte) {
  std::mt19937 random(3);
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (int j = 0; j < 6; ++j) AppendUtf8(U"a中🔴é"[random() % 4], text);
    for (int j = 0; j < 2; ++j) text[random() % text.size()] = static_cast<char>(random());
    std::vector<std::size_t> floor(text.size() + 1, text.size());
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = CodePointAt(text, at).length;
      for (std::size_t k = 0; k < length; ++k) floor[at + k] = at;
      at += length;
    }
    for (std::size_t at = 0; at <= text.size(); ++at) {
      ASSERT_EQ(FloorBoundary(text, at), floor[at]) << i << " at " << at;
    }
    EXPECT_EQ(FloorBoundary(text, text.size() + 9), text.size());
  }
}

TEST(Utf8, DisplayWidth) {
  const struct {
    const char* text;
    std::size_t width;
  } kRows[] = {{"", 0},        {"abc", 3},      {"平头哥", 6},   {"ハン", 4},
               {"e\u0301", 1}, {"🔴", 2},        {"❤\ufe0f", 2},  {"👨‍👩‍👧", 2},
               {"🇨🇳", 2},      {"👍🏽", 2}, {"H100集群", 8}, {"\u200b", 0},
               {"a\xff", 2}};
  for (const auto& row : kRows) EXPECT_EQ(DisplayWidth(row.text), row.width) << row.text;
}

TEST(Utf8, LanguageOf) {
  EXPECT_EQ(LanguageOf(""), "en");
  EXPECT_EQ(LanguageOf("2024 - 12"), "en");
  EXPECT_EQ(LanguageOf("The cloud unit of the group"), "en");
  EXPECT_EQ(LanguageOf("中国最大的云服务商"), "zh");
  EXPECT_EQ(LanguageOf("The model Qwen (通义千问) is widely deployed in the country"), "mixed");
  EXPECT_EQ(LanguageOf("GPU 集群规模继续扩大，算力供给仍然紧张"), "zh");
}

TEST(Utf8, Trim) {
  EXPECT_EQ(Trim(""), "");
  EXPECT_EQ(Trim(" \t\u3000\n"), "");
  EXPECT_EQ(Trim("\u3000 平头哥 x\u00a0\r\n"), "平头哥 x");
  EXPECT_EQ(Trim("\xff "), "\xff");
}

TEST(Utf8, CountCharacters) {
  EXPECT_EQ(CountCharacters("a中🔴"), 3u);
  EXPECT_EQ(CountCharacters("\xff\xe4"), 2u);
}

}  // namespace
}  // namespace tanxun
