// SPDX-License-Identifier: GPL-2.0-or-later
// One grammar for listings (corpus/lexicon/exchanges.tsv).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

struct Ticker {
  std::string exchange;  // "NYSE", "HKEX", "SSE", …; empty where the text names none.
  std::string code;      // "ACME", "9988", "688981": in the exchange's usual form.
};
std::string Describe(const Ticker& ticker);  // "NYSE:ACME"; only the code without an exchange.

struct TickerMatch {
  Ticker ticker;
  std::uint32_t begin = 0;  // Bytes of the text.
  std::uint32_t end = 0;
};

// What is written as a listing and cannot be one: the exchange has no such code.
struct TickerMisfit {
  std::string exchange;  // Empty: no exchange has such a code.
  std::string code;
  std::uint32_t begin = 0;  // Bytes of the text.
  std::uint32_t end = 0;
};
std::string Describe(const TickerMisfit& misfit);  // "no listing of HKEX is written ACME"

// Both in the order of the text.
struct ListingReading {
  std::vector<TickerMatch> found;
  std::vector<TickerMisfit> misfits;
};

// The listings that a running text names beyond doubt: `(NYSE: X)`, `9988.HK`, `$ACME`, `ACME
// (NYSE)`. Years, prices and model numbers are none. A code whose exchange cannot have it,
// `(NYSE/HKEX: ACME)`, is given to the ones that can, and is a misfit of the others.
ListingReading ReadListings(std::string_view text);
std::vector<TickerMatch> FindTickers(std::string_view text);

// The same where the place says it is a ticker (a "Ticker" row, front matter): bare codes count
// too.
ListingReading ReadListingsInField(std::string_view value);
std::vector<TickerMatch> FindTickersInField(std::string_view value);

// What a user typed as one ticker: ACME, NYSE:ACME, $ACME, 9988.HK, HKEX:9988, 09988. No exchange =
// any exchange.
std::optional<Ticker> ParseTicker(std::string_view text);

// The code as its exchange writes it, without an exchange's leading zeros: 09988 and 9988 agree.
std::string CodeKey(std::string_view code);

}  // namespace tanxun
