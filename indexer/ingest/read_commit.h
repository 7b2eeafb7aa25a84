// SPDX-License-Identifier: GPL-2.0-or-later
// The last commit of an index, looked at beside its writer.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>

#include "indexer/schema/metadata.h"
#include "tanxun/result.h"

namespace tanxun {

// Opens the last commit and runs `work` over it, anew where a writer went on meanwhile. Takes no
// lock and writes nothing. Errors: kIndexMissing, kIndexDamaged, kIo, what `work` says.
Result<void> ReadCommit(const std::filesystem::path& folder,
                        const std::function<Result<void>(const Xapian::Database& database)>& work);

// What the index says of itself. Errors: as ReadCommit().
// Errors, which name the folder: kIndexTooNew, kIndexTooOld. Throws Xapian::DatabaseCorruptError
// where the index's own record is damaged.
Result<IndexState> ReadIndexState(const Xapian::Database& database,
                                  const std::filesystem::path& folder);
Result<IndexState> ReadIndexState(const std::filesystem::path& folder);

}  // namespace tanxun
