// SPDX-License-Identifier: GPL-2.0-or-later
// The reading half of NameTable.
#include "indexer/schema/names.h"

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

}  // namespace

NameTable::NameTable(std::string_view bytes) {
  if (AreNamesSound(bytes)) bytes_ = bytes;
}

std::uint32_t NameTable::size() const { return CountRecords(bytes_, NameSection::kEntities); }

std::vector<std::uint32_t> NameTable::Find(std::string_view key) const {
  std::vector<std::uint32_t> ids;
  if (key.empty()) return ids;
  RecordReader in(FindRecord(bytes_, NameSection::kKeys, key));
  in.Text();
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    ids.push_back(static_cast<std::uint32_t>(in.Number()));
  }
  return ids;
}

Entity NameTable::Get(std::uint32_t id) const {
  Entity entity;
  entity.id = id;
  RecordReader in(RecordAt(bytes_, NameSection::kEntities, id));
  entity.names = TakeTexts(in);
  entity.tickers = TakeTexts(in);
  entity.parts = TakeTexts(in);
  entity.has_note = in.Number() != 0;
  if (!entity.names.empty()) entity.name = entity.names.front();
  return entity;
}

std::vector<std::string> NameTable::TickerFamily(std::string_view text) const {
  const std::optional<Ticker> ticker = ParseTicker(text);
  if (!ticker) return {std::string(text)};
  const std::string canonical = Describe(*ticker);
  std::set<std::string> family;
  RecordReader in(FindRecord(bytes_, NameSection::kCodes, CodeKey(ticker->code)));
  in.Text();
  const std::size_t count = in.Count();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    const std::string_view listing = in.Text();
    const std::uint64_t number = in.Number();
    // Without an exchange every company that has this code is meant; a listing of which the
    // sources give only the code may be the one asked for.
    const bool is_bare = listing.find(':') == std::string_view::npos;
    if (!in.ok() || (!ticker->exchange.empty() && !is_bare && listing != canonical)) continue;
    RecordReader members(
        RecordAt(bytes_, NameSection::kFamilies, static_cast<std::uint32_t>(number)));
    for (std::string& member : TakeTexts(members)) family.insert(std::move(member));
  }
  if (family.empty()) return {canonical};
  return {family.begin(), family.end()};
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
