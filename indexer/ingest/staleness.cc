// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ingest/files.h"
#include "indexer/ingest/read_commit.h"
#include "indexer/ingest/stored_files.h"
#include "tanxun/contents.h"

namespace tanxun {
namespace {

bool IsAsStamped(const StoredFile& stored, const FoundFile& file) {
  return std::all_of(stored.sources.begin(), stored.sources.end(), [&](const StoredStamp& source) {
    const FileStamp& stamp = source.stamp;
    return stamp.bytes == file.bytes && stamp.modified_ns == file.modified_ns &&
           stamp.inode == file.inode;
  });
}

void Compare(const Collection& collection, const Listing& listing, std::vector<StoredFile> stored,
             Staleness& staleness) {
  for (const FoundFile& file : listing.files) {
    StoredFile* known = FindFile(stored, file.path);
    if (known == nullptr) {
      staleness.added += file.bytes > 0;  // An empty file may hold no source.
    } else {
      known->seen = true;
      staleness.changed += !IsAsStamped(*known, file);
    }
  }
  for (const FileReport& file : listing.left_out) {
    // What cannot be looked at may be as it was. A file named by itself is not there.
    const bool is_there = file.outcome == FileOutcome::kFailed && collection.files.empty();
    StoredFile* known = is_there ? FindFile(stored, file.path) : nullptr;
    if (known != nullptr) known->seen = true;
  }
  for (const StoredFile& file : stored) {
    staleness.gone += !file.seen && !IsBelowAny(file.path(), listing.blind);
  }
}

}  // namespace

Result<Staleness> CompareWithDisk(const std::filesystem::path& folder) {
  IndexState state;
  std::vector<StoredStamp> stamps;
  TANXUN_TRY(ReadCommit(folder, [&](const Xapian::Database& database) -> Result<void> {
    Result<IndexState> read = ReadIndexState(database, folder);
    if (!read) return read.error();
    state = *std::move(read);
    stamps = ReadStamps(database);
    return {};
  }));
  Staleness staleness;
  for (const Collection& collection : state.collections) {
    if (collection.root.empty()) continue;
    const Result<Listing> listing = ListFiles(collection, {}, folder);
    if (listing) {
      Compare(collection, *listing, FilesOf(collection.name, stamps), staleness);
    } else {
      staleness.missing_roots.push_back(collection.root);
    }
  }
  return staleness;
}

}  // namespace tanxun
