// SPDX-License-Identifier: GPL-2.0-or-later
// Paths as people type them: as the index names a source, or as the disk does.
#pragma once

#include <string>

#include "indexer/tool/flag_table.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"

namespace tanxun {

// What `text` may name in the index, likeliest first: itself, then a path from the working folder,
// or an absolute one, below the root of each collection. What follows the path (":12", "#ID")
// stays.
Words PathsInIndex(const IndexInfo& info, const std::string& text);

// Globs of the disk ("/notes/*.md", "../x", "./x") become globs of the index; "./x" stays where the
// working folder is in no collection. Error: kBadArgument for another that is below no root.
Result<void> ReadGlobs(const IndexInfo& info, Filters& filters);

}  // namespace tanxun
