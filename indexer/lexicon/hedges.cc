// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/hedges.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

std::vector<std::string> WordsOf(std::string_view where) {
  std::vector<std::string> words;
  for (const auto& row : TsvRows(LexiconFile("hedges.tsv"))) {
    if (row.empty() || row[0] != where) continue;
    for (std::size_t cell = 1; cell < row.size(); ++cell) {
      for (std::string_view word : TsvEntries(row[cell])) words.push_back(Fold(word));
    }
  }
  return words;
}

bool IsLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// Past the word's first place in folded text, a Latin one as a whole word; npos = nowhere.
std::size_t EndOfWord(std::string_view folded, std::string_view word) {
  for (std::size_t at = folded.find(word); at != std::string_view::npos;
       at = folded.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = !IsLetter(word.front()) || at == 0 || !IsLetter(folded[at - 1]);
    const bool ends = !IsLetter(word.back()) || end >= folded.size() || !IsLetter(folded[end]);
    if (starts && ends) return end;
  }
  return std::string_view::npos;
}

bool HoldsAny(const std::vector<std::string>& words, std::string_view text) {
  const std::string folded = Fold(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return EndOfWord(folded, word) != std::string_view::npos;
  });
}

}  // namespace

bool IsHedgedBefore(std::string_view text) {
  static const std::vector<std::string> kWords = WordsOf("before");
  return HoldsAny(kWords, text);
}

bool IsHedgedAfter(std::string_view text) {
  static const std::vector<std::string> kWords = WordsOf("after");
  return HoldsAny(kWords, text);
}

bool EndsHedged(std::string_view text) {
  static const std::vector<std::string> kWords = WordsOf("glued");
  const std::string folded = Fold(text);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](const std::string& word) { return folded.ends_with(word); });
}

bool TurnsToAnother(std::string_view text) {
  static const std::vector<std::string> kWords = WordsOf("turn");
  const std::string folded = Fold(text);
  return std::any_of(kWords.begin(), kWords.end(), [&](const std::string& word) {
    const std::size_t end = EndOfWord(folded, word);
    return end != std::string_view::npos && end < folded.size();
  });
}

}  // namespace tanxun
