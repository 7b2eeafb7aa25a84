// SPDX-License-Identifier: GPL-2.0-or-later
// Xapian 1.4 writes the streams of values in a destructor (ValueUpdater, glass_values.cc): where
// the disk or the memory fails there, no exception can leave and the process is ended.
#pragma once

#include <filesystem>

namespace tanxun {

// From now on such an end says what happened to the index in `folder` and exits with kExitError.
// The commit was not finished, so that the index is as before.
void ExplainSuddenEnd(const std::filesystem::path& folder);

}  // namespace tanxun
