// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/names_format.h"

#include <iterator>
#include <utility>

#include "indexer/schema/record.h"
#include "indexer/schema/record_table.h"

namespace tanxun {
namespace {

void PutTexts(RecordWriter& out, const std::vector<std::string>& texts) {
  out.Number(texts.size());
  for (const std::string& text : texts) out.Text(text);
}

void PutNumbers(RecordWriter& out, const std::vector<std::uint32_t>& numbers) {
  out.Number(numbers.size());
  for (const std::uint32_t number : numbers) out.Number(number);
}

std::string EntityRecord(const Entity& entity) {
  RecordWriter out;
  PutTexts(out, entity.names);
  PutTexts(out, entity.tickers);
  PutTexts(out, entity.parts);
  out.Number(entity.has_note);
  out.Number(static_cast<std::uint64_t>(entity.origin));
  PutNumbers(out, entity.related);
  return out.bytes();
}

}  // namespace

std::string EncodeNames(const std::vector<Entity>& entities,
                        const std::map<std::string, NameOwners>& keys,
                        const std::map<std::string, std::vector<ListedCode>>& codes,
                        const std::map<std::uint32_t, std::vector<std::string>>& families) {
  RecordTableWriter table(kNameSections);
  for (const Entity& entity : entities) table.Add(kEntities, EntityRecord(entity));
  for (const auto& [key, owners] : keys) {
    RecordWriter out;
    out.Text(key);
    PutNumbers(out, owners.ids);
    PutNumbers(out, owners.claimed);
    table.Add(kKeys, out.bytes());
  }
  for (const auto& [code, listings] : codes) {
    RecordWriter out;
    out.Text(code);
    out.Number(listings.size());
    for (const ListedCode& listed : listings) {
      out.Text(listed.listing);
      out.Number(static_cast<std::uint64_t>(
          std::distance(families.begin(), families.find(listed.family))));
      out.Number(listed.is_stated);
    }
    table.Add(kCodes, out.bytes());
  }
  for (const auto& [number, listings] : families) {
    RecordWriter out;
    PutTexts(out, listings);
    table.Add(kFamilies, out.bytes());
  }
  return std::move(table).Take();
}

}  // namespace tanxun
