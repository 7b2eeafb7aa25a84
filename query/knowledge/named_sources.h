// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "query/search/index_reader.h"

namespace tanxun {

// NameKeys of an entity's names.
std::set<std::string> KeysOf(const Entity& entity);

// The sources that state one of these names, by path, then record. Throws what Xapian throws.
std::vector<StoredSource> SourcesNaming(const IndexReader& reader,
                                        const std::set<std::string>& keys);

}  // namespace tanxun
