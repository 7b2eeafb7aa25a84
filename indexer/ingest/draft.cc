// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/draft.h"

#include <cstdio>
#include <system_error>

#include "indexer/ingest/folders.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// Of 12,000 to 200,000 the quickest, or nearly: glass sorts what it holds in a tree that must stay
// in the processor's cache, but each writing out passes through the whole table.
constexpr std::size_t kPendingPostings = 50'000;

}  // namespace

fs::path DraftFolder(const fs::path& folder) { return folder / "draft"; }
fs::path PackedFolder(const fs::path& folder) { return folder / "packed"; }

void DropDraft(const fs::path& folder) {
  std::error_code failed;  // What cannot be dropped now is dropped by the next writer.
  fs::remove_all(DraftFolder(folder), failed);
  fs::remove_all(PackedFolder(folder), failed);
}

Draft::Draft(const fs::path& folder) : folder_(folder) {
  DropDraft(folder_);
  database_ = Xapian::WritableDatabase(
      DraftFolder(folder_).string(),
      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
}

Draft::~Draft() {
  try {
    database_.close();  // Whoever else holds it.
  } catch (...) {       // It is dropped all the same.
  }
  DropDraft(folder_);
}

void Draft::Added(std::size_t postings) {
  pending_ += postings;
  if (pending_ < kPendingPostings) return;
  pending_ = 0;
  database_.commit();
}

Result<void> Draft::Install(const fs::path& place) {
  database_.commit();
  database_.close();
  const fs::path packed = PackedFolder(folder_);
  // Removals and updates find their documents by number.
  Xapian::Database(DraftFolder(folder_).string(), Xapian::DB_BACKEND_GLASS)
      .compact(packed.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  SetFileModes(packed);
  TANXUN_TRY(MakeFolder(packed));  // For its mode.
  for (const fs::directory_entry& file : fs::directory_iterator(packed)) {
    TANXUN_TRY(SyncFile(file.path()));
  }
  TANXUN_TRY(SyncFolder(packed));
  if (std::rename(packed.c_str(), place.c_str()) != 0) {
    return IoError(place, "cannot be put in its place");
  }
  return SyncFolder(folder_);
}

}  // namespace tanxun
