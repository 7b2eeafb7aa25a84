// SPDX-License-Identifier: GPL-2.0-or-later
// The laws of analysis on random and hostile text, and its parts beside naive ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "indexer/analysis/parts.h"
#include "indexer/analysis/terms.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "tests/analysis/analysis_laws.h"

namespace tanxun {
namespace {

using Random = std::mt19937;

template <typename List>
const auto& OneOf(const List& list, Random& random) {
  return list[random() % std::size(list)];
}

std::string Utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) AppendUtf8(c, out);
  return out;
}

std::string Letters(Random& random, std::size_t least, std::size_t most) {
  std::string word;
  for (std::size_t n = least + random() % (most - least + 1); n > 0; --n) {
    word += static_cast<char>((random() % 4 == 0 ? 'A' : 'a') + random() % 26);
  }
  return word;
}

std::string Han(Random& random) {
  std::string run;
  static constexpr std::u32string_view kTraditional = U"\u81fa\u7063\u982d\u96f2";
  for (std::size_t n = 1 + random() % 4; n > 0; --n) {
    const auto any = static_cast<char32_t>(0x4E00 + random() % 0x5000);
    AppendUtf8(random() % 4 == 0 ? OneOf(kTraditional, random) : any, run);
  }
  return run;
}

TEST(AnalysisLaws, HoldOnRandomText) {
  static const std::u32string kCharacters =
      U"aZ09.,-_/+#&'\u2019@ \n\u5e73\u982d\u54e5\u30ab\uff8a\uff9e\ud55c\u00e9\u0301\U0001f534"
      U"\U0001f468\u200d\ufe0f\U0001f1e8\u337f\u00bd\u2026\u3000\u3001s\uff0c\u02bc\u3099";
  Random random(21);
  for (int i = 0; i < 40000; ++i) {
    std::string text;
    for (std::size_t n = random() % 20; n > 0; --n) {
      const bool any = random() % 20 == 0;
      AppendUtf8(any ? static_cast<char32_t>(random() % 0x20000) : OneOf(kCharacters, random),
                 text);
    }
    if (i % 3 == 0 && !text.empty()) text[random() % text.size()] = static_cast<char>(random());
    ASSERT_EQ(BrokenAnalysisLaw(text), "") << text;
  }
}

TEST(AnalysisLaws, HoldOnHostileText) {
  std::string marks = "e";
  for (int i = 0; i < 200; ++i) marks += i % 2 == 0 ? "\u0323" : "\u0301";
  const std::vector<std::string> kPieces = {marks,
                                            std::string(300, 'a'),
                                            std::string(300, '9'),
                                            std::string(40, '\''),
                                            "a.b.c.d.e.f.g.h.i.j",
                                            "1,000,000,0",
                                            "\xff\xfe",
                                            "\xe4\xb8",
                                            "\xed\xa0\x80",
                                            "\xf4\x90\x80\x80",
                                            "\xc0\xaf",
                                            std::string(1, '\0'),
                                            "\ufdfa",
                                            "\u1112\u1161\u11ab",
                                            "\u202e\u2066",
                                            "\U000e0041",
                                            "\ufffe",
                                            "\U0001f468\u200d\U0001f469",
                                            "\U0001f1e8\U0001f1f3\U0001f1fa",
                                            "\u0627\u0644\u0639\u0631\u0628",
                                            "c++",
                                            "c#",
                                            ".net",
                                            "x's",
                                            "can't",
                                            "\u4e2d",
                                            "\u570b",
                                            "\u30cf\u309a",
                                            "\u337f",
                                            "-",
                                            "_",
                                            "&",
                                            " ",
                                            "\r\n",
                                            "\u3000"};
  Random random(22);
  for (int i = 0; i < 10000; ++i) {
    std::string text;
    for (std::size_t n = 1 + random() % 8; n > 0; --n) text += OneOf(kPieces, random);
    ASSERT_EQ(BrokenAnalysisLaw(text), "") << text;
  }
}

// By their definition: two Han side by side, and the last of a run with '$'.
std::map<std::string, std::uint32_t> NaivePairs(const std::string& text) {
  const std::string folded = Fold(text);
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < folded.size(); at += characters.back().size()) {
    characters.push_back(folded.substr(at, CodePointAt(folded, at).length));
  }
  const auto is_han = [&](std::size_t i) {
    return i < characters.size() && IsHanLike(ClassOf(CodePointAt(characters[i], 0).value));
  };
  std::map<std::string, std::uint32_t> pairs;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (is_han(i)) ++pairs["B" + characters[i] + (is_han(i + 1) ? characters[i + 1] : "$")];
  }
  return pairs;
}

TEST(AnalysisLaws, PairsAreTheNaiveOnes) {
  Random random(23);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    const std::string often = Han(random);
    for (std::size_t n = random() % 12; n > 0; --n) {
      const std::string kPieces[] = {
          often, often, Han(random), Letters(random, 1, 9), " ", "\u3002", "\uff21", "\n", "7"};
      text += OneOf(kPieces, random);
    }
    std::map<std::string, std::uint32_t> pairs;
    for (const TermCount& term : MakeTerms(SplitUnits(text), "")) {
      if (term.term[0] == 'B') pairs[term.term] = term.count;
    }
    ASSERT_EQ(pairs, NaivePairs(text)) << text;
  }
}

TEST(AnalysisLaws, PlainWordsAreWhatStandsBetweenBlanks) {
  Random random(24);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    std::string units;
    for (std::size_t n = random() % 8; n > 0; --n) {
      std::string word;
      for (std::size_t m = 1 + random() % 20; m > 0; --m) {
        word += OneOf(std::string(i % 2 == 0 ? "abcxyz" : "a1b2c3"), random);
      }
      if (random() % 8 == 0) word = std::to_string(random());
      const bool digits = std::any_of(word.begin(), word.end(), [](char c) { return c <= '9'; });
      const bool letters = std::any_of(word.begin(), word.end(), [](char c) { return c > '9'; });
      units += (digits && letters ? "code " : digits ? "number " : "word ") + word + '|';
      text += word +
              OneOf(std::vector<std::string>{" ", "\n", ", ", ". ", "; ", "...\t", "! "}, random);
    }
    ASSERT_EQ(KindsAndTexts(SplitUnits(text)), units) << text;
  }
}

std::vector<char> Separators() {
  std::vector<char> separators;
  for (char c = 1; c < 127; ++c) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) separators.push_back(c);
  }
  return separators;
}

bool IsJoint(char c) { return std::string_view("-_.&+'").find(c) != std::string_view::npos; }

// The same of full width; a control character has none.
std::string FullWidth(char c) {
  if (c == ' ') return "\u3000";
  return c > ' ' ? Utf8(std::u32string(1, static_cast<char32_t>(c) + 0xFEE0)) : std::string(1, c);
}

std::string UnitsOf(const std::string& text) { return KindsAndTexts(SplitUnits(text)); }

std::string TermsOf(const std::string& text) {
  std::string line;
  for (const TermCount& term : MakeTerms(SplitUnits(text), "")) {
    line += term.term + '*' + std::to_string(term.count) + ' ';
  }
  return line;
}

// Every separator of either width does what a blank does, but for the joints between words.
TEST(Separators, AllBehaveAsABlank) {
  Random random(25);
  for (const char c : Separators()) {
    const std::string narrow(1, c);
    for (const std::string& separator : {narrow, FullWidth(c)}) {
      for (int i = 0; i < 30; ++i) {
        const std::string word = Letters(random, 2, 8);
        // Two letters behind an apostrophe may be grammar, one before '#' is a name.
        const std::string other = Letters(random, 4, 8);
        const std::string han = Han(random);
        const std::string han2 = Han(random);
        if (!IsJoint(c)) {
          EXPECT_EQ(UnitsOf(word + separator + other), UnitsOf(word + ' ' + other))
              << word << separator;
        }
        EXPECT_EQ(UnitsOf(word + separator + other), UnitsOf(word + narrow + other)) << separator;
        EXPECT_EQ(TermsOf(han + separator + han2), TermsOf(han + ' ' + han2)) << separator;
        EXPECT_EQ(UnitsOf(han + separator + han2), UnitsOf(han + ' ' + han2)) << separator;
        EXPECT_EQ(UnitsOf(word + separator + han), UnitsOf(word + han)) << word << separator;
        if (c != '.') {  // That of .net begins a word.
          EXPECT_EQ(UnitsOf(han + separator + word), UnitsOf(han + word)) << separator << word;
        }
      }
    }
  }
}

TEST(Separators, BetweenDigitsOnlyAPointAndCommasOfThousandsMakeOneNumber) {
  for (const char c : Separators()) {
    const std::string units = UnitsOf("123" + std::string(1, c) + "456");
    const std::string expected = c == '.'     ? "number 123.456|"
                                 : c == ','   ? "number 123456|"
                                 : IsJoint(c) ? "code 123" + std::string(1, c) + "456|"
                                              : "number 123|number 456|";
    EXPECT_EQ(units, expected) << c;
    if (c != ',') {
      EXPECT_EQ(UnitsOf("123" + FullWidth(c) + "456"), expected) << c;
    }
  }
  EXPECT_EQ(UnitsOf("123\uff0c456"), "number 123|number 456|");  // A Chinese list.
}

bool Meets(const std::string& query, const std::string& text) {
  const auto terms = MakeTerms(SplitUnits(text), "");
  const auto wanted = MakeQueryTerms(SplitUnits(query));
  return std::any_of(wanted.begin(), wanted.end(), [&](const QueryTerm& term) {
    return std::any_of(terms.begin(), terms.end(),
                       [&](const TermCount& known) { return known.term == term.term; });
  });
}

TEST(Separators, AllSpellingsOfACodeMeet) {
  Random random(26);
  for (int i = 0; i < 300; ++i) {
    const std::string left = Letters(random, 2, 6);
    const std::string right = std::to_string(random() % 1000) + (i % 3 == 0 ? "b" : "");
    if (!OftenJoined(Fold(left), right)) continue;  // "in 4"
    std::vector<std::string> spellings = {left + right, left + ' ' + right};
    for (const char joint : {'-', '_', '.', '&', '+'}) {
      spellings.push_back(left + joint + right);
      spellings.push_back(left + FullWidth(joint) + right);
    }
    for (const std::string& query : spellings) {
      for (const std::string& text : spellings) {
        EXPECT_TRUE(Meets(query, text)) << query << " in " << text;
      }
    }
  }
}

TEST(Separators, SpacingOfHanAndLatinNeverMatters) {
  Random random(27);
  for (int i = 0; i < 5000; ++i) {
    std::vector<std::string> pieces;
    for (std::size_t n = 2 + random() % 6; n > 0; --n) {
      pieces.push_back(pieces.size() % 2 == static_cast<std::size_t>(i % 2)
                           ? Han(random)
                           : Letters(random, 1, 6) + (random() % 2 == 0 ? "100" : ""));
    }
    std::string tight;
    std::string spaced;
    for (const std::string& piece : pieces) {
      tight += piece;
      spaced +=
          piece + OneOf(std::vector<std::string>{"", " ", "  ", "\u3000", "\n", "\t"}, random);
    }
    ASSERT_EQ(UnitsOf(tight), UnitsOf(spaced)) << spaced;
    ASSERT_EQ(TermsOf(tight), TermsOf(spaced)) << spaced;
  }
}

}  // namespace
}  // namespace tanxun
