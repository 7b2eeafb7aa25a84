// SPDX-License-Identifier: GPL-2.0-or-later
// The exchanges of corpus/lexicon/exchanges.tsv: their names, the forms of their codes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// What the code of a listing may look like: letters, digits or both, and how many; kDigitsLetter is
// that many digits and one letter.
struct CodeShape {
  enum Kind { kLetters, kDigits, kDigitsLetter, kMixed } kind = kMixed;
  std::uint32_t shortest = 1;
  std::uint32_t longest = 12;
};

struct Exchange {
  std::string code;  // "NYSE"
  std::vector<CodeShape> shapes;
  std::uint32_t digits =
      0;  // Codes of digits are written with at least as many; 0 = as they stand.

  // Whether `code` can be one of its codes; letters of any case, a share class (ACM.B) allowed.
  bool Accepts(std::string_view listing) const;
  // The same where only a code that has to be digits counts: ASX 200 is none, though ASX has such.
  bool AcceptsNumber(std::string_view listing) const;
  // 700 and 00700 -> 0700, brk-b -> ACM.B.
  std::string Canonical(std::string_view listing) const;
};

const std::vector<Exchange>& Exchanges();

struct ExchangeName {
  std::vector<std::string> tokens;  // Folded, as TokenizeListing() cuts them.
  std::uint32_t exchange = 0;       // Index into Exchanges().
  bool place = false;  // Also the name of a place (Hong Kong, 香港, HK): a weaker sign.
};

// The names that begin with a token, longest first.
const std::vector<ExchangeName>& ExchangeNamesFrom(std::string_view first_token);

// The exchanges that use an ending (9988.HK) or a beginning (SZ002371); folded.
const std::vector<std::uint32_t>& ExchangesOfSuffix(std::string_view suffix);
const std::vector<std::uint32_t>& ExchangesOfPrefix(std::string_view prefix);

// Whether `word` before a colon says where something is listed: an exchange's code, a name of it in
// one word that is no place's, or a beginning of its symbols. Case does not matter.
bool NamesExchange(std::string_view word);

}  // namespace tanxun
