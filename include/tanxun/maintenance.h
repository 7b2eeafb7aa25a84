// SPDX-License-Identifier: GPL-2.0-or-later
// Keeping an index sound and small.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/extension.h"
#include "tanxun/index_writer.h"
#include "tanxun/result.h"
#include "tanxun/source.h"

namespace tanxun TANXUN_API {

// What CompactIndex() gave back.
struct CompactReport {
  std::uint64_t bytes_before = 0;  // Of the database's files.
  std::uint64_t bytes_after = 0;   // Likewise, of the packed ones.
};

// Packs the index aside and puts it in its place: nothing in it changes, and readers beside go on.
// A kill at any moment, or a full disk, leaves the old one or the new one. Errors: kIndexMissing,
// those of IndexWriter::Open().
Result<CompactReport> CompactIndex(const std::filesystem::path& folder);

// What RepairIndex() found and did.
struct RepairReport {
  std::vector<Problem> found;  // Before; empty = the index was sound, and nothing was done.
  bool was_made_anew = false;  // From all sources; else only damaged or stale ones were read again.
  std::vector<Problem> lost;   // Records from memory that no file can give back.
  CheckReport after;  // Of another check at the end; its problems are what could not be mended.
};

// Checks an index and mends what is wrong, from the files it was made of. Records from memory are
// kept where they are sound. Errors: kIndexMissing, kIndexBusy, kIndexTooNew; kIndexDamaged where
// it no longer says which folders it is of; kExtensionMissing; kIo.
Result<RepairReport> RepairIndex(const std::filesystem::path& folder,
                                 const Extensions& extensions = {});

}  // namespace tanxun
