// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/initials.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLeastLetters = 2;
constexpr std::size_t kMostLetters = 8;
constexpr std::size_t kMostWords = 12;

bool IsLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool IsCapital(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
char Small(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool IsSmallWord(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "of", "and", "the", "for", "on", "in", "a", "to", "with", "from", "by", "at"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool IsForm(std::string_view name) {
  const auto capitals = std::count_if(name.begin(), name.end(), IsCapital);
  return name.size() >= kLeastLetters && name.size() <= kMostLetters && capitals >= 2 &&
         std::all_of(name.begin(), name.end(), IsLetter);
}

std::size_t WordEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && IsLetter(text[at])) ++at;
  return at;
}

// Letters [letter, …) of `shorter` against the words of `longer` from `at` on.
bool Match(std::string_view shorter, std::size_t letter, std::string_view longer, std::size_t at) {
  while (at < longer.size() && !IsLetter(longer[at])) ++at;
  if (at == longer.size()) return letter == shorter.size();
  const std::size_t end = WordEnd(longer, at);
  const std::string_view word = longer.substr(at, end - at);
  const bool begins = letter < shorter.size() && Small(word.front()) == Small(shorter[letter]);
  if (begins) {
    std::size_t taken = letter + 1;
    if (Match(shorter, taken, longer, end)) return true;
    // Capitals inside of a word: ChangXin.
    for (std::size_t i = 1; i < word.size() && taken < shorter.size(); ++i) {
      if (!IsCapital(word[i]) || Small(word[i]) != Small(shorter[taken])) continue;
      if (Match(shorter, ++taken, longer, end)) return true;
    }
  }
  // The legal form at the end is no part of the short name: … Co. (YMTC).
  const bool is_last = letter == shorter.size() && end + 1 >= longer.size() && word.size() <= 4;
  return IsSmallWord(word) || is_last ? Match(shorter, letter, longer, end) : false;
}

std::string_view WithoutPlural(std::string_view shorter) {
  const bool plural =
      shorter.size() > 3 && shorter.back() == 's' && IsCapital(shorter[shorter.size() - 2]);
  return plural ? shorter.substr(0, shorter.size() - 1) : shorter;
}

}  // namespace

bool AreInitials(std::string_view shorter, std::string_view longer) {
  shorter = WithoutPlural(shorter);
  return IsForm(shorter) && longer.size() > shorter.size() && longer.size() <= 120 &&
         longer.find_first_of(" -") != std::string_view::npos && Match(shorter, 0, longer, 0);
}

std::uint32_t InitialsBegin(std::string_view text, std::uint32_t end, std::string_view shorter) {
  std::uint32_t begin = end;
  for (std::size_t words = 0; words < kMostWords && begin > 0; ++words) {
    while (begin > 0 && !IsLetter(text[begin - 1])) {
      if (std::string_view(" -.&").find(text[begin - 1]) == std::string_view::npos) return end;
      --begin;
    }
    while (begin > 0 && IsLetter(text[begin - 1])) --begin;
    const std::string_view words_so_far = text.substr(begin, end - begin);
    const std::string_view first = words_so_far.substr(0, WordEnd(words_so_far, 0));
    if (!IsSmallWord(first) && AreInitials(shorter, words_so_far)) return begin;
  }
  return end;
}

bool MayAbbreviate(std::string_view capitals, std::string_view han) {
  const bool all_capitals = std::all_of(capitals.begin(), capitals.end(), IsCapital);
  const std::size_t characters = CountCharacters(han);
  return all_capitals && capitals.size() >= kLeastLetters && capitals.size() <= 5 &&
         characters >= 4 && characters * 2 >= capitals.size() * 3 &&
         characters <= capitals.size() * 3;
}

}  // namespace tanxun
