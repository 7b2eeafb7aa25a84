// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/ticker_filter.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/metadata.h"
#include "indexer/schema/names_format.h"
#include "indexer/text/fold.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

std::string TickerTerm(std::string_view listing) {
  return MakeTerm(FindField("ticker")->filter_prefix, listing);
}

std::set<std::string> ListingsOf(const IndexReader& reader, std::string_view text) {
  std::set<std::string> terms;
  for (std::string& listing : reader.names().TickerFamily(text)) {
    // Where the sources give only the code.
    const std::size_t colon = listing.find(':');
    if (colon != listing.npos && ExchangeOfCode(listing.substr(0, colon)) != nullptr) {
      terms.insert(listing.substr(colon + 1));
    }
    terms.insert(std::move(listing));
  }
  return terms;
}

// As people write a listing: with the exchange's suffix, or a code that is hardly another number.
bool LooksLikeListing(std::string_view word) {
  if (word.find_first_not_of("0123456789") == word.npos) {
    return word.size() <= 6 && word.size() >= (word.starts_with('0') ? 4u : 5u);
  }
  if (word.find('.') == word.npos) return false;  // No word but these needs the table of exchanges.
  const std::optional<Ticker> ticker = ParseTicker(word);
  return ticker && !ticker->exchange.empty();
}

// Names of whom the sources name and the listing belongs to.
std::set<std::string> KeysWithListing(const IndexReader& reader, std::string_view listing) {
  std::set<std::string> keys;
  const NameTable& names = reader.names();
  for (const std::uint32_t id : names.FindListed(names.TickerFamily(listing))) {
    for (std::string& key : OwnNameKeys(names, id)) keys.insert(std::move(key));
  }
  return keys;
}

}  // namespace

Xapian::Query TickerFilter(const IndexReader& reader, std::string_view text) {
  std::vector<Xapian::Query> any;
  bool is_stated = false;
  for (const std::string& term : ListingsOf(reader, text)) {
    any.push_back(Xapian::Query(TickerTerm(term)));
    is_stated = is_stated || reader.Frequency(TickerTerm(term)) > 0;
  }
  // No source states it: whoever has it by the list of known names.
  if (is_stated) return AnyOf(any);
  const std::string_view subject = FindField("entity")->filter_prefix;
  for (const std::string& key : KeysWithListing(reader, text)) {
    any.emplace_back(MakeTerm(subject, key));
  }
  return AnyOf(any);
}

Xapian::Query TickersThatBegin(const IndexReader& reader, std::string_view text) {
  const std::string prefix(FindField("ticker")->filter_prefix);
  const std::string wanted = Fold(text);
  std::vector<Xapian::Query> any;
  const Xapian::Database& database = reader.database();
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string listing = (*term).substr(prefix.size());
    const std::string code = Fold(listing.substr(listing.find(':') + 1));
    if (!code.starts_with(wanted) && !Fold(listing).starts_with(wanted)) continue;
    any.push_back(TickerFilter(reader, listing));
  }
  return AnyOf(any);
}

bool IsKnownListing(const IndexReader& reader, std::string_view word) {
  if (!LooksLikeListing(word)) return false;
  const std::set<std::string> listings = ListingsOf(reader, word);
  return std::any_of(listings.begin(), listings.end(), [&](const std::string& listing) {
    return reader.Frequency(TickerTerm(listing)) > 0;
  });
}

}  // namespace tanxun
