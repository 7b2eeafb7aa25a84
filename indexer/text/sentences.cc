// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/text/character_table.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::array<std::string_view, 32> kAbbreviations = {
    "inc", "corp", "co",  "ltd", "llc", "plc", "mr",  "mrs", "ms",  "dr",     "prof",
    "st",  "jr",   "sr",  "vs",  "etc", "eg",  "ie",  "no",  "fig", "approx", "est",
    "jan", "feb",  "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov"};

bool IsAsciiAlpha(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// The letters right before `dot`, lower case, inner dots dropped: "U.S" -> "us".
std::string WordBefore(std::string_view text, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0 && dot - begin < 12 && (IsAsciiAlpha(text[begin - 1]) || text[begin - 1] == '.'))
    --begin;
  std::string word;
  for (char c : text.substr(begin, dot - begin)) {
    if (c != '.') word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return word;
}

bool IsAbbreviation(std::string_view text, std::size_t dot) {
  const std::string word = WordBefore(text, dot);
  if (word.empty()) return false;
  const bool initial = word.size() == 1 || (dot >= 2 && text[dot - 2] == '.');  // "J." or "U.S."
  return initial ||
         std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

bool EndsAfterAsciiStop(std::string_view text, std::size_t stop) {
  std::size_t next = stop + 1;
  while (next < text.size() && (text[next] == '"' || text[next] == '\'' || text[next] == ')'))
    ++next;
  if (next >= text.size()) return true;
  if (text[next] != ' ' && text[next] != '\t')
    return static_cast<unsigned char>(text[next]) >= 0xE3 && text[stop] != '.';
  while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
  if (next >= text.size() || std::islower(static_cast<unsigned char>(text[next])) != 0)
    return next >= text.size();
  return text[stop] != '.' || !IsAbbreviation(text, stop);
}

bool IsWideStop(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'；'; }
bool IsWideCloser(char32_t c) {
  return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'）' || c == U'》';
}

// Whether a stop may begin with this byte: 。 with E3, the other wide ones with EF.
bool MayStop(char byte) {
  static constexpr std::array<bool, 256> kStops = [] {
    std::array<bool, 256> stops{};
    for (const unsigned char first : {'\n', '.', '!', '?', '\xE3', '\xEF'}) stops[first] = true;
    return stops;
  }();
  return kStops[static_cast<unsigned char>(byte)];
}

void Add(std::string_view text, std::size_t begin, std::size_t end, std::vector<Sentence>& out) {
  const std::string_view inner = Trim(text.substr(begin, end - begin));
  if (inner.empty()) return;
  const auto first = static_cast<std::uint32_t>(inner.data() - text.data());
  out.push_back({first, first + static_cast<std::uint32_t>(inner.size())});
}

}  // namespace

std::vector<Sentence> SplitSentences(std::string_view text) {
  std::vector<Sentence> sentences;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!MayStop(text[at])) {
      ++at;
      continue;
    }
    const CodePoint c = DecodeAt(text, at);
    std::size_t end = at + c.length;
    bool stop = c.value == U'\n' || IsWideStop(c.value);
    if (IsWideStop(c.value)) {
      while (end < text.size()) {
        const CodePoint closer = DecodeAt(text, end);
        if (!IsWideCloser(closer.value)) break;
        end += closer.length;
      }
    } else if (c.value == U'.' || c.value == U'!' || c.value == U'?') {
      stop = EndsAfterAsciiStop(text, at);
      while (stop && end < text.size() &&
             (text[end] == '"' || text[end] == '\'' || text[end] == ')'))
        ++end;
    }
    if (stop) {
      Add(text, begin, end, sentences);
      begin = end;
    }
    at = end;
  }
  Add(text, begin, text.size(), sentences);
  return sentences;
}

}  // namespace tanxun
