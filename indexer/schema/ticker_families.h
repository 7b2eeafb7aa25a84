// SPDX-License-Identifier: GPL-2.0-or-later
// The listings of each entity, completed to families.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "indexer/schema/name_statements.h"
#include "indexer/schema/names.h"
#include "indexer/schema/names_format.h"

namespace tanxun {

struct TickerFamilies {
  std::map<std::string, std::vector<ListedCode>> codes;       // By CodeKey().
  std::map<std::uint32_t, std::vector<std::string>> members;  // By family, sorted.
};

// Fills the entities' tickers. id_of: an entity's id by its group.
TickerFamilies BuildFamilies(const std::vector<const StoredSource*>& sources,
                             const Statements& stated,
                             const std::map<std::size_t, std::size_t>& id_of,
                             std::vector<Entity>& entities);

}  // namespace tanxun
