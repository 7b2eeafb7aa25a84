// SPDX-License-Identifier: GPL-2.0-or-later
// Words around listings (corpus/lexicon/listing_words.tsv and the names of the concept "ticker").
// All arguments are folded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// Capitals that stand where a code could and are none: US, IPO, CEO, USD, $HOME.
bool IsCommonCapitals(std::string_view folded);

// What a field says that has no code to name: N/A, TBD, USD.
bool IsNoCode(std::string_view folded);

// A variable that every shell has: $PATH.
bool IsShellVariable(std::string_view folded);

// What numbers count: 年, people; touching: also what is counted without a blank only.
bool IsCounted(std::string_view folded, bool touching);

// A word that says that what follows is a code.
struct CodeWord {
  std::vector<std::string> tokens;  // As TokenizeListing() cuts them.
  bool certain = true;  // Stock code, 股票代码; else only where an exchange was named: 代码.
};

// The code words that begin with a token, longest first.
const std::vector<CodeWord>& CodeWordsFrom(const std::string& first_token);

// The certain code words, as written.
const std::vector<std::string>& CodeWords();

// Whether a definition says that its subject is a company: "a cloud provider", 芯片公司.
bool NamesCompany(std::string_view folded);

// Headers of a table whose columns are companies and their codes.
bool IsCodeHeader(std::string_view folded);
bool IsCompanyHeader(std::string_view folded);

}  // namespace tanxun
