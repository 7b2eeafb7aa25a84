// SPDX-License-Identifier: GPL-2.0-or-later
// The one glass database of an index, opened for writing: lock, permissions, and a commit that
// survives a power cut.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "indexer/ingest/draft.h"
#include "indexer/schema/metadata.h"
#include "tanxun/index_writer.h"
#include "tanxun/result.h"

namespace tanxun {

class Store {
 public:
  enum class Transaction {
    kInPlace,  // Changes what there is.
    kAnew,     // Begins with an empty database, which takes the place of the other.
  };

  // Makes the folder if it is not there; the index in it comes with the first commit. options: null
  // for who changes nothing in it, and needs no extensions. Errors: as IndexWriter::Open().
  static Result<std::unique_ptr<Store>> Open(const std::filesystem::path& folder,
                                             const WriterOptions* options = nullptr);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Runs `work` inside one transaction; that of the first commit is anew. Where it returns true,
  // state() is written with the next revision and all of it is committed and synced; otherwise
  // nothing of it remains. After an exception Xapian's writer can no longer be believed, so that
  // every later call is refused.
  Result<bool> Transact(Transaction transaction, const std::function<Result<bool>()>& work);

  // Only inside Transact().
  Xapian::WritableDatabase& database() { return database_; }
  // The index as it was: database() itself, but for a transaction anew. Empty where there was none
  // or it cannot be read.
  const Xapian::Database& before() const { return draft_ ? before_ : database_; }
  bool is_anew() const { return draft_ != nullptr; }
  // There is an index, and nothing of it can be taken over.
  bool is_unusable() const { return unusable_.has_value(); }
  Xapian::docid AddDocument(const Xapian::Document& document);
  IndexState& state() { return state_; }
  const IndexState& state() const { return state_; }
  const std::filesystem::path& folder() const { return folder_; }
  const Extensions& extensions() const { return extensions_; }

 private:
  Store() = default;
  Result<void> OpenDatabase();
  void OpenUnusable(const Error& reason);
  Result<void> ReadState();
  Result<void> Begin(Transaction transaction);
  void Cancel();
  Result<void> Commit();
  Result<void> Pack();
  Result<void> Sync() const;

  std::filesystem::path folder_;
  Extensions extensions_;
  int lock_ = -1;
  bool dead_ = false;
  bool exists_ = false;            // There is a commit.
  std::optional<Error> unusable_;  // Why it can only be made anew.
  std::unique_ptr<Draft> draft_;   // While a database is made aside.
  Xapian::Database before_;        // Meanwhile.
  Xapian::WritableDatabase database_;
  std::size_t pending_ = 0;  // Postings that glass holds in memory.
  IndexState state_;
};

// "folder: what went wrong" for whatever Xapian or the library threw.
Error ErrorOf(const std::exception& problem, const std::filesystem::path& folder);
Error ErrorOf(const Xapian::Error& problem, const std::filesystem::path& folder);

}  // namespace tanxun
