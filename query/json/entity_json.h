// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/json/json_text.h"
#include "tanxun/entity.h"

namespace tanxun {

JsonValue ToJson(const EntityCard& card);
// remark: why there is none; empty = there is one.
JsonValue EntitiesToJson(const std::string& name, const std::vector<EntityCard>& cards,
                         const std::string& remark);

}  // namespace tanxun
