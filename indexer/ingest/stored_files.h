// SPDX-License-Identifier: GPL-2.0-or-later
// The files that an index holds, by their stamps.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/file_stamp.h"

namespace tanxun {

// One source document's.
struct StoredStamp {
  FileStamp stamp;
  Xapian::docid number = 0;
};

struct StoredFile {
  std::vector<StoredStamp> sources;  // Several for a file of records.
  bool seen = false;                 // On disk, or it cannot be said that it is not.
  bool is_left_out = false;          // On disk, and a rule leaves it out.
  bool is_renamed = false;           // Its bytes are those of another file now.

  const std::string& path() const { return sources.front().stamp.path; }
};

// The stamps of all source documents, by number. Throws what Xapian throws.
std::vector<StoredStamp> ReadStamps(const Xapian::Database& database);

// The files of one collection, ascending by path.
std::vector<StoredFile> FilesOf(std::string_view collection,
                                const std::vector<StoredStamp>& stamps);

// Null if there is none.
StoredFile* FindFile(std::vector<StoredFile>& files, std::string_view path);

}  // namespace tanxun
