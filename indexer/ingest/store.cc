// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/store.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/schema/fields.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFolderMode = 0700;
constexpr mode_t kFileMode = 0600;

Error IoError(const fs::path& path, std::string_view what) {
  return {ErrorCode::kIo, fmt::format("{}: {}: {}", path.string(), what, std::strerror(errno))};
}

// fsync of a folder, so that the names in it are on disk.
Result<void> SyncFolder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return IoError(folder, "cannot open the folder");
  const int status = ::fsync(fd);
  const int reason = errno;
  ::close(fd);
  errno = reason;
  if (status != 0) return IoError(folder, "cannot write to the disk");
  return {};
}

// A folder of ours with mode 0700, whatever the umask; true if it is new.
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

Result<int> TakeLock(const fs::path& folder) {
  const fs::path path = folder / "lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kFileMode);
  if (fd < 0) return IoError(path, "cannot open the lock");
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
  const int reason = errno;
  ::close(fd);
  errno = reason;
  if (reason != EWOULDBLOCK) return IoError(path, "cannot lock");
  return Error{ErrorCode::kIndexBusy, folder.string() + ": another tanxun-index is writing here"};
}

// Glass makes its files by the umask.
void SetFileModes(const fs::path& folder) {
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    struct stat found {};
    if (::lstat(entry.path().c_str(), &found) != 0 || !S_ISREG(found.st_mode)) continue;
    if ((found.st_mode & 0777) != kFileMode) (void)::chmod(entry.path().c_str(), kFileMode);
  }
}

std::string Now() {
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

}  // namespace

fs::path DatabaseFolder(const fs::path& folder) { return folder / "glass"; }

Error ErrorOf(const std::exception& problem, const fs::path& folder) {
  return {ErrorCode::kInternal, fmt::format("{}: {}", folder.string(), problem.what())};
}

Error ErrorOf(const Xapian::Error& problem, const fs::path& folder) {
  const std::string_view type = problem.get_type();
  std::string what = problem.get_msg();
  if (const char* cause = problem.get_error_string()) what += fmt::format(" ({})", cause);
  if (type == "DatabaseLockError") {
    return {ErrorCode::kIndexBusy, folder.string() + ": another tanxun-index is writing here"};
  }
  if (type == "DatabaseCorruptError" || type == "DatabaseVersionError") {
    return {ErrorCode::kIndexDamaged,
            fmt::format("{}: the index is damaged: {}; make it again with: tanxun-index update "
                        "--rebuild",
                        folder.string(), what)};
  }
  return {ErrorCode::kIo, fmt::format("{}: {}", folder.string(), what)};
}

Result<std::unique_ptr<Store>> Store::Open(const fs::path& folder) {
  std::unique_ptr<Store> store(new Store);
  store->folder_ = folder.lexically_normal();
  if (!store->folder_.has_filename()) store->folder_ = store->folder_.parent_path();
  const Result<bool> made = MakeFolder(store->folder_);
  if (!made) return made.error();
  Result<int> lock = TakeLock(store->folder_);
  if (!lock) return lock.error();
  store->lock_ = *lock;
  TANXUN_TRY(store->OpenDatabase());
  if (*made && store->folder_.has_parent_path()) {
    TANXUN_TRY(SyncFolder(store->folder_.parent_path()));
  }
  return store;
}

Store::~Store() {
  try {
    database_ = Xapian::WritableDatabase();
  } catch (...) {  // Nothing is lost: what was promised is committed.
  }
  if (lock_ >= 0) ::close(lock_);
}

Result<void> Store::OpenDatabase() {
  const fs::path path = DatabaseFolder(folder_);
  const Result<bool> made = MakeFolder(path);
  if (!made) return made.error();
  try {
    // A folder without a database is one whose first commit never came.
    struct stat found {};
    const bool is_new = ::lstat((path / "iamglass").c_str(), &found) != 0;
    if (!is_new && !S_ISREG(found.st_mode)) {
      return Error{ErrorCode::kIndexDamaged, path.string() + ": iamglass is not a file"};
    }
    database_ = Xapian::WritableDatabase(
        path.string(),
        (is_new ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN) | Xapian::DB_BACKEND_GLASS);
    TANXUN_TRY(ReadState(is_new));
    if (is_new) {
      TANXUN_TRY(Sync());
      TANXUN_TRY(SyncFolder(folder_));
    }
  } catch (const Xapian::Error& problem) {
    return ErrorOf(problem, folder_);
  } catch (const std::exception& problem) {
    return ErrorOf(problem, folder_);
  }
  return {};
}

Result<void> Store::ReadState(bool is_new) {
  const std::string format = database_.get_metadata(kFormatKey);
  if (is_new || (format.empty() && database_.get_doccount() == 0)) {
    database_.begin_transaction();
    database_.set_metadata(kFormatKey, std::to_string(kFormatVersion));
    database_.set_metadata(kFingerprintKey, std::to_string(AnalyzerFingerprint()));
    database_.set_metadata(kStateKey, Encode(state_));
    database_.commit_transaction();
    return {};
  }
  const std::string advice = "; remove the folder and make it again with: tanxun-index update";
  const int version = std::atoi(format.c_str());
  if (version > kFormatVersion) {
    return Error{ErrorCode::kIndexTooNew,
                 fmt::format("{}: a later release wrote this index (format {}, this program knows "
                             "{}); use that release, or remove the folder and make it again with: "
                             "tanxun-index update",
                             folder_.string(), version, kFormatVersion)};
  }
  if (version < kFormatVersion ||
      database_.get_metadata(kFingerprintKey) != std::to_string(AnalyzerFingerprint())) {
    return Error{ErrorCode::kIndexTooOld,
                 fmt::format("{}: an earlier release wrote this index (format {}){}",
                             folder_.string(), version, advice)};
  }
  const std::optional<IndexState> state = DecodeState(database_.get_metadata(kStateKey));
  if (!state) {
    return Error{ErrorCode::kIndexDamaged,
                 folder_.string() + ": the index's own record is damaged" + advice};
  }
  state_ = *state;
  return {};
}

Result<void> Store::Sync() const {
  SetFileModes(DatabaseFolder(folder_));
  return SyncFolder(DatabaseFolder(folder_));
}

Result<bool> Store::Transact(const std::function<Result<bool>()>& work) {
  if (dead_) {
    return Error{ErrorCode::kIo, folder_.string() + ": an earlier write failed; open it again"};
  }
  const IndexState before = state_;
  dead_ = true;  // Until the end is reached.
  try {
    database_.begin_transaction();
    Result<bool> done = work();
    if (!done || !*done) {
      database_.cancel_transaction();
      state_ = before;
      dead_ = false;
      return done;
    }
    ++state_.revision;
    state_.updated = Now();
    database_.set_metadata(kStateKey, Encode(state_));
    database_.commit_transaction();
    // Glass renames its version file into place and leaves the folder to chance.
    TANXUN_TRY(Sync());
    dead_ = false;
    return true;
  } catch (const Xapian::Error& problem) {
    state_ = before;
    return ErrorOf(problem, folder_);
  } catch (const std::exception& problem) {
    state_ = before;
    return ErrorOf(problem, folder_);
  }
}

}  // namespace tanxun
