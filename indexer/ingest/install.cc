// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/install.h"

#include <fcntl.h>
#include <xapian.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "indexer/ingest/draft.h"
#include "indexer/ingest/folders.h"
#include "indexer/schema/index_folder.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

bool IsThere(const fs::path& path) {
  std::error_code failed;
  return fs::exists(fs::symlink_status(path, failed));
}

Result<void> Rename(const fs::path& from, const fs::path& to) {
  if (std::rename(from.c_str(), to.c_str()) == 0) return {};
  return IoError(to, "cannot be put in its place");
}

// Two renames where the file system cannot do it in one.
Result<void> Exchange(const fs::path& folder) {
  const fs::path packed = PackedFolder(folder);
  const fs::path place = DatabaseFolder(folder);
  if (!IsThere(place)) return Rename(packed, place);
  if (::renameat2(AT_FDCWD, packed.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) == 0) {
    return {};
  }
  if (errno != EINVAL && errno != ENOSYS) return IoError(place, "cannot be replaced");
  const fs::path replaced = ReplacedFolder(folder);
  DropFolder(replaced);
  TANXUN_TRY(Rename(place, replaced));
  return Rename(packed, place);
}

}  // namespace

fs::path PackedFolder(const fs::path& folder) { return folder / "packed"; }

Result<void> CleanUp(const fs::path& folder) {
  DropFolder(DraftFolder(folder));
  DropFolder(PackedFolder(folder));
  const fs::path replaced = ReplacedFolder(folder);
  if (!IsThere(replaced)) return {};
  if (FolderToRead(folder) == replaced) {
    DropFolder(DatabaseFolder(folder));
    TANXUN_TRY(Rename(replaced, DatabaseFolder(folder)));
    return SyncFolder(folder);
  }
  DropFolder(replaced);
  return {};
}

Result<void> InstallPacked(const fs::path& from, const fs::path& folder) {
  const fs::path packed = PackedFolder(folder);
  DropFolder(packed);
  // Removals and updates find their documents by number.
  Xapian::Database(from.string(), Xapian::DB_BACKEND_GLASS)
      .compact(packed.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  SetFileModes(packed);
  TANXUN_TRY(MakeFolder(packed));  // For its mode.
  for (const fs::directory_entry& file : fs::directory_iterator(packed)) {
    TANXUN_TRY(SyncFile(file.path()));
  }
  TANXUN_TRY(SyncFolder(packed));
  TANXUN_TRY(Exchange(folder));
  TANXUN_TRY(SyncFolder(folder));
  DropFolder(packed);
  DropFolder(ReplacedFolder(folder));
  return {};
}

}  // namespace tanxun
