// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/tool/json_text.h"
#include "query/tool/render_text.h"
#include "tanxun/entity.h"

namespace tanxun {

// A card a person reads: names, listings, status, ties, notes, facts, each with its places.
std::string RenderEntity(const EntityCard& card, const TextView& view);

Json ToJson(const EntityCard& card);
// remark: why there is none; empty = there is one.
Json EntitiesToJson(const std::string& name, const std::vector<EntityCard>& cards,
                    const std::string& remark);

}  // namespace tanxun
