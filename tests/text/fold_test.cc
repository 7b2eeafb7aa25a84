// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/fold.h"

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

// Folding as it is defined, by the libraries, a whole string at a time.
class SlowFold {
 public:
  SlowFold() {
    UErrorCode status = U_ZERO_ERROR;
    simplify_.reset(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    EXPECT_TRUE(U_SUCCESS(status));
  }

  std::string operator()(const std::string& text) {
    std::vector<std::string> steps{text};
    for (;;) {
      std::string next = Once(steps.back());
      const auto seen = std::find(steps.begin(), steps.end(), next);
      if (seen != steps.end()) return *std::min_element(seen, steps.end());
      steps.push_back(std::move(next));
    }
  }

 private:
  static std::string Map(const std::string& text, int options) {
    utf8proc_uint8_t* out = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &out,
                                     static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
    EXPECT_GE(length, 0);
    std::string result(reinterpret_cast<char*>(out), static_cast<std::size_t>(length));
    std::free(out);
    return result;
  }

  std::string Once(const std::string& text) {
    const std::string folded =
        Map(text, UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_COMPOSE);
    std::string simplified;
    for (std::size_t at = 0; at < folded.size();) {
      const CodePoint c = CodePointAt(folded, at);
      simplified += Simplified(c.value);
      at += c.length;
    }
    const std::string decomposed = Map(simplified, UTF8PROC_DECOMPOSE);
    std::string bare;
    bool latin = false;
    for (std::size_t at = 0; at < decomposed.size();) {
      const CodePoint c = CodePointAt(decomposed, at);
      const auto code = static_cast<UChar32>(c.value);
      at += c.length;
      if (u_getCombiningClass(code) == 0) {
        UErrorCode status = U_ZERO_ERROR;
        latin = uscript_getScript(code, &status) == USCRIPT_LATIN && u_isalpha(code);
      } else if (latin) {
        continue;
      }
      AppendUtf8(c.value, bare);
    }
    return Map(bare, UTF8PROC_COMPOSE);
  }

  // ICU's answer does not change: remembered, because it is slow.
  const std::string& Simplified(char32_t c) {
    const auto [found, fresh] = simplified_.try_emplace(c);
    if (!fresh) return found->second;
    icu::UnicodeString text(static_cast<UChar32>(c));
    UErrorCode status = U_ZERO_ERROR;
    if (uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN) {
      simplify_->transliterate(text);
    }
    text.toUTF8String(found->second);
    return found->second;
  }

  std::unique_ptr<icu::Transliterator> simplify_;
  std::unordered_map<char32_t, std::string> simplified_;
};

std::string Character(char32_t c) {
  std::string text;
  AppendUtf8(c, text);
  return text;
}

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

TEST(Fold, Table) {
  const struct {
    const char* text;
    const char* folded;
  } kRows[] = {
      {"", ""},
      {"Hanguang 800", "hanguang 800"},
      {"Ｈ１００", "h100"},
      {"平頭哥", "平头哥"},
      {"臺灣積體電路", "台湾积体电路"},
      {"ﾊﾝｶﾞｸ", "ハンガク"},
      {"ﾊﾟﾝ", "パン"},
      {"か\u3099", "が"},
      {"が", "が"},
      {"Caf\u00e9 cafe\u0301", "cafe cafe"},
      {"Straße ÅNGSTRÖM \u0130", "strasse angstrom i"},
      {"ά α\u0301", "ά ά"},  // Only Latin letters lose their accents.
      {"й и\u0306", "й й"},
      {"\u1112\u1161\u11ab", "한"},
      {"co\u00adop \u200bx\ufeff \u2764\ufe0f", "coop x \u2764"},
      {"e\u200d\u0301", "e"},
      {"か\u200d\u3099", "が"},
      {"㍿ ㎏ ½ ①", "株式会社 kg 1\u20442 1"},
      {"苎苧薴", "苎苎苎"},
      {"\u0301x", "\u0301x"},
      {"a\xff\xe4\xb8z", "a\ufffd\ufffd\ufffdz"},
      {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Fold(row.text), row.folded) << row.text;
  EXPECT_EQ(Fold(std::string_view("A\0B", 3)), std::string("a\0b", 3));
}

TEST(Fold, AgreesWithTheLibrariesAndSettlesOverAllCodePoints) {
  SlowFold slow;
  int wrong = 0;
  int seen = 0;
  for (char32_t c = 0; c < 0x110000 && wrong < 10; ++c) {
    if (IsSurrogate(c)) continue;
    ++seen;
    const std::string text = Character(c);
    const std::string folded = Fold(text);
    if (folded != slow(text) || Fold(folded) != folded) {
      ++wrong;
      ADD_FAILURE() << std::hex << "U+" << static_cast<unsigned>(c) << " -> " << folded;
    }
  }
  EXPECT_EQ(seen, 0x110000 - 0x800);
}

// Text where composition matters: bases, marks, jamo, kana, and whatever else.
std::string RandomText(std::mt19937& random, bool with_marks) {
  static const std::u32string kBases = U"aeoIZéßαΩйカハｶﾊかはᄒ한한क中國臺 .1Ａ";
  static const std::u32string kMarks =
      U"\u0301\u0323\u0345\u3099\u309a\uff9e\uff9f\u1161\u11ab\u093c"
      U"\u094d\u05b0\u0651\u200d\ufe0f\u00ad\u20e3\u0338\u0f71\u0f74";
  std::uniform_int_distribution<int> kind(0, 9);
  std::string text;
  const int length = std::uniform_int_distribution<int>(0, 12)(random);
  for (int i = 0; i < length; ++i) {
    const int k = kind(random);
    char32_t c = kBases[random() % kBases.size()];
    if (k > 4 && with_marks) c = kMarks[random() % kMarks.size()];
    if (k == 0) c = static_cast<char32_t>(random() % 0x30000);
    AppendUtf8(c, text);
  }
  return text;
}

TEST(Fold, AgreesWithTheLibrariesOnRandomText) {
  SlowFold slow;
  std::mt19937 random(20240115);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = RandomText(random, true);
    ASSERT_EQ(Fold(text), slow(text)) << "text " << i << ": " << text;
  }
}

// Every character after its canonical decomposition, which takes the composing path.
TEST(Fold, ADecomposedCharacterFoldsAsTheCharacter) {
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (IsSurrogate(c)) continue;
    std::array<utf8proc_int32_t, 8> parts{};
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STABLE), &boundary);
    std::string decomposed;
    for (int i = 0; i < count; ++i) {
      AppendUtf8(static_cast<char32_t>(parts[static_cast<std::size_t>(i)]), decomposed);
    }
    ASSERT_EQ(Fold(decomposed), Fold(Character(c))) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Fold, LawsHoldOnRandomBytes) {
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string text = RandomText(random, true);
    for (int j = 0; j < 3 && !text.empty() && i % 2 == 0; ++j) {
      text[random() % text.size()] = static_cast<char>(random());
    }
    const std::string folded = Fold(text);
    ASSERT_EQ(Fold(folded), folded);
    ASSERT_TRUE(IsValidUtf8(folded));
    const FoldedText traced = FoldWithOrigin(text);
    ASSERT_EQ(traced.text, folded);
    ASSERT_EQ(traced.origin.size(), folded.size() + 1);
    ASSERT_EQ(traced.origin.back(), text.size());
    ASSERT_TRUE(std::is_sorted(traced.origin.begin(), traced.origin.end())) << text;
    for (const std::uint32_t origin : traced.origin) {
      ASSERT_EQ(FloorBoundary(text, origin), origin);
    }
  }
}

TEST(Fold, OriginIsWhereTheCharacterBegan) {
  const struct {
    const char* text;
    std::vector<std::uint32_t> origin;
  } kRows[] = {
      {"aB", {0, 1, 2}},           {"Ａb", {0, 3, 4}},         {"é!", {0, 2, 3}},
      {"xe\u0301!", {0, 1, 4, 5}}, {"ｶﾞz", {0, 0, 0, 6, 7}},   {"a\u200bb", {0, 4, 5}},
      {"㎏", {0, 0, 3}},           {"a\xff", {0, 1, 1, 1, 2}},
  };
  for (const auto& row : kRows) EXPECT_EQ(FoldWithOrigin(row.text).origin, row.origin) << row.text;
}

TEST(Fold, LongInputsTakeLinearTime) {
  const auto begin = std::chrono::steady_clock::now();
  for (const char* unit : {"a", "中", "\u0301", "\u0323\u0301", "か\u3099", "\u1161", "\xff",
                           "\u200b", "\u1161\u200d", "\ufdfa", "क\u094d\u093c"}) {
    std::string text;
    while (text.size() < 1000000) text += unit;
    const FoldedText folded = FoldWithOrigin(text);
    EXPECT_EQ(folded.origin.size(), folded.text.size() + 1);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Fold, MarksBeyondTheThirtiethOfALetterGo) {
  std::string text = "α";
  for (int i = 0; i < 100; ++i) text += "\u0323";
  EXPECT_EQ(CountCharacters(Fold(text)), 31u);
}

}  // namespace
}  // namespace tanxun
