// SPDX-License-Identifier: GPL-2.0-or-later
// How the name table lies in its bytes: four sections of a RecordTable.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/schema/names.h"

namespace tanxun {

enum NameSection : std::size_t { kEntities, kKeys, kCodes, kFamilies };
inline constexpr std::size_t kNameSections = 4;

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

}  // namespace tanxun
