// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/listing_forms.h"
#include "indexer/lexicon/listing_words.h"

namespace tanxun {

bool ListingScan::Add(const std::vector<std::uint32_t>& exchanges, const ListingCode& code,
                      std::size_t first, std::size_t past) {
  bool any = false;
  for (const std::uint32_t index : exchanges) {
    const Exchange& exchange = Exchanges()[index];
    if (!exchange.Accepts(code.text)) continue;
    out.found.push_back({{exchange.code, exchange.Canonical(code.text)},
                         (*text)[first].begin,
                         (*text)[past - 1].end});
    any = true;
  }
  return any;
}

void ListingScan::AddBare(const ListingCode& code, std::size_t first, std::size_t past) {
  out.found.push_back({{"", UpperCase(code.text)}, (*text)[first].begin, (*text)[past - 1].end});
}

void ListingScan::AddMisfit(std::uint32_t exchange, const ListingCode& code, std::size_t first,
                            std::size_t past) {
  out.misfits.push_back({Exchanges()[exchange].code, UpperCase(code.text), (*text)[first].begin,
                         (*text)[past - 1].end});
}

bool ListingScan::IsSafe(const ListingCode& code) const {
  return code.digits ||
         (code.upper && (field || code.text.size() >= 2) && !IsCommonCapitals(code.text));
}

}  // namespace tanxun
