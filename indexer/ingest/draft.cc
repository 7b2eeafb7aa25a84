// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/draft.h"

#include <algorithm>

#include "indexer/ingest/folders.h"
#include "indexer/ingest/install.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// Of 12,000 to 200,000 the quickest for a small index, or nearly: glass sorts what it holds in a
// tree that should stay in the processor's cache. But each writing out passes through the whole
// table, so that it must become rarer as that grows.
constexpr std::size_t kLeastPending = 50'000;
constexpr std::size_t kMostPending = 1'000'000;  // Some 100 MB.
constexpr std::size_t kShareOfTable = 16;

}  // namespace

fs::path DraftFolder(const fs::path& folder) { return folder / "draft"; }

Draft::Draft(const fs::path& folder) : folder_(folder) {
  DropFolder(DraftFolder(folder_));
  database_ = Xapian::WritableDatabase(
      DraftFolder(folder_).string(),
      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
}

Draft::~Draft() {
  try {
    database_.close();  // Whoever else holds it.
  } catch (...) {       // It is dropped all the same.
  }
  DropFolder(DraftFolder(folder_));
}

void Draft::Added(std::size_t postings) {
  pending_ += postings;
  if (pending_ < std::clamp(written_ / kShareOfTable, kLeastPending, kMostPending)) return;
  written_ += pending_;
  pending_ = 0;
  database_.commit();
}

Result<void> Draft::Install() {
  database_.commit();
  database_.close();
  return InstallPacked(DraftFolder(folder_), folder_);
}

}  // namespace tanxun
