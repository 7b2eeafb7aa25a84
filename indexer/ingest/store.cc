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
#include "indexer/ingest/folders.h"
#include "indexer/ingest/install.h"
#include "indexer/schema/cause.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/index_state.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// What a transaction holds in memory before glass writes it out; it sorts in a tree.
constexpr std::size_t kPendingPostings = 1'000'000;

// Changes leave glass's blocks half full. Where its tables have become two fifths larger than they
// were when packed they are packed again: the larger the index, the rarer.
constexpr std::uint64_t kLeastLoose = 512 * 1024;  // Bytes; less is not worth the work.
bool IsLoose(std::uint64_t bytes, std::uint64_t packed) {
  return bytes > kLeastLoose && bytes > packed + packed * 2 / 5;
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

Result<void> CheckSound(const Extensions& extensions) {
  const TokenFilter& filter = extensions.filter;
  if (filter.name.empty() != !filter.apply) {
    return Error{ErrorCode::kBadArgument, "a token filter needs a name and a function"};
  }
  for (const CustomReader& reader : extensions.readers) {
    if (reader.name.empty() || reader.globs.empty() || !reader.read) {
      return Error{ErrorCode::kBadArgument, "a reader needs a name, globs and a function"};
    }
  }
  return {};
}

std::string Now() {
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

}  // namespace

Error ErrorOf(const std::exception& problem, const fs::path& folder) {
  return {ErrorCode::kInternal, fmt::format("{}: {}", folder.string(), CauseOf(problem))};
}

Error ErrorOf(const Xapian::Error& problem, const fs::path& folder) {
  const std::string_view type = problem.get_type();
  std::string what = problem.get_msg();
  if (const char* why = problem.get_error_string()) what += fmt::format(" ({})", why);
  // The others of this type are of a lock that could not be opened.
  if (type == "DatabaseLockError" && what.ends_with("already locked")) {
    return {ErrorCode::kIndexBusy, folder.string() + ": another tanxun-index is writing here"};
  }
  // A commit that fails can say so in one text with what it tried then.
  if (what.find(std::strerror(ENOSPC)) != std::string::npos) {
    return {ErrorCode::kIo, fmt::format("{}: {}", folder.string(), what)};
  }
  // Where the disk said nothing, or only that a table is not there, the tables are at fault.
  const bool is_about_tables = type == "DatabaseError" || type == "DatabaseOpeningError";
  const char* cause = problem.get_error_string();
  const bool is_cut =
      is_about_tables && (cause == nullptr || cause == std::string_view(std::strerror(ENOENT)));
  if (is_cut || type == "DatabaseCorruptError" || type == "DatabaseVersionError" ||
      type == "FeatureUnavailableError" || type == "DocNotFoundError") {
    return {ErrorCode::kIndexDamaged,
            fmt::format("{}: the index is damaged: {}; make it again with: tanxun-index update "
                        "--rebuild",
                        folder.string(), what)};
  }
  return {ErrorCode::kIo, fmt::format("{}: {}", folder.string(), what)};
}

Result<std::unique_ptr<Store>> Store::Open(const fs::path& folder, const WriterOptions* options) {
  std::unique_ptr<Store> store(new Store);
  store->folder_ = folder.lexically_normal();
  if (!store->folder_.has_filename()) store->folder_ = store->folder_.parent_path();
  const Result<bool> made = MakeFolder(store->folder_);
  if (!made) return made.error();
  Result<int> lock = TakeLock(store->folder_);
  if (!lock) return lock.error();
  store->lock_ = *lock;
  TANXUN_TRY(CleanUp(store->folder_));
  Result<void> opened = store->OpenDatabase();
  if (options != nullptr) {
    TANXUN_TRY(CheckSound(options->extensions));
    store->extensions_ = options->extensions;
    if (opened && store->exists_) opened = CheckExtensions(store->state_, store->extensions_);
  }
  if (!opened) {
    const ErrorCode code = opened.error().code;
    const bool can_rebuild = code == ErrorCode::kIndexTooOld || code == ErrorCode::kIndexDamaged ||
                             code == ErrorCode::kExtensionMissing;
    if (options == nullptr || !options->to_rebuild || !can_rebuild) return opened.error();
    store->OpenUnusable(opened.error());
  }
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
  struct stat found {};
  exists_ = ::lstat((path / "iamglass").c_str(), &found) == 0;
  if (!exists_ && IsHeadless(folder_)) {
    exists_ = true;
    return Error{ErrorCode::kIndexDamaged,
                 folder_.string() +
                     ": the index is damaged: glass/iamglass is missing; make it "
                     "again with: tanxun-index update --rebuild FOLDER"};
  }
  if (!exists_) return {};
  if (!S_ISREG(found.st_mode)) {
    return Error{ErrorCode::kIndexDamaged, path.string() + ": iamglass is not a file"};
  }
  const Result<bool> made = MakeFolder(path);
  if (!made) return made.error();
  try {
    database_ = Xapian::WritableDatabase(path.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    return ReadState();
  } catch (const Xapian::Error& problem) {
    return ErrorOf(problem, folder_);
  } catch (const std::exception& problem) {
    return ErrorOf(problem, folder_);
  }
}

// What it can still say of its collections is used.
void Store::OpenUnusable(const Error& reason) {
  unusable_ = reason;
  state_ = {};
  try {
    if (auto state = DecodeState(OpenToRead(folder_).get_metadata(kStateKey))) {
      state_ = *std::move(state);
    }
  } catch (...) {  // Then the user has to name them.
  }
  database_ = Xapian::WritableDatabase();
}

Result<void> Store::ReadState() {
  Result<IndexState> state = ReadIndexState(database_);
  if (!state) {
    return Error{state.error().code, folder_.string() + ": " + state.error().message};
  }
  state_ = *std::move(state);
  return {};
}

Result<void> Store::Sync() const {
  SetFileModes(DatabaseFolder(folder_));
  return SyncFolder(DatabaseFolder(folder_));
}

Xapian::docid Store::AddDocument(const Xapian::Document& document) {
  const Xapian::docid number = database_.add_document(document);
  if (draft_) {
    draft_->Added(document.termlist_count());
  } else if ((pending_ += document.termlist_count()) >= kPendingPostings) {
    pending_ = 0;
    // Glass writes out the postings it holds before it lists terms, still inside the transaction.
    (void)database_.allterms_begin();
  }
  return number;
}

Result<void> Store::Begin(Transaction transaction) {
  if (exists_ && transaction == Transaction::kInPlace) {
    if (unusable_) return *unusable_;
    pending_ = 0;
    if (state_.packed_bytes == 0) state_.packed_bytes = BytesIn(DatabaseFolder(folder_));
    database_.begin_transaction();
    return {};
  }
  draft_ = std::make_unique<Draft>(folder_);
  before_ = unusable_ ? Xapian::Database() : database_;
  database_ = draft_->database();
  state_.packed_bytes = 0;
  state_.sources = state_.passages = state_.facts = state_.entities = state_.total_length = 0;
  state_.token_filter = extensions_.filter.name;
  state_.readers = ReaderNames(extensions_);
  return {};
}

void Store::Cancel() {
  if (!draft_) return database_.cancel_transaction();
  draft_.reset();
  database_ = {};
  before_ = {};
  if (exists_ && !unusable_) {
    database_ = Xapian::WritableDatabase(DatabaseFolder(folder_).string(),
                                         Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  }
}

Result<void> Store::Commit() {
  database_.set_metadata(kStateKey, Encode(state_));
  if (!draft_) {
    database_.commit_transaction();
    // Glass renames its version file into place and leaves the folder to chance.
    TANXUN_TRY(Sync());
    return IsLoose(BytesIn(DatabaseFolder(folder_)), state_.packed_bytes) ? Pack() : Result<void>();
  }
  database_.set_metadata(kFormatKey, std::to_string(kFormatVersion));
  database_.set_metadata(kFingerprintKey, std::to_string(AnalyzerFingerprint()));
  database_ = {};
  before_ = {};  // Its lock lies in the folder that is replaced.
  TANXUN_TRY(draft_->Install());
  exists_ = true;
  unusable_.reset();
  draft_.reset();
  database_ = Xapian::WritableDatabase(DatabaseFolder(folder_).string(),
                                       Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  return {};
}

// What is committed is safe already: that there is no room to pack it, or to note that it is
// packed, is no error, and the next writer drops what is left of a try.
Result<void> Store::Pack() {
  state_.packed_bytes = 0;
  const auto succeeds = [](const std::function<void()>& work) {
    try {
      work();
      return true;
    } catch (const Xapian::Error&) {
    } catch (const std::exception&) {
    }
    return false;
  };
  const auto open = [&] {
    database_ = {};
    database_ = Xapian::WritableDatabase(DatabaseFolder(folder_).string(),
                                         Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  };
  database_ = {};  // Its lock lies in the folder that is replaced.
  (void)succeeds([&] { (void)InstallPacked(DatabaseFolder(folder_), folder_); });
  TANXUN_TRY(CleanUp(folder_));
  open();
  const bool is_noted = succeeds([&] {
    database_.set_metadata(kStateKey, Encode(state_));
    database_.commit();
    (void)Sync();
  });
  if (!is_noted) open();
  return {};
}

Result<bool> Store::Transact(Transaction transaction, const std::function<Result<bool>()>& work) {
  if (dead_) {
    return Error{ErrorCode::kIo, folder_.string() + ": an earlier write failed; open it again"};
  }
  const IndexState before = state_;
  dead_ = true;  // Until the end is reached.
  try {
    if (const Result<void> begun = Begin(transaction); !begun) {
      dead_ = false;
      return begun.error();
    }
    Result<bool> done = work();
    if (!done || !*done) {
      Cancel();
      state_ = before;
      dead_ = false;
      return done;
    }
    ++state_.revision;
    state_.updated = Now();
    TANXUN_TRY(Commit());
    dead_ = false;
    return true;
  } catch (const Xapian::Error& problem) {
    state_ = before;
    draft_.reset();
    return ErrorOf(problem, folder_);
  } catch (const std::exception& problem) {
    state_ = before;
    draft_.reset();
    return ErrorOf(problem, folder_);
  }
}

}  // namespace tanxun
