// SPDX-License-Identifier: GPL-2.0-or-later
// Putting a database that was made aside in the place of an index's.
#pragma once

#include <filesystem>

#include "tanxun/result.h"

namespace tanxun {

// Where a database is packed to.
std::filesystem::path PackedFolder(const std::filesystem::path& folder);

// Packs the database in `from` and puts it in the place of the one of the index in `folder`, if
// there is one: a kill or a power cut at any moment leaves the old one or all of the new one.
// Throws what Xapian throws.
Result<void> InstallPacked(const std::filesystem::path& from, const std::filesystem::path& folder);

// Drops what a killed writer left in an index's folder, and brings back what it was about to
// replace.
Result<void> CleanUp(const std::filesystem::path& folder);

}  // namespace tanxun
