// SPDX-License-Identifier: GPL-2.0-or-later
// One update: what the disk holds against what the index holds.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/ingest/changes.h"
#include "indexer/ingest/files.h"
#include "indexer/ingest/scopes.h"
#include "tanxun/index_writer.h"

namespace tanxun {

class Updater {
 public:
  Updater(Store& store, const UpdateOptions& options, const ProgressCallback& progress)
      : store_(store), options_(options), progress_(progress), changes_(store) {}

  // Inside Store::Transact(). True if there is something to commit.
  Result<bool> Run(const std::vector<Scope>& scopes);
  UpdateReport TakeReport() { return std::move(report_); }
  bool stopped() const { return stopped_; }

 private:
  struct Stored {
    std::vector<StoredSource> sources;  // Several for a file of records.
    bool seen = false;
  };
  using StoredFiles = std::map<std::string, Stored>;

  // What is on disk in a scope.
  struct Work {
    Scope scope;
    Collection collection;
    Listing listing;
  };

  Result<std::vector<Work>> ListAll(const std::vector<Scope>& scopes);
  void ReadAliases();
  void RunScope(Work& work);
  void UpdateFile(const Collection& collection, const FoundFile& file, Stored* stored);
  void IndexFile(const Collection& collection, const FoundFile& file, const FileBytes& content,
                 std::uint64_t digest, Stored* stored);
  bool IsRenamed(const Stored& stored);
  void DropVanished(const Work& work, const StoredFiles& stored);
  void RemoveStored(const Stored& stored);
  void Note(FileReport report);
  void Note(const std::string& path, FileOutcome outcome, std::string reason = {});

  Store& store_;
  const UpdateOptions& options_;
  const ProgressCallback& progress_;
  IndexChanges changes_;
  UpdateReport report_;
  std::map<std::uint64_t, int> new_digests_;  // Of files added: a vanished twin was renamed.
  std::uint64_t done_ = 0;
  std::uint64_t total_ = 0;
  bool reread_ = false;  // The scope's files are read again, changed or not.
  bool stopped_ = false;
};

}  // namespace tanxun
