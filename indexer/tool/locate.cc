// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/locate.h"

#include <cstdlib>
#include <system_error>

namespace tanxun {
namespace {

namespace fs = std::filesystem;

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::optional<fs::path> NearestUpward() {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  if (error) return std::nullopt;
  while (true) {
    const fs::path candidate = folder / ".tanxun";
    if (fs::is_directory(candidate, error)) return candidate;
    if (!folder.has_parent_path() || folder.parent_path() == folder) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace

std::optional<fs::path> IndexFolder(const std::string& db_flag) {
  if (!db_flag.empty()) return fs::path(db_flag);
  if (const std::string folder = Environment("TANXUN_DB"); !folder.empty()) return fs::path(folder);
  if (const auto folder = NearestUpward()) return folder;
  // The base directory specification: a relative path there is to be ignored.
  if (const fs::path data = Environment("XDG_DATA_HOME"); data.is_absolute()) {
    return data / "tanxun" / "default";
  }
  if (const fs::path home = Environment("HOME"); home.is_absolute()) {
    return home / ".local" / "share" / "tanxun" / "default";
  }
  return std::nullopt;
}

Variables IndexVariables() {
  return {{"TANXUN_DB",
           "The index's folder where no --db is given; else it is the nearest .tanxun/ upward."},
          {"XDG_DATA_HOME",
           "If there is none of these, the index is $XDG_DATA_HOME/tanxun/default; "
           "~/.local/share/tanxun/default without it."}};
}

std::uint64_t FolderBytes(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code ignored;  // A file that went away between the two calls has no size.
    if (entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
    const std::uint64_t size = entry->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

}  // namespace tanxun
