// SPDX-License-Identifier: GPL-2.0-or-later
// The generated table beside the definitions it was made from, over all code points.
#include "indexer/text/character_table.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uniset.h>

#include <string>
#include <vector>

#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr char32_t kCodePoints = 0x110000;

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

std::string Text(char32_t c) {
  std::string text;
  AppendUtf8(c, text);
  return text;
}

icu::UnicodeSet SetOf(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set(icu::UnicodeString(pattern, -1, US_INV), status);
  EXPECT_TRUE(U_SUCCESS(status)) << pattern;
  set.freeze();
  return set;
}

enum class Folds { kAny, kToItself, kToOthers };

struct ClassRow {
  CharClass cls;
  const char* pattern;  // Of ICU's properties.
  Folds folds = Folds::kAny;
};

// A code point is of the first class that has it.
constexpr ClassRow kClasses[] = {
    {CharClass::kOther, "[:Cs:]"},
    {CharClass::kSpace, "[:White_Space:]"},
    {CharClass::kOther, "[:Default_Ignorable_Code_Point:]"},
    {CharClass::kMark, "[:M:]"},
    {CharClass::kDigit, "[:Nd:]"},
    {CharClass::kHan, "[:Script=Han:]"},
    {CharClass::kKana, "[[:L:]&[[:scx=Hira:][:scx=Kana:]]]"},
    {CharClass::kHangul, "[[:L:]&[:Script=Hang:]]"},
    {CharClass::kLetter, "[:L:]"},
    {CharClass::kEmoji, "[[:RI:][:Emoji_Modifier:]]", Folds::kToItself},
    {CharClass::kEmoji, "[[:So:]&[:Emoji:]&[:Extended_Pictographic:]-[\\u0000-\\u1FFF]]",
     Folds::kToItself},
    {CharClass::kPunctuation, "[:P:]"},
    {CharClass::kDigit, "[:No:]", Folds::kToOthers},
    {CharClass::kOther, "[:Any:]"},
};

TEST(CharacterTable, ClassesAreTheirDefinitions) {
  std::vector<icu::UnicodeSet> sets;
  for (const ClassRow& row : kClasses) sets.push_back(SetOf(row.pattern));
  const icu::UnicodeSet latin = SetOf("[[:Script=Latin:]&[:L:]]");
  int wrong = 0;
  for (char32_t c = 0; c < kCodePoints && wrong < 10; ++c) {
    const Folds folds =
        IsSurrogate(c) || Fold(Text(c)) == Text(c) ? Folds::kToItself : Folds::kToOthers;
    std::size_t row = 0;
    while (!sets[row].contains(static_cast<UChar32>(c)) ||
           (kClasses[row].folds != Folds::kAny && kClasses[row].folds != folds)) {
      ++row;
    }
    if (ClassOf(c) != kClasses[row].cls ||
        CharacterEntry(c).latin() != latin.contains(static_cast<UChar32>(c))) {
      ++wrong;
      ADD_FAILURE() << std::hex << "U+" << static_cast<unsigned>(c) << " row " << row;
    }
  }
}

// By ICU: utf8proc composes U+11A7, which is no jamo.
std::string Composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString composed = nfc->normalize(icu::UnicodeString::fromUTF8(text), status);
  EXPECT_TRUE(U_SUCCESS(status));
  std::string result;
  return composed.toUTF8String(result);
}

// Where the table says that a fold joins nothing before it, folding is a look-up: composing what
// stands before it with the fold must then change nothing. One of each kind that composes stands
// there: a Latin, Greek and Indic letter, kana, jamo and a syllable.
TEST(CharacterTable, WhatDoesNotJoinComposesWithNothing) {
  int wrong = 0;
  int joining = 0;
  for (char32_t c = 1; c < kCodePoints && wrong < 10; ++c) {
    if (IsSurrogate(c)) continue;
    if (CharacterEntry(c).joins()) {
      ++joining;
      continue;
    }
    const std::string fold = Fold(Text(c));
    if (fold.empty()) continue;
    std::string text;
    for (const char* before :
         {"\u0061", "\u03b1", "\u0928", "\u0bc6", "\u304b", "\u1112", "\ud558"}) {
      text += before + fold;
    }
    if (Composed(text) != text) {
      ++wrong;
      ADD_FAILURE() << std::hex << "U+" << static_cast<unsigned>(c);
    }
  }
  EXPECT_GT(joining, 800);
}

TEST(CharacterTable, BothWaysOfFoldingAgreeAndNormalizingComesBefore) {
  int wrong = 0;
  for (char32_t c = 0; c < kCodePoints && wrong < 10; ++c) {
    if (IsSurrogate(c)) continue;
    const std::string text = "A" + Text(c) + "\u570b";
    const std::string folded = Fold(text);
    const std::string normalized = Normalize(text);
    if (FoldWithOrigin(text).text != folded || Fold(normalized) != folded ||
        !normalized.ends_with("\u570b")) {
      ++wrong;
      ADD_FAILURE() << std::hex << "U+" << static_cast<unsigned>(c);
    }
  }
}

TEST(Normalize, KeepsHanAsWritten) {
  const struct {
    const char* text;
    const char* normalized;
  } kRows[] = {
      {"", ""},
      {"ＧＰＴ－４ 平頭哥", "gpt-4 平頭哥"},
      {"臺灣 Café", "臺灣 cafe"},
      {"㈶ ㍿", "(財) 株式会社"},
      {"\uf9d8", "\u5f8b"},
      {"ﾊﾝｶﾞｸ 國", "ハンガク 國"},
      {"a\xff國", "a\ufffd國"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Normalize(row.text), row.normalized) << row.text;
}

}  // namespace
}  // namespace tanxun
