// SPDX-License-Identifier: GPL-2.0-or-later
// The reading half of NameTable.
#include "indexer/schema/names.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/tickers.h"
#include "indexer/schema/names_format.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

std::vector<std::string> TakeTexts(RecordReader& in) {
  std::vector<std::string> texts;
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) texts.emplace_back(in.Text());
  return texts;
}

std::vector<std::uint32_t> TakeNumbers(RecordReader& in) {
  std::vector<std::uint32_t> numbers;
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    numbers.push_back(static_cast<std::uint32_t>(in.Number()));
  }
  return numbers;
}

void AddClaim(std::string_view record, std::vector<NameClaim>& claims) {
  RecordReader in(record);
  NameClaim claim{std::string(in.Text()), TakeNumbers(in)};
  for (const std::uint32_t id : TakeNumbers(in)) claim.entities.push_back(id);
  if (claim.entities.size() > 1) claims.push_back(std::move(claim));
}

}  // namespace

NameTable::NameTable(PagedBytes bytes) : records_(std::move(bytes), kNameSections) {}

std::uint32_t NameTable::size() const { return records_.size(kEntities); }

std::uint32_t NameTable::stated() const {
  std::uint32_t low = 0;
  std::uint32_t high = size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (Get(middle).origin == EntityOrigin::kSources) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::vector<NameClaim> NameTable::Claims(std::string_view key) const {
  std::vector<NameClaim> claims;
  if (!key.empty()) AddClaim(records_.Find(kKeys, key), claims);
  return claims;
}

std::vector<NameClaim> NameTable::Claims() const {
  std::vector<NameClaim> claims;
  const std::uint32_t count = records_.size(kKeys);
  for (std::uint32_t i = 0; i < count; ++i) {
    AddClaim(records_.At(kKeys, i), claims);
  }
  return claims;
}

std::vector<std::uint32_t> NameTable::Find(std::string_view key) const {
  if (key.empty()) return {};
  RecordReader in(records_.Find(kKeys, key));
  in.Text();
  return TakeNumbers(in);
}

std::vector<std::string_view> NameTable::KeysWith(std::string_view prefix,
                                                  std::size_t limit) const {
  std::vector<std::string_view> keys;
  const std::uint32_t end = records_.size(kKeys);
  for (std::uint32_t i = records_.LowerBound(kKeys, prefix); i < end && keys.size() < limit; ++i) {
    const std::string_view key = records_.KeyAt(kKeys, i);
    if (!key.starts_with(prefix)) break;
    keys.push_back(key);
  }
  return keys;
}

std::vector<std::uint32_t> NameTable::FindHolding(std::string_view part, std::size_t limit) const {
  std::set<std::uint32_t> ids;
  const std::uint32_t end = stated();
  const std::uint32_t keys = records_.size(kKeys);
  for (std::uint32_t i = 0; i < keys; ++i) {
    RecordReader in(records_.At(kKeys, i));
    if (in.Text().find(part) == std::string_view::npos) continue;
    for (const std::uint32_t id : TakeNumbers(in)) {
      if (id < end) ids.insert(id);
    }
    while (ids.size() > limit) ids.erase(std::prev(ids.end()));
  }
  return {ids.begin(), ids.end()};
}

std::vector<std::uint32_t> NameTable::FindListed(const std::vector<std::string>& listings) const {
  std::vector<std::uint32_t> ids;
  const std::uint32_t end = stated();
  for (std::uint32_t id = 0; id < end; ++id) {
    RecordReader in(records_.At(kEntities, id));
    for (std::size_t names = in.Count(); names > 0 && in.ok(); --names) in.Text();
    for (std::size_t tickers = in.Count(); tickers > 0 && in.ok(); --tickers) {
      if (std::find(listings.begin(), listings.end(), in.Text()) == listings.end()) continue;
      ids.push_back(id);
      break;
    }
  }
  return ids;
}

Entity NameTable::Get(std::uint32_t id) const {
  Entity entity;
  entity.id = id;
  RecordReader in(records_.At(kEntities, id));
  entity.names = TakeTexts(in);
  entity.tickers = TakeTexts(in);
  entity.parts = TakeTexts(in);
  entity.has_note = in.Number() != 0;
  entity.origin = static_cast<EntityOrigin>(in.Number());
  entity.related = TakeNumbers(in);
  if (!entity.names.empty()) entity.name = entity.names.front();
  return entity;
}

std::vector<std::string> NameTable::TickerFamily(std::string_view text) const {
  const std::optional<Ticker> ticker = ParseTicker(text);
  if (!ticker) return {std::string(text)};
  const std::string canonical = Describe(*ticker);
  struct Match {
    std::uint32_t family = 0;
    bool is_stated = false;
  };
  std::vector<Match> matches;
  bool any_stated = false;
  RecordReader in(records_.Find(kCodes, CodeKey(ticker->code)));
  in.Text();
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    const std::string_view listing = in.Text();
    const auto number = static_cast<std::uint32_t>(in.Number());
    const bool is_stated = in.Number() != 0;
    // Without an exchange every company that has this code is meant; a listing of which the
    // sources give only the code may be the one asked for.
    const bool is_bare = listing.find(':') == std::string_view::npos;
    if (!in.ok() || (!ticker->exchange.empty() && !is_bare && listing != canonical)) continue;
    matches.push_back({number, is_stated});
    any_stated |= is_stated;
  }
  std::set<std::string> family;
  for (const Match& match : matches) {
    if (any_stated && !match.is_stated) continue;  // A bare code means what the sources know.
    RecordReader members(records_.At(kFamilies, match.family));
    for (std::string& member : TakeTexts(members)) family.insert(std::move(member));
  }
  if (family.empty()) return {canonical};
  return {family.begin(), family.end()};
}

std::string TellingName(const NameTable& names, const Entity& entity, std::string_view key) {
  constexpr std::size_t kMostNames = 64;  // That are looked at.
  const std::string* other = nullptr;
  for (std::size_t i = 0; i < std::min(entity.names.size(), kMostNames); ++i) {
    const std::string& name = entity.names[i];
    const std::string own = NameKey(name);
    if (own == key) continue;
    if (names.Find(own).size() == 1) return name;
    if (other == nullptr) other = &name;
  }
  return other == nullptr ? entity.name : *other;
}

std::vector<std::string> OwnNameKeys(const NameTable& names, std::uint32_t id) {
  std::vector<std::string> own;
  for (const std::string& name : names.Get(id).names) {
    std::string key = NameKey(name);
    if (names.Find(key).size() == 1) own.push_back(std::move(key));
  }
  return own;
}

}  // namespace tanxun
