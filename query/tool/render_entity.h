// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "query/tool/render_text.h"
#include "tanxun/entity.h"

namespace tanxun {

// A card a person reads: names, listings, status, ties, notes, facts, each with its places.
std::string RenderEntity(const EntityCard& card, const TextView& view);

}  // namespace tanxun
