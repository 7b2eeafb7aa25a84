// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/tickers.h"
#include "indexer/lexicon/values.h"
#include "tests/law.h"

namespace tanxun {

// Dates and numbers stand in the text, dates in order; a list's items are of the text.
inline std::string BrokenValueLaw(std::string_view text) {
  std::uint32_t end = 0;
  for (const DateMatch& match : FindDates(text)) {
    TANXUN_KEEPS(end <= match.begin && match.begin < match.end && match.end <= text.size());
    TANXUN_KEEPS(match.date.known());
    TANXUN_KEEPS(match.date.month >= 0 && match.date.month <= 12);
    TANXUN_KEEPS(match.date.day >= 0 && match.date.day <= 31);
    end = match.end;
  }
  for (const Number& number : FindNumbers(text)) {
    TANXUN_KEEPS(number.begin < number.end && number.end <= text.size());
    TANXUN_KEEPS(!std::isnan(number.value));
  }
  std::size_t bytes = 0;
  for (const std::string& item : SplitList(text, true)) {
    TANXUN_KEEPS(!item.empty());
    bytes += item.size();
  }
  TANXUN_KEEPS(bytes <= 3 * text.size());
  TypeOfValue(text);
  ParseDate(text);
  return "";
}

inline std::string BrokenMatchLaw(std::string_view text, const std::vector<TickerMatch>& matches) {
  std::uint32_t last = 0;
  for (const TickerMatch& match : matches) {
    TANXUN_KEEPS(last <= match.begin && match.begin < match.end && match.end <= text.size());
    TANXUN_KEEPS(!match.ticker.code.empty());
    last = match.begin;
  }
  return "";
}

// Listings stand in the text in order, and one with its exchange is read as what it is written as.
inline std::string BrokenTickerLaw(std::string_view text) {
  const std::vector<TickerMatch> matches = FindTickers(text);
  TANXUN_KEEPS_LAW(BrokenMatchLaw(text, matches), "running text");
  TANXUN_KEEPS_LAW(BrokenMatchLaw(text, FindTickersInField(text)), "a field");
  for (const TickerMatch& match : matches) {
    if (match.ticker.exchange.empty()) continue;  // $HK; HK alone is a place.
    const auto again = ParseTicker(Describe(match.ticker));
    TANXUN_KEEPS(again && Describe(*again) == Describe(match.ticker));
  }
  ParseTicker(text);
  return "";
}

}  // namespace tanxun
