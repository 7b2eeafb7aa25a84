// SPDX-License-Identifier: GPL-2.0-or-later
// What an index spends its bytes on, and how far the disk has moved on since its commit.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/result.h"

namespace tanxun TANXUN_API {

// A file of the index's database.
struct IndexTable {
  std::string name;         // Of its file, without the ending: "postlist".
  std::uint64_t bytes = 0;  // Its size on disk.
};

// One kind of thing: "passages", "facts", "field tag", "name table".
struct IndexPart {
  std::string name;         // Good for showing; names may come and go with releases.
  std::uint64_t count = 0;  // Records; of terms, postings.
  std::uint64_t terms = 0;  // Different ones; 0 for what is no terms.
  std::uint64_t bytes = 0;  // Its share of the tables it lies in: an estimate.
};

// Each byte of each table is in one part, but for rounding.
struct IndexContents {
  std::vector<IndexTable> tables;  // Largest first.
  std::vector<IndexPart> parts;    // Largest first.
};

// Looks at every term, and at some 1,000 stored records of each kind. Errors: kIndexMissing,
// kIndexDamaged, kIo.
Result<IndexContents> MeasureIndex(const std::filesystem::path& folder);

// Files that differ from the index by what the file system says of them, none being opened.
struct Staleness {
  std::uint64_t added = 0;                 // New.
  std::uint64_t changed = 0;               // By size, time or inode.
  std::uint64_t gone = 0;                  // Not of a root that is gone.
  std::vector<std::string> missing_roots;  // Folders of collections that cannot be listed now.

  // All of them: 0 = the index is up to date, as far as its roots are there.
  std::uint64_t files() const { return added + changed + gone; }
};

// Takes no lock. Errors: as MeasureIndex().
Result<Staleness> CompareWithDisk(const std::filesystem::path& folder);

}  // namespace tanxun
