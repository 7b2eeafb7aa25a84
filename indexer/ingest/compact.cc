// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/folders.h"
#include "indexer/ingest/install.h"
#include "indexer/ingest/store.h"
#include "indexer/schema/index_folder.h"
#include "tanxun/maintenance.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

Result<void> Pack(const fs::path& folder) {
  try {
    return InstallPacked(DatabaseFolder(folder), folder);
  } catch (const Xapian::Error& problem) {
    return ErrorOf(problem, folder);
  } catch (const std::exception& problem) {
    return ErrorOf(problem, folder);
  }
}

}  // namespace

Result<CompactReport> CompactIndex(const fs::path& folder) {
  if (FolderToRead(folder).empty()) {
    return Error{ErrorCode::kIndexMissing,
                 folder.string() + ": no index here; make one with: tanxun-index update FOLDER"};
  }
  const Result<std::unique_ptr<Store>> store = Store::Open(folder);  // For its lock.
  if (!store) return store.error();
  CompactReport report;
  report.bytes_before = BytesIn(DatabaseFolder(folder));
  if (const Result<void> packed = Pack(folder); !packed) {
    (void)CleanUp(folder);  // What is left is dropped by the next writer.
    return packed.error();
  }
  report.bytes_after = BytesIn(DatabaseFolder(folder));
  return report;
}

}  // namespace tanxun
