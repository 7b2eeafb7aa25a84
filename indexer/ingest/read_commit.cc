// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/read_commit.h"

#include <chrono>
#include <exception>
#include <string_view>
#include <thread>

#include "indexer/ingest/store.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/index_state.h"

namespace tanxun {

Result<void> ReadCommit(const std::filesystem::path& folder,
                        const std::function<Result<void>(const Xapian::Database& database)>& work) {
  const CommitMark mark = MarkOf(folder);
  constexpr int kAttempts = 5;
  for (int attempt = 1;; ++attempt) {
    if (attempt > 1) std::this_thread::sleep_for(std::chrono::milliseconds(10 * attempt));
    if (FolderToRead(folder).empty() && !IsHeadless(folder)) {
      return Error{ErrorCode::kIndexMissing,
                   folder.string() + ": no index here; make one with: tanxun-index update FOLDER"};
    }
    try {
      return work(OpenToRead(folder));
    } catch (const Xapian::Error& problem) {
      // What seems damaged beside a writer may be two commits seen at once.
      if (attempt < kAttempts) continue;
      if (problem.get_type() == std::string_view("DatabaseModifiedError") &&
          MarkOf(folder) == mark) {
        return ErrorOf(Xapian::DatabaseCorruptError("a block is of another commit"), folder);
      }
      return ErrorOf(problem, folder);
    } catch (const std::exception& problem) {
      return ErrorOf(problem, folder);
    }
  }
}

Result<IndexState> ReadIndexState(const Xapian::Database& database,
                                  const std::filesystem::path& folder) {
  Result<IndexState> state = ReadIndexState(database);
  if (state) return state;
  const Error& error = state.error();
  if (error.code == ErrorCode::kIndexDamaged) {
    throw Xapian::DatabaseCorruptError("its own record cannot be read");
  }
  return Error{error.code, folder.string() + ": " + error.message};
}

Result<IndexState> ReadIndexState(const std::filesystem::path& folder) {
  IndexState state;
  TANXUN_TRY(ReadCommit(folder, [&](const Xapian::Database& database) -> Result<void> {
    Result<IndexState> read = ReadIndexState(database, folder);
    if (!read) return read.error();
    state = *std::move(read);
    return {};
  }));
  return state;
}

}  // namespace tanxun
