// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/watched_folders.h"

#include <algorithm>

#include "indexer/ingest/alias_files.h"
#include "indexer/ingest/files.h"
#include "indexer/read/walk.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

bool IsInside(const fs::path& place, const fs::path& folder) {
  const fs::path relative = place.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

void AddPlacesOf(const WalkReport& walked, std::set<fs::path>& folders) {
  for (const WalkEntry& entry : walked.entries) folders.insert(entry.absolute.parent_path());
}

}  // namespace

std::set<fs::path> FoldersOf(const Collection& collection, const fs::path& index_folder) {
  std::set<fs::path> folders;
  if (!collection.files.empty()) {
    std::error_code failed;
    if (fs::is_directory(collection.root, failed)) folders.insert(collection.root);
    for (const std::string& name : collection.files) {
      const Result<WalkReport> found = Walk(fs::path(collection.root) / name, {});
      if (found) AddPlacesOf(*found, folders);
    }
    return folders;
  }
  const Result<WalkReport> walked = Walk(collection.root, WalkOptionsOf(collection));
  if (!walked) return folders;
  folders.insert(walked->folders.begin(), walked->folders.end());
  if (collection.follow_links) AddPlacesOf(*walked, folders);
  std::error_code failed;
  const fs::path own = fs::weakly_canonical(fs::absolute(index_folder, failed), failed);
  std::erase_if(folders, [&](const fs::path& folder) { return IsInside(folder, own); });
  return folders;
}

bool Concerns(const Collection& collection, const fs::path& folder, std::string_view name,
              bool is_folder) {
  if (name.empty()) return true;
  if (!collection.files.empty()) {
    const auto& files = collection.files;
    return folder != collection.root || std::find(files.begin(), files.end(), name) != files.end();
  }
  if (collection.use_ignore_files && IsIgnoreFile(name)) return true;
  if (name.front() == '.' && !collection.hidden) return false;
  if (is_folder || name == kAliasFileName) return true;
  // With patterns the whole path decides: the listing knows.
  return !collection.globs.empty() || IsReadableKind(name);
}

bool MovesFolders(const Collection& collection, std::string_view name, bool is_folder) {
  // Any file may be a link by now.
  if (collection.follow_links || !collection.files.empty()) return true;
  return is_folder || IsIgnoreFile(name);
}

}  // namespace tanxun
