// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/mark_matches.h"

#include <algorithm>

#include "indexer/json/characters.h"
#include "indexer/tool/safe_text.h"

namespace tanxun {
namespace {

char Small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool StartsWith(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(),
                    [](char a, char b) { return Small(a) == Small(b); });
}

// Digits and the letters of alphabets, which are written with blanks between words.
bool IsLetter(char32_t c) {
  const bool is_ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return is_ascii || (c >= 0xC0 && c < 0x2000);
}

// A word goes on over this place.
bool IsInsideAWord(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  std::size_t before = at - 1;
  while (before > 0 && at - before < 4 && IsContinuation(text[before])) --before;
  return IsLetter(CharacterAt(text, before).value) && IsLetter(CharacterAt(text, at).value);
}

// The length of the longest word that stands here as a whole; 0 if none does.
std::size_t MatchAt(std::string_view line, std::size_t at, const std::vector<std::string>& words) {
  std::size_t longest = 0;
  for (const std::string& word : words) {
    if (word.size() <= longest || !StartsWith(line.substr(at), word)) continue;
    if (IsInsideAWord(line, at) || IsInsideAWord(line, at + word.size())) continue;
    longest = word.size();
  }
  return longest;
}

}  // namespace

std::vector<Run> MarkMatches(std::string_view line, const std::vector<std::string>& words) {
  std::vector<Run> runs;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = IsContinuation(line[at]) ? 0 : MatchAt(line, at, words);
    if (length == 0) {
      ++at;
      continue;
    }
    runs.push_back({SafeLine(line.substr(plain, at - plain))});
    runs.push_back({SafeLine(line.substr(at, length)), Paint::kMatch});
    at += length;
    plain = at;
  }
  runs.push_back({SafeLine(line.substr(plain))});
  return runs;
}

}  // namespace tanxun
