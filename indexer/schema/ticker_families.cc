// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/ticker_families.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/schema/name_groups.h"

namespace tanxun {
namespace {

// A subject with more listings than any company has is a list of companies: no family.
constexpr std::size_t kFamilyLimit = 8;

struct Mention {
  std::string listing;           // Canonical; a bare code where the text gives no better.
  std::size_t entity = kNoName;  // kNoName = the text does not say.
  bool is_stated = true;         // Else the list's.
};

Ticker ReadTicker(const std::string& canonical) {
  return ParseTicker(canonical).value_or(Ticker{"", canonical});
}

class Mentions {
 public:
  Mentions(const Statements& stated, const std::map<std::size_t, std::size_t>& id_of)
      : stated_(stated), id_of_(id_of) {}

  void AddStated(const TickerMention& mention) {
    const Ticker ticker = ReadTicker(mention.ticker);
    if (ticker.code.empty()) return;
    const std::size_t entity = EntityOf(stated_.Find(NameKey(mention.subject)));
    if (ticker.exchange.empty()) {
      bare_.emplace_back(ticker.code, entity);
    } else {
      all_.push_back({Describe(ticker), entity, true});
      if (entity != kNoName) {
        stated_by_[Describe(ticker)].insert(entity);
        listings_of_[entity].insert(Describe(ticker));
      }
      known_codes_.insert(CodeKey(ticker.code));
    }
  }

  void AddListed(const ListedRow& row) {
    if (row.group == kNoName) return;
    const std::size_t entity = id_of_.at(row.group);
    for (std::string_view listing : row.row->listings) {
      all_.push_back({std::string(listing), entity, false});
      listed_by_[entity].push_back(listing);
      listed_codes_.emplace(entity, CodeKey(ReadTicker(std::string(listing)).code));
    }
  }

  std::vector<Mention> Take() {
    std::erase_if(all_, [&](const Mention& mention) { return IsContested(mention); });
    for (auto& [code, entity] : bare_) {
      const std::string key = CodeKey(code);
      if (known_codes_.contains(key) || listed_codes_.contains({entity, key})) continue;
      all_.push_back({code, entity, true});
    }
    return std::move(all_);
  }

 private:
  std::size_t EntityOf(std::size_t name) const {
    if (name == kNoName || stated_.names[name].owners.size() != 1) return kNoName;
    return id_of_.at(stated_.names[name].owners.front());
  }

  // The list gives a listing to one company, the sources to another that has its own beside it, on
  // an exchange where the first has a different one.
  bool IsContested(const Mention& listed) const {
    if (listed.is_stated) return false;
    const std::vector<std::string_view>& row = listed_by_.at(listed.entity);
    const auto owners = stated_by_.find(listed.listing);
    if (owners == stated_by_.end() || owners->second.contains(listed.entity)) return false;
    for (const std::size_t owner : owners->second) {
      for (const std::string& other : listings_of_.at(owner)) {
        const std::string exchange = other.substr(0, other.find(':') + 1);
        for (std::string_view listing : row) {
          if (listing.starts_with(exchange) && listing != other) return true;
        }
      }
    }
    return false;
  }

  const Statements& stated_;
  const std::map<std::size_t, std::size_t>& id_of_;
  std::vector<Mention> all_;
  std::map<std::size_t, std::vector<std::string_view>> listed_by_;  // Of the list, by entity.
  std::map<std::string, std::set<std::size_t>> stated_by_;          // Entities by listing.
  std::map<std::size_t, std::set<std::string>> listings_of_;        // Stated, by entity.
  std::vector<std::pair<std::string, std::size_t>> bare_;
  std::set<std::string> known_codes_;
  std::set<std::pair<std::size_t, std::string>> listed_codes_;
};

}  // namespace

TickerFamilies BuildFamilies(const std::vector<const StoredSource*>& sources,
                             const Statements& stated,
                             const std::map<std::size_t, std::size_t>& id_of,
                             std::vector<Entity>& entities) {
  Mentions collected(stated, id_of);
  for (const StoredSource* source : sources) {
    for (const TickerMention& mention : source->tickers) collected.AddStated(mention);
  }
  for (const ListedRow& row : stated.rows) collected.AddListed(row);
  const std::vector<Mention> mentions = collected.Take();

  std::map<std::string, std::size_t> numbers;
  for (const Mention& mention : mentions) numbers.emplace(mention.listing, 0);
  std::vector<std::string> listings;
  for (auto& [listing, number] : numbers) {
    number = listings.size();
    listings.push_back(listing);
  }
  std::vector<std::set<std::size_t>> of_entity(entities.size());
  std::vector<bool> is_stated(listings.size(), false);
  for (const Mention& mention : mentions) {
    const std::size_t number = numbers.at(mention.listing);
    if (mention.entity != kNoName) of_entity[mention.entity].insert(number);
    if (mention.is_stated) is_stated[number] = true;
  }
  Groups groups(listings.size());
  for (const auto& own : of_entity) {
    if (own.size() > kFamilyLimit) continue;
    for (const std::size_t listing : own) groups.Unite(*own.begin(), listing);
  }
  TickerFamilies families;
  std::set<std::size_t> stated_families;
  for (std::size_t i = 0; i < listings.size(); ++i) {
    families.members[static_cast<std::uint32_t>(groups.Find(i))].push_back(listings[i]);
    if (is_stated[i]) stated_families.insert(groups.Find(i));
  }
  for (std::size_t i = 0; i < listings.size(); ++i) {
    const std::size_t family = groups.Find(i);
    families.codes[CodeKey(ReadTicker(listings[i]).code)].push_back(
        {listings[i], static_cast<std::uint32_t>(family), stated_families.contains(family)});
  }
  for (std::size_t id = 0; id < entities.size(); ++id) {
    std::set<std::string> tickers;
    for (const std::size_t listing : of_entity[id]) {
      const auto& family = families.members.at(static_cast<std::uint32_t>(groups.Find(listing)));
      tickers.insert(family.begin(), family.end());
    }
    entities[id].tickers.assign(tickers.begin(), tickers.end());
  }
  return families;
}

}  // namespace tanxun
