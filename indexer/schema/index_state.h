// SPDX-License-Identifier: GPL-2.0-or-later
// Whether this program can read an index at all.
#pragma once

#include <xapian.h>

#include "indexer/schema/metadata.h"
#include "tanxun/result.h"

namespace tanxun {

// What the index knows about itself. Errors, which do not name the folder: kIndexTooNew,
// kIndexTooOld, kIndexDamaged. Throws what Xapian throws.
Result<IndexState> ReadIndexState(const Xapian::Database& database);

}  // namespace tanxun
