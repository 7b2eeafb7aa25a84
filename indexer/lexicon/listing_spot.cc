// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/listing_spot.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/listing_words.h"
#include "indexer/text/fold.h"
#include "indexer/text/spotter.h"

namespace tanxun {
namespace {

constexpr std::size_t kShortName = 4;     // SET and HK are words in small letters.
constexpr std::size_t kShortestCode = 4;  // Digits behind an exchange's prefix.

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordByte(char c) { return IsUpper(c) || IsLower(c) || IsDigit(c); }

struct Names {
  Spotter folded;
  std::unordered_set<std::string> short_names;

  bool HasShort(std::string_view word) const {
    return word.size() <= kShortName && short_names.contains(Fold(word));
  }

  void Add(std::string_view name) {
    const std::string folded_name = Fold(name);
    const bool word = std::all_of(folded_name.begin(), folded_name.end(), IsWordByte);
    if (word && name.size() <= kShortName) {
      short_names.insert(folded_name);
      return;
    }
    // With "the" in front it is a name of the table as well as without.
    constexpr std::string_view kArticle = "the ";
    const bool article = folded_name.starts_with(kArticle);
    folded.Add(std::string_view(folded_name).substr(article ? kArticle.size() : 0));
  }
};

const Names& AllNames() {
  static const Names kNames = [] {
    Names names;
    for (const std::string& name : ExchangeNames()) names.Add(name);
    for (const std::string& word : CodeWords()) names.folded.Add(Fold(word));
    return names;
  }();
  return kNames;
}

// SZ002371, and HK.09988 where the letters end at a point.
bool IsPrefixed(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t letters = begin;
  while (letters < end && !IsDigit(text[letters])) ++letters;
  if (letters == begin) return false;
  std::size_t digits = letters;
  if (letters == end && end < text.size() && text[end] == '.') digits = letters + 1;
  std::size_t past = digits;
  while (past < text.size() && IsDigit(text[past])) ++past;
  return past - digits >= kShortestCode &&
         !ExchangesOfPrefix(Fold(text.substr(begin, letters - begin))).empty();
}

// The HK of 9988.HK.
bool IsSuffix(std::string_view text, std::size_t begin, std::string_view word) {
  if (begin < 2 || text[begin - 1] != '.' || !IsWordByte(text[begin - 2])) return false;
  return !ExchangesOfSuffix(Fold(word)).empty();
}

// The TT of "(2330 TT)" and of "2330 TT Equity".
bool IsMarketCode(std::string_view text, std::size_t end, std::string_view word) {
  if (word.size() != 2 || ExchangesOfMarketCode(Fold(word)).empty()) return false;
  const std::size_t next = text.find_first_not_of(" \t\n", end);
  return next != std::string_view::npos &&
         (text[next] == ')' || text[next] == ']' || text[next] == 'E' || text[next] == 'e' ||
          static_cast<unsigned char>(text[next]) >= 0x80);
}

// US.ACME, alone in a bracket.
bool IsMarketPrefix(std::string_view text, std::size_t end, std::string_view word) {
  return end + 1 < text.size() && text[end] == '.' && IsUpper(text[end + 1]) &&
         !ExchangesOfPrefix(Fold(word)).empty();
}

// A full-width letter, $ or point: rare enough to look closer at all of them.
bool IsFullWidthSign(std::string_view text, std::size_t at) {
  if (text[at] != '\xEF' || at + 2 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (second == 0xBD) return third >= 0x81 && third <= 0x9A;
  return second == 0xBC && (third == 0x84 || third == 0x8E || (third >= 0xA1 && third <= 0xBA));
}

bool HoldsSign(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!IsWordByte(text[at])) {
      if (text[at] == '$' && at + 1 < text.size() && IsUpper(text[at + 1])) return true;
      if (IsFullWidthSign(text, at)) return true;
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    bool upper = IsUpper(text[at]);
    std::size_t capitals = upper ? 1 : 0;
    bool digit = IsDigit(text[at]);
    for (; end < text.size() && IsWordByte(text[end]); ++end) {
      upper = upper && !IsLower(text[end]);
      capitals += IsUpper(text[end]) ? 1 : 0;
      digit = digit || IsDigit(text[end]);
    }
    const std::string_view word = text.substr(at, end - at);
    const bool point = end < text.size() && text[end] == '.';
    if ((digit || point) && IsPrefixed(text, at, end)) return true;
    if ((upper || capitals >= 2) && AllNames().HasShort(word)) return true;
    if (upper && (IsSuffix(text, at, word) || IsMarketCode(text, end, word) ||
                  IsMarketPrefix(text, end, word))) {
      return true;
    }
    at = end;
  }
  return false;
}

}  // namespace

bool MayHoldListing(std::string_view text) {
  return HoldsSign(text) || AllNames().folded.Find(Fold(text)) != 0;
}

}  // namespace tanxun
