// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/listing_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/listing_tokens.h"

namespace tanxun {

bool IsCommonCapitals(std::string_view folded) {
  static const std::unordered_set<std::string_view> kWords = {
      "us",  "usa", "uk",  "eu",   "prc",  "adr",  "ads",  "ipo",  "spac", "ceo",  "cfo",
      "cto", "coo", "etf", "na",   "tbd",  "tba",  "none", "nil",  "null", "and",  "the",
      "or",  "of",  "inc", "ltd",  "corp", "plc",  "llc",  "co",   "esg",  "gdp",  "ai",
      "it",  "pe",  "vc",  "cash", "yes",  "no",   "n",    "a",    "i",    "gpu",  "cpu",
      "npu", "hbm", "euv", "usd",  "hkd",  "cny",  "rmb",  "eur",  "jpy",  "krw",  "twd",
      "gbp", "chf", "cad", "aud",  "home", "user", "pwd",  "lang", "term", "shell"};
  return kWords.contains(folded);
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

const std::vector<std::vector<std::string>>& CodeWordsFrom(const std::string& first_token) {
  using Phrases = std::vector<std::vector<std::string>>;
  static const std::unordered_map<std::string, Phrases> kWords = [] {
    std::unordered_map<std::string, Phrases> words;
    for (const std::string& name : CodeWords()) {
      std::vector<std::string> phrase;
      for (ListingToken& token : TokenizeListing(name)) phrase.push_back(std::move(token.text));
      if (!phrase.empty()) words[phrase.front()].push_back(std::move(phrase));
    }
    for (auto& [key, phrases] : words) {
      std::stable_sort(phrases.begin(), phrases.end(),
                       [](const auto& a, const auto& b) { return a.size() > b.size(); });
    }
    return words;
  }();
  static const Phrases kNone;
  const auto found = kWords.find(first_token);
  return found == kWords.end() ? kNone : found->second;
}

}  // namespace tanxun
