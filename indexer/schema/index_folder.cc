// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/index_folder.h"

#include <sys/stat.h>

#include <utility>

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// Named directly: a stub file in its place is never followed.
bool HoldsDatabase(const fs::path& folder) {
  struct stat found {};
  return ::lstat((folder / "iamglass").c_str(), &found) == 0 && S_ISREG(found.st_mode);
}

std::pair<dev_t, ino_t> IdentityOf(const fs::path& folder) {
  struct stat found {};
  if (::stat(folder.c_str(), &found) != 0) return {};
  return {found.st_dev, found.st_ino};
}

}  // namespace

fs::path DatabaseFolder(const fs::path& folder) { return folder / "glass"; }
fs::path ReplacedFolder(const fs::path& folder) { return folder / "replaced"; }

fs::path FolderToRead(const fs::path& folder) {
  for (const fs::path& place : {DatabaseFolder(folder), ReplacedFolder(folder)}) {
    if (HoldsDatabase(place)) return place;
  }
  return {};
}

bool IsHeadless(const fs::path& folder) {
  const auto is_there = [&](const char* name) {
    struct stat found {};
    return ::lstat((DatabaseFolder(folder) / name).c_str(), &found) == 0;
  };
  return FolderToRead(folder).empty() && is_there("postlist.glass") && is_there("docdata.glass") &&
         is_there("termlist.glass");
}

CommitMark MarkOf(const fs::path& folder) {
  struct stat found {};
  if (::lstat((FolderToRead(folder) / "iamglass").c_str(), &found) != 0) return {};
  return {found.st_ino, std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec};
}

Xapian::Database OpenToRead(const fs::path& folder) {
  const fs::path place = FolderToRead(folder);
  if (place.empty()) throw Xapian::DatabaseNotFoundError("no index in " + folder.string());
  const auto before = IdentityOf(place);
  Xapian::Database database(place.string(), Xapian::DB_BACKEND_GLASS);
  if (IdentityOf(place) != before) {
    throw Xapian::DatabaseModifiedError("the index was replaced while it was opened");
  }
  return database;
}

}  // namespace tanxun
