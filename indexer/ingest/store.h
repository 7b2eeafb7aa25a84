// SPDX-License-Identifier: GPL-2.0-or-later
// The one glass database of an index, opened for writing: lock, permissions, and a commit that
// survives a power cut.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "indexer/ingest/draft.h"
#include "indexer/schema/metadata.h"
#include "tanxun/result.h"

namespace tanxun {

class Store {
 public:
  // Makes the folder if it is not there; the index in it comes with the first commit. Errors: as
  // IndexWriter::Open().
  static Result<std::unique_ptr<Store>> Open(const std::filesystem::path& folder);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Runs `work` inside one transaction; that of the first commit is a draft. Where it returns true,
  // state() is written with the next revision and all of it is committed and synced; otherwise
  // nothing of it remains. After an exception Xapian's writer can no longer be believed, so that
  // every later call is refused.
  Result<bool> Transact(const std::function<Result<bool>()>& work);

  // Only inside Transact().
  Xapian::WritableDatabase& database() { return database_; }
  Xapian::docid AddDocument(const Xapian::Document& document);
  IndexState& state() { return state_; }
  const IndexState& state() const { return state_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  Store() = default;
  Result<void> OpenDatabase();
  Result<void> ReadState();
  void Begin();
  void Cancel();
  Result<void> Commit();
  Result<void> Sync() const;

  std::filesystem::path folder_;
  int lock_ = -1;
  bool dead_ = false;
  bool exists_ = false;           // There is a commit.
  std::unique_ptr<Draft> draft_;  // While the first one is made.
  Xapian::WritableDatabase database_;
  IndexState state_;
};

// Where an index's database lies in its folder.
std::filesystem::path DatabaseFolder(const std::filesystem::path& folder);

// "folder: what went wrong" for whatever Xapian or the library threw.
Error ErrorOf(const std::exception& problem, const std::filesystem::path& folder);
Error ErrorOf(const Xapian::Error& problem, const std::filesystem::path& folder);

}  // namespace tanxun
