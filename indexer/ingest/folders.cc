// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/folders.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tanxun {
namespace {

namespace fs = std::filesystem;

Result<void> Sync(const fs::path& path, int flags) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (fd < 0) return IoError(path, "cannot be opened");
  const int status = ::fsync(fd);
  const int reason = errno;
  ::close(fd);
  errno = reason;
  if (status != 0) return IoError(path, "cannot write to the disk");
  return {};
}

}  // namespace

Error IoError(const fs::path& path, std::string_view what) {
  return {ErrorCode::kIo, fmt::format("{}: {}: {}", path.string(), what, std::strerror(errno))};
}

Result<void> SyncFolder(const fs::path& folder) { return Sync(folder, O_DIRECTORY); }
Result<void> SyncFile(const fs::path& file) { return Sync(file, O_NOFOLLOW); }

Result<bool> MakeFolder(const fs::path& folder) {
  std::error_code failed;
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), failed);
  if (failed) {
    return Error{ErrorCode::kIo, fmt::format("{}: cannot make the folder: {}",
                                             folder.parent_path().string(), failed.message())};
  }
  const bool is_new = ::mkdir(folder.c_str(), kFolderMode) == 0;
  if (!is_new && errno != EEXIST) return IoError(folder, "cannot make the folder");
  struct stat found {};
  if (::stat(folder.c_str(), &found) != 0) return IoError(folder, "cannot look at the folder");
  if (!S_ISDIR(found.st_mode)) {
    return Error{ErrorCode::kIo, folder.string() + ": is not a folder"};
  }
  if (found.st_uid != ::geteuid()) {
    return Error{ErrorCode::kIo, folder.string() + ": belongs to another user"};
  }
  if ((found.st_mode & 0777) != kFolderMode && ::chmod(folder.c_str(), kFolderMode) != 0) {
    return IoError(folder, "cannot set the folder's mode");
  }
  return is_new;
}

void DropFolder(const fs::path& folder) {
  std::error_code failed;
  fs::remove_all(folder, failed);
}

void SetFileModes(const fs::path& folder) {
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    struct stat found {};
    if (::lstat(entry.path().c_str(), &found) != 0 || !S_ISREG(found.st_mode)) continue;
    if ((found.st_mode & 0777) != kFileMode) (void)::chmod(entry.path().c_str(), kFileMode);
  }
}

std::uint64_t BytesIn(const std::filesystem::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (const std::filesystem::directory_entry& file :
       std::filesystem::directory_iterator(folder, failed)) {
    const std::uint64_t size = file.file_size(failed);
    if (!failed) bytes += size;
  }
  return bytes;
}

}  // namespace tanxun
