// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/listing_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/listing_tokens.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/spotter.h"

namespace tanxun {
namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet& WordsOf(std::string_view kind) {
  static const std::unordered_map<std::string_view, WordSet> kKinds = [] {
    std::unordered_map<std::string_view, WordSet> kinds;
    for (const auto& row : TsvRows(LexiconFile("listing_words.tsv"))) {
      if (row.size() < 2) continue;
      for (std::string_view word : TsvEntries(row[1])) kinds[row[0]].insert(word);
    }
    return kinds;
  }();
  static const WordSet kNone;
  const auto found = kKinds.find(kind);
  return found == kKinds.end() ? kNone : found->second;
}

using CodeWordTable = std::unordered_map<std::string, std::vector<CodeWord>>;

void AddCodeWord(std::string_view name, bool certain, CodeWordTable& table) {
  CodeWord word{{}, certain};
  for (ListingToken& token : TokenizeListing(name)) word.tokens.push_back(std::move(token.text));
  if (!word.tokens.empty()) table[word.tokens.front()].push_back(std::move(word));
}

}  // namespace

bool IsCommonCapitals(std::string_view folded) {
  static const WordSet& kCapitals = WordsOf("capitals");
  return kCapitals.contains(folded) || IsNoCode(folded) || IsShellVariable(folded);
}

bool IsNoCode(std::string_view folded) {
  static const WordSet& kNothing = WordsOf("nothing");
  static const WordSet& kCurrencies = WordsOf("currency");
  return kNothing.contains(folded) || kCurrencies.contains(folded);
}

bool IsShellVariable(std::string_view folded) {
  static const WordSet& kVariables = WordsOf("shell");
  return kVariables.contains(folded);
}

bool IsCounted(std::string_view folded, bool touching) {
  static const WordSet& kCounted = WordsOf("counted");
  static const WordSet& kTouching = WordsOf("touching");
  return kCounted.contains(folded) || (touching && kTouching.contains(folded));
}

const std::vector<std::string>& CodeWords() {
  static const std::vector<std::string> kWords = [] {
    static constexpr std::array<std::string_view, 9> kSure = {
        "ticker", "stock ", "securit", "trading symbol", "share code", "代码",
        "代号",   "symbol", "编号"};
    std::vector<std::string> words;
    for (const std::string& name : NamesOfConcept("ticker")) {
      if (std::any_of(kSure.begin(), kSure.end(), [&](std::string_view sure) {
            return name.find(sure) != std::string::npos;
          })) {
        words.push_back(name);
      }
    }
    return words;
  }();
  return kWords;
}

const std::vector<CodeWord>& CodeWordsFrom(const std::string& first_token) {
  static const CodeWordTable kWords = [] {
    CodeWordTable words;
    for (const std::string& name : CodeWords()) AddCodeWord(name, true, words);
    for (std::string_view name : WordsOf("code")) AddCodeWord(name, false, words);
    for (auto& [first, siblings] : words) {
      std::stable_sort(siblings.begin(), siblings.end(), [](const auto& a, const auto& b) {
        return a.tokens.size() != b.tokens.size() ? a.tokens.size() > b.tokens.size()
                                                  : a.certain > b.certain;
      });
    }
    return words;
  }();
  static const std::vector<CodeWord> kNone;
  const auto found = kWords.find(first_token);
  return found == kWords.end() ? kNone : found->second;
}

bool NamesCompany(std::string_view folded) {
  static const Spotter kBusiness = [] {
    Spotter business;
    for (std::string_view word : WordsOf("business")) business.Add(word);
    return business;
  }();
  return kBusiness.Find(folded) != 0;
}

bool IsCodeHeader(std::string_view folded) {
  static const WordSet& kHeaders = WordsOf("code");
  return kHeaders.contains(folded);
}

bool IsCompanyHeader(std::string_view folded) {
  static const WordSet& kHeaders = WordsOf("company");
  return kHeaders.contains(folded);
}

}  // namespace tanxun
