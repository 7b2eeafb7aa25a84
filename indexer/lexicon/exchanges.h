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
  std::vector<std::string> beginnings;  // What a code begins with; empty: with anything.
};

struct Exchange {
  std::string code;  // "NYSE"; empty for a market of several exchanges.
  std::string mic;   // ISO 10383: "XNYS"; empty for such a market.
  std::vector<CodeShape> shapes;
  std::uint32_t digits =
      0;  // Codes of digits are written with at least as many; 0 = as they stand.

  // Whether `code` can be one of its codes; letters of any case, a share class (ACM.B) allowed.
  bool Accepts(std::string_view listing) const;
  // The same where only a code that has to be a number counts, 9988 or 285A: ASX 200 is none,
  // though ASX has such.
  bool AcceptsNumber(std::string_view listing) const;
  // 700 and 00700 -> 0700, brk-b -> ACM.B.
  std::string Canonical(std::string_view listing) const;
};

const std::vector<Exchange>& Exchanges();

struct ExchangeName {
  std::vector<std::string> tokens;  // Folded, as TokenizeListing() cuts them.
  std::uint32_t exchange = 0;       // Index into Exchanges().
  bool weak = false;                // Also another word's or a place's: Hong Kong, 香港, HK.
};

// The names that begin with a token, longest first.
const std::vector<ExchangeName>& ExchangeNamesFrom(std::string_view first_token);

// The exchanges that use an ending (9988.HK), a beginning (SZ002371) or a terminal's code of the
// market (2330 TT); folded.
const std::vector<std::uint32_t>& ExchangesOfSuffix(std::string_view suffix);
const std::vector<std::uint32_t>& ExchangesOfPrefix(std::string_view prefix);
const std::vector<std::uint32_t>& ExchangesOfMarketCode(std::string_view market);

// Every name of every exchange, as written in the table.
const std::vector<std::string>& ExchangeNames();

// The exchange of that code, NYSE; null if there is none.
const Exchange* ExchangeOfCode(std::string_view code);

// Whether `word` before a colon says where something is listed: an exchange's code, a name of it in
// one word that is no weak one, or a beginning of its symbols. Case does not matter.
bool NamesExchange(std::string_view word);

}  // namespace tanxun
