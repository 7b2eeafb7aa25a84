// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/parts.h"

#include <algorithm>
#include <array>

#include "indexer/text/character_table.h"

namespace tanxun {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiLetter(char c) { return c >= 'a' && c <= 'z'; }

bool IsAsciiLetters(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsAsciiLetter);
}

// A single point between digits; 1.2.3 is a version and has none.
bool IsDecimalPoint(std::string_view text, std::size_t dot) {
  std::size_t left = dot;
  while (left > 0 && IsAsciiDigit(text[left - 1])) --left;
  std::size_t right = dot + 1;
  while (right < text.size() && IsAsciiDigit(text[right])) ++right;
  if (left == dot || right == dot + 1) return false;
  if (left > 1 && text[left - 1] == '.' && IsAsciiDigit(text[left - 2])) return false;
  return !(right + 1 < text.size() && text[right] == '.' && IsAsciiDigit(text[right + 1]));
}

// Words that no one writes together with the number or letter beside them.
bool IsFunctionWord(std::string_view word) {
  static constexpr std::array<std::string_view, 32> kWords{
      "a",     "all",  "an",   "and", "are", "as",    "at",  "between", "but",  "by",   "for",
      "from",  "has",  "i",    "in",  "is",  "it",    "of",  "on",      "or",   "over", "per",
      "since", "than", "that", "the", "to",  "until", "was", "were",    "with", "no"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool IsYear(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         std::all_of(text.begin(), text.end(), IsAsciiDigit);
}

// 4, 2.5, 910b: begins with a digit and has no joint.
bool IsShortNumber(std::string_view text) {
  return !text.empty() && text.size() <= 6 && IsAsciiDigit(text[0]) && !IsYear(text) &&
         ScanPart(text, 0, 0).end == text.size();
}

}  // namespace

Part ScanPart(std::string_view folded, std::size_t at, std::size_t from) {
  Part part{from, false, from > at, false};
  bool after_letter = false;
  std::size_t letters = 0;
  for (;;) {
    const Character c = CharacterAt(folded, part.end);
    if (c.length == 0) return part;
    if (IsWordLike(c.cls)) {
      after_letter = c.cls == CharClass::kLetter;
      letters += after_letter ? 1 : 0;
      part.letters = part.letters || after_letter;
      part.digits = part.digits || !after_letter;
    } else if (c.value == '.') {
      if (after_letter || !IsDecimalPoint(folded, part.end)) return part;
    } else if (c.cls != CharClass::kMark) {
      const bool plus = after_letter && folded.substr(part.end, 2) == "++";
      const bool sharp = c.value == '#' && letters == 1 && !part.digits &&
                         !IsWordLike(CharacterAt(folded, part.end + 1).cls);
      part.suffix = plus || sharp;
      part.end += plus ? 2 : sharp ? 1 : 0;
      return part;
    }
    part.end += c.length;
  }
}

std::size_t ApostropheLength(std::string_view folded, std::size_t at) {
  const std::string_view rest = folded.substr(std::min(at, folded.size()));
  if (rest.starts_with('\'')) return 1;
  return rest.starts_with("\u2019") ? 3 : 0;
}

std::size_t JointLength(std::string_view folded, std::size_t at) {
  std::size_t length = ApostropheLength(folded, at);
  if (length == 0 && at < folded.size()) {
    const std::string_view rest = folded.substr(at);
    if (std::string_view("-_.&+").find(rest[0]) != std::string_view::npos) length = 1;
    if (rest.starts_with("\u2010")) length = 3;
  }
  return length != 0 && IsWordLike(CharacterAt(folded, at + length).cls) ? length : 0;
}

std::vector<std::string> PartsOf(std::string_view unit_text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < unit_text.size();) {
    const Character c = CharacterAt(unit_text, at);
    if (!IsWordLike(c.cls)) {
      at += c.length;
      continue;
    }
    const std::size_t end = ScanPart(unit_text, at, at).end;
    parts.emplace_back(unit_text.substr(at, end - at));
    at = end;
  }
  return parts;
}

bool OftenJoined(std::string_view left, std::string_view right) {
  if (left.size() > 16 || right.size() > 16 || left.empty() || right.empty()) return false;
  // Most neighbours are two words of several letters: seen by the first bytes.
  const bool number_right = IsAsciiDigit(right[0]);
  if (!number_right && left.size() > 1 && !IsAsciiDigit(left[0])) return false;
  if (IsAsciiLetters(left)) {
    if (number_right) return IsShortNumber(right) && !IsFunctionWord(left);
    return left.size() == 1 && right.size() > 1 && IsAsciiLetters(right) && !IsFunctionWord(left) &&
           !IsFunctionWord(right);
  }
  return right.size() <= 3 && IsAsciiLetters(right) && !IsFunctionWord(right) &&
         IsShortNumber(left) && IsAsciiDigit(left.back());
}

}  // namespace tanxun
