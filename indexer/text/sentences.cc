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

// Never the last word of a sentence: a name or number follows.
constexpr std::array<std::string_view, 25> kBeforeNames = {
    "mr",  "mrs", "ms",  "dr",  "prof", "st",  "mt",  "gen", "col", "capt", "sgt", "lt", "rev",
    "hon", "gov", "sen", "rep", "no",   "nos", "fig", "vol", "pp",  "vs",   "cf",  "ca"};

// These may be: what begins like a new sentence after them is one.
constexpr std::array<std::string_view, 33> kAbbreviations = {
    "inc",    "corp", "co",  "ltd",  "llc",  "plc",  "jr",  "sr",   "etc", "eg",  "ie",
    "approx", "est",  "al",  "bros", "dept", "univ", "ave", "blvd", "ed",  "eds", "jan",
    "feb",    "mar",  "apr", "jun",  "jul",  "aug",  "sep", "sept", "oct", "nov", "dec"};

// Words that begin a sentence and no name.
constexpr std::array<std::string_view, 32> kOpeners = {
    "The", "It",  "Its",     "In",    "On",    "At",       "He",     "His",
    "She", "Her", "They",    "Their", "This",  "That",     "These",  "Those",
    "We",  "But", "However", "When",  "While", "After",    "Before", "As",
    "If",  "For", "From",    "There", "Since", "Although", "Both",   "Then"};

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

template <std::size_t kSize>
bool Has(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "J." in "J. Smith", but not "10 Gbit/s."
bool IsInitial(std::string_view text, std::size_t dot) {
  constexpr std::string_view kBefore = " \t\n(\"'.";
  return dot >= 1 && IsAsciiAlpha(text[dot - 1]) &&
         (dot == 1 || kBefore.find(text[dot - 2]) != kBefore.npos);
}

// next: where the text goes on after blanks.
bool IsAbbreviation(std::string_view text, std::size_t dot, std::size_t next) {
  const std::string word = WordBefore(text, dot);
  if (word.empty()) return false;
  if (Has(kBeforeNames, word)) return true;
  const bool dotted = dot >= 2 && text[dot - 2] == '.';  // "U.S."
  if (IsInitial(text, dot) && !dotted) return true;
  if (!dotted && !Has(kAbbreviations, word)) return false;
  std::size_t end = next;
  while (end < text.size() && IsAsciiAlpha(text[end])) ++end;
  return !Has(kOpeners, text.substr(next, end - next));
}

bool IsWideCloser(char32_t c) {
  return c == U'”' || c == U'’' || c == U'」' || c == U'』' || c == U'）' || c == U'》';
}

// Past closing quotes and brackets, and a note's number: .” .) .[12]
std::size_t PastClosers(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = DecodeAt(text, at);
    if (c.value == U'[') {
      std::size_t end = at + 1;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      if (end == at + 1 || end >= text.size() || text[end] != ']') return at;
      at = end + 1;
    } else if (c.value == U'"' || c.value == U'\'' || c.value == U')' || IsWideCloser(c.value)) {
      at += c.length;
    } else {
      return at;
    }
  }
  return at;
}

bool EndsAfterAsciiStop(std::string_view text, std::size_t stop) {
  std::size_t next = PastClosers(text, stop + 1);
  if (next >= text.size()) return true;
  if (text[next] != ' ' && text[next] != '\t')
    return static_cast<unsigned char>(text[next]) >= 0xE3 && text[stop] != '.';
  while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
  if (next >= text.size()) return true;
  if (std::islower(static_cast<unsigned char>(text[next])) != 0) return false;
  return text[stop] != '.' || !IsAbbreviation(text, stop, next);
}

bool IsWideStop(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'；'; }

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
      end = PastClosers(text, end);
    } else if (c.value == U'.' || c.value == U'!' || c.value == U'?') {
      stop = EndsAfterAsciiStop(text, at);
      if (stop) end = PastClosers(text, end);
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
