// SPDX-License-Identifier: GPL-2.0-or-later
// The forms of a listing. Each looks a bounded way ahead of token `at`, writes down what it reads
// and gives the token past it; 0 if it is not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/lexicon/listing_text.h"
#include "indexer/lexicon/tickers.h"

namespace tanxun {

// Where a text is read, and what was read of it.
struct ListingScan {
  const ListingText* text = nullptr;
  bool field = false;  // The place says that it holds tickers: less is asked of what stands there.
  bool typed = false;  // By a user as one listing, in any case.
  bool bracketed = false;  // Between an opening bracket and its end, on one line.
  std::size_t last = 0;    // The token past the listing found last.
  ListingReading out;

  // Adds the code as a listing of every exchange that can have it; false if none can.
  bool Add(const std::vector<std::uint32_t>& exchanges, const ListingCode& code, std::size_t first,
           std::size_t past);
  // Adds it as a listing of which the exchange is not said.
  void AddBare(const ListingCode& code, std::size_t first, std::size_t past);
  void AddMisfit(std::uint32_t exchange, const ListingCode& code, std::size_t first,
                 std::size_t past);

  // Whether the code is none of the words that stand in capitals where a code could.
  bool IsSafe(const ListingCode& code) const;
};

// The exchanges named one after the other: NYSE/HKEX.
struct NamedExchanges {
  std::vector<std::uint32_t> exchanges;
  std::size_t next = 0;
  bool weak = false;        // The first may be a place or another word.
  bool short_name = false;  // Three Latin letters: LSE, OTC, SIX.
  bool in_capitals = false;
  explicit operator bool() const { return next != 0; }
};
bool NamesExchangeAt(const ListingScan& scan, std::size_t at);
NamedExchanges NamedExchangesAt(const ListingScan& scan, std::size_t at);

// NYSE: ACME; HKEX: 9988/89988; 港交所 0981; NYSE (ACME)
std::size_t TakeAfterExchange(ListingScan& scan, std::size_t at, const NamedExchanges& named);
// ACME (NYSE), 9988 (HK); in a field ACME NYSE, ACME on NYSE.
std::size_t TakeBeforeExchange(ListingScan& scan, std::size_t at);

// $ACME, but no price, shell variable or formula.
std::size_t TakeCashtag(ListingScan& scan, std::size_t at);
// HK.09988, SZ002371
std::size_t TakePrefixed(ListingScan& scan, std::size_t at);
// 9988.HK, ACME.AS, ACME-B.ST; ACM.B only in a field.
std::size_t TakeSuffixed(ListingScan& scan, std::size_t at);
// 2330 TT: as terminals write them.
std::size_t TakeBeforeMarketCode(ListingScan& scan, std::size_t at);

// After the words for "code", which end before `at`: Ticker: ACME; 股票代码 9988. Words that are
// not certain (代码) need a colon or a verb.
std::size_t TakeAfterCodeWords(ListingScan& scan, std::size_t at, bool certain);
// A code that is a whole part of a field: ACME; ACME, 9988; Acme (ACME).
std::size_t TakeBare(ListingScan& scan, std::size_t at);

}  // namespace tanxun
