// SPDX-License-Identifier: GPL-2.0-or-later
// How the name table lies in its bytes: a digest, four sections of records, each behind an array of
// offsets, so that a name is found by halving and nothing else is read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/names.h"

namespace tanxun {

enum class NameSection : std::uint32_t { kEntities, kKeys, kCodes, kFamilies };
inline constexpr std::uint32_t kNameSections = 4;

struct ListedCode {
  std::string listing;  // Canonical.
  std::uint32_t family = 0;
  bool is_stated = true;  // By a source, the listing or another of the family.
};

// Ids of the entities that have a name, and of those of the list that lost it to them.
struct NameOwners {
  std::vector<std::uint32_t> ids;
  std::vector<std::uint32_t> claimed;
};

std::string EncodeNames(const std::vector<Entity>& entities,
                        const std::map<std::string, NameOwners>& keys,
                        const std::map<std::string, std::vector<ListedCode>>& codes,
                        const std::map<std::uint32_t, std::vector<std::string>>& families);

// The digest at the front agrees with the rest.
bool AreNamesSound(std::string_view bytes);
std::uint32_t CountRecords(std::string_view bytes, NameSection section);

// The records of one section, for who looks at many of them. `bytes` must outlive it.
class NameRecords {
 public:
  NameRecords(std::string_view bytes, NameSection section);

  std::uint32_t size() const { return size_; }
  // Empty where there is no such record.
  std::string_view At(std::uint32_t index) const;
  // The text that it begins with.
  std::string_view KeyAt(std::uint32_t index) const;
  // The first record whose text is not before `key`; sections are sorted but for kEntities.
  std::uint32_t LowerBound(std::string_view key) const;

 private:
  std::string_view bytes_;
  std::uint32_t size_ = 0;
  std::size_t offsets_ = 0;  // Where its own begin.
  std::size_t records_ = 0;  // Where those of all sections begin.
};

std::string_view RecordAt(std::string_view bytes, NameSection section, std::uint32_t index);
// The record that begins with this text; empty if none does.
std::string_view FindRecord(std::string_view bytes, NameSection section, std::string_view key);

// Ids of the first `count` entities that have one of these listings; reads no names.
std::vector<std::uint32_t> EntitiesWith(std::string_view bytes, std::uint32_t count,
                                        const std::vector<std::string>& listings);

}  // namespace tanxun
