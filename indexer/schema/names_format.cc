// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/names_format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/schema/digest.h"
#include "indexer/schema/record.h"

namespace tanxun {
namespace {

constexpr std::size_t kDigestBytes = 8;
constexpr std::size_t kHeaderBytes = kDigestBytes + 4 * kNameSections;

void PutWord(std::uint64_t value, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

std::uint64_t WordAt(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

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
  std::string counts;
  std::string offsets;
  std::string records;
  const auto begin_record = [&] { PutWord(records.size(), 4, offsets); };
  for (const Entity& entity : entities) {
    begin_record();
    records += EntityRecord(entity);
  }
  for (const auto& [key, owners] : keys) {
    begin_record();
    RecordWriter out;
    out.Text(key);
    PutNumbers(out, owners.ids);
    PutNumbers(out, owners.claimed);
    records += out.bytes();
  }
  for (const auto& [code, listings] : codes) {
    begin_record();
    RecordWriter out;
    out.Text(code);
    out.Number(listings.size());
    for (const ListedCode& listed : listings) {
      out.Text(listed.listing);
      out.Number(static_cast<std::uint64_t>(
          std::distance(families.begin(), families.find(listed.family))));
      out.Number(listed.is_stated);
    }
    records += out.bytes();
  }
  for (const auto& [number, listings] : families) {
    begin_record();
    RecordWriter out;
    PutTexts(out, listings);
    records += out.bytes();
  }
  for (const std::size_t count : {entities.size(), keys.size(), codes.size(), families.size()}) {
    PutWord(count, 4, counts);
  }
  const std::string rest = counts + offsets + records;
  std::string bytes;
  PutWord(Digest(rest), kDigestBytes, bytes);
  return bytes + rest;
}

bool AreNamesSound(std::string_view bytes) {
  return bytes.size() >= kHeaderBytes &&
         WordAt(bytes, 0, kDigestBytes) == Digest(bytes.substr(kDigestBytes));
}

std::uint32_t CountRecords(std::string_view bytes, NameSection section) {
  return static_cast<std::uint32_t>(
      WordAt(bytes, kDigestBytes + 4 * static_cast<std::size_t>(section), 4));
}

std::string_view RecordAt(std::string_view bytes, NameSection section, std::uint32_t index) {
  return NameRecords(bytes, section).At(index);
}

NameRecords::NameRecords(std::string_view bytes, NameSection section)
    : bytes_(bytes), size_(CountRecords(bytes, section)) {
  std::size_t before = 0;
  std::size_t all = 0;
  for (std::uint32_t s = 0; s < kNameSections; ++s) {
    const std::size_t count = CountRecords(bytes, static_cast<NameSection>(s));
    if (s < static_cast<std::uint32_t>(section)) before += count;
    all += count;
  }
  offsets_ = kHeaderBytes + 4 * before;
  records_ = kHeaderBytes + 4 * all;
}

std::string_view NameRecords::At(std::uint32_t index) const {
  if (index >= size_) return {};
  const std::size_t begin = records_ + WordAt(bytes_, offsets_ + std::size_t{4} * index, 4);
  return begin <= bytes_.size() ? bytes_.substr(begin) : std::string_view();
}

std::string_view NameRecords::KeyAt(std::uint32_t index) const {
  return RecordReader(At(index)).Text();
}

std::uint32_t NameRecords::LowerBound(std::string_view key) const {
  std::uint32_t low = 0;
  std::uint32_t high = size_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (KeyAt(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::string_view FindRecord(std::string_view bytes, NameSection section, std::string_view key) {
  const NameRecords records(bytes, section);
  const std::string_view record = records.At(records.LowerBound(key));
  return RecordReader(record).Text() == key ? record : std::string_view();
}

std::vector<std::uint32_t> EntitiesWith(std::string_view bytes, std::uint32_t count,
                                        const std::vector<std::string>& listings) {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t id = 0; id < count; ++id) {
    RecordReader in(RecordAt(bytes, NameSection::kEntities, id));
    for (std::size_t names = in.Count(); names > 0 && in.ok(); --names) in.Text();
    for (std::size_t tickers = in.Count(); tickers > 0 && in.ok(); --tickers) {
      if (std::find(listings.begin(), listings.end(), in.Text()) == listings.end()) continue;
      ids.push_back(id);
      break;
    }
  }
  return ids;
}

}  // namespace tanxun
