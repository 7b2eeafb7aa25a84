// SPDX-License-Identifier: GPL-2.0-or-later
// Questions for the subject of a known value: "whose ticker is X", 哪家公司总部在杭州.
#pragma once

#include <optional>
#include <string>

#include "query/answer/candidates.h"
#include "query/answer/direction.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Fills state and answers; false where no fact has the value under the asked attribute.
bool AnswerReverse(const Intent& intent, const FactRows& rows, const NameLookup& lookup,
                   AskResult& result);
// The same of a question whose words tell attribute and value: "whose father is X".
bool AnswerHolders(const Direction& direction, const FactRows& rows, const NameLookup& lookup,
                   AskResult& result);

// The one whom all rows give the listing with this key; nothing where they name several.
std::optional<std::string> HolderOfListing(const std::string& key, const FactRows& rows);

}  // namespace tanxun
