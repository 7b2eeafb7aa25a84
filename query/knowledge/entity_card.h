// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/schema/names.h"
#include "query/search/index_reader.h"
#include "tanxun/entity.h"

namespace tanxun {

// Throws what Xapian throws.
EntityCard MakeCard(const IndexReader& reader, const Entity& entity, const EntityRequest& request);

}  // namespace tanxun
