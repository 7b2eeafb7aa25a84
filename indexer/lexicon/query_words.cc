// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/query_words.h"

#include <algorithm>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

constexpr std::string_view kNumberRow = "number";
constexpr std::string_view kKeptRow = "kept";

// The words of the rows that `is_wanted`, folded, longest first.
template <typename Wanted>
std::vector<std::string> ReadWords(Wanted is_wanted) {
  std::vector<std::string> words;
  for (const auto& row : TsvRows(LexiconFile("question_words.tsv"))) {
    if (row.size() < 2 || !is_wanted(row[0])) continue;
    for (std::string_view word : TsvEntries(row[1])) words.push_back(Fold(word));
  }
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

const std::vector<std::string>& QuestionWords() {
  static const std::vector<std::string> kWords =
      ReadWords([](std::string_view row) { return row != kNumberRow && row != kKeptRow; });
  return kWords;
}

std::string DropQuestionWords(std::string_view query) {
  static const WordDropper kDropper(
      QuestionWords(), ReadWords([](std::string_view row) { return row == kKeptRow; }));
  return kDropper.Drop(query);
}

bool AsksForNumber(const std::vector<Unit>& units) {
  static const PhraseSet kPhrases = [] {
    PhraseSet phrases;
    for (const auto& row : TsvRows(LexiconFile("question_words.tsv"))) {
      if (row.size() < 2 || row[0] != kNumberRow) continue;
      for (std::string_view phrase : TsvEntries(row[1])) phrases.Add(phrase, 0);
    }
    return phrases;
  }();
  for (std::uint32_t at = 0; at < units.size(); ++at) {
    if (kPhrases.LongestAt(units, at).unit_count > 0) return true;
  }
  return false;
}

bool IsFunctionWord(std::string_view folded) {
  static const std::unordered_set<std::string_view> kWords = [] {
    std::unordered_set<std::string_view> words;
    for (const auto& row : TsvRows(LexiconFile("function_words.tsv"))) {
      if (row.size() < 2) continue;
      for (std::string_view word : TsvEntries(row[1])) words.insert(word);
    }
    return words;
  }();
  return kWords.contains(folded);
}

}  // namespace tanxun
