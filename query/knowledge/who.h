// SPDX-License-Identifier: GPL-2.0-or-later
// From what a person types to the entities that are meant.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/schema/names.h"
#include "query/search/index_reader.h"
#include "tanxun/result.h"

namespace tanxun {

// The entities of this name; where there is none, those that have this listing, in any form; else
// what only a row, a relation or a status is about. Throws what Xapian throws.
std::vector<Entity> WhoIs(const IndexReader& reader, std::string_view name);

// kNotFound, with the names that come near: those that hold it, or begin as it does.
Error UnknownName(const IndexReader& reader, std::string_view name);

}  // namespace tanxun
