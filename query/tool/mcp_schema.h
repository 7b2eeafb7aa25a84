// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/tool/json_tree.h"

namespace tanxun {

// The text of NAME.schema.json of either program; empty if there is none. Generated at build time.
std::string_view SchemaFile(std::string_view name);

// That schema as one value, the files it refers to among its "$defs". Precondition: it exists.
Json OutputSchema(const std::string& name);

}  // namespace tanxun
