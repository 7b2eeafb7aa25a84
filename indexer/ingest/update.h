// SPDX-License-Identifier: GPL-2.0-or-later
// One update: what the disk holds against what the index holds.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/ingest/changes.h"
#include "indexer/ingest/file_reading.h"
#include "indexer/ingest/files.h"
#include "indexer/ingest/scopes.h"
#include "indexer/ingest/stored_files.h"
#include "tanxun/index_writer.h"

namespace tanxun {

class Updater {
 public:
  Updater(Store& store, const UpdateOptions& options, const ProgressCallback& progress)
      : store_(store), options_(options), progress_(progress), changes_(store) {
    end_ = std::chrono::steady_clock::now() + options.limits.time;
  }

  // Inside Store::Transact(). True if there is something to commit. Errors: kCancelled and kTimeout
  // beside those of a root that cannot be listed.
  Result<bool> Run(const std::vector<Scope>& scopes);
  UpdateReport TakeReport() { return std::move(report_); }
  bool stopped() const { return stopped_; }

 private:
  // What is on disk in a scope, what of it the index holds and what there is to read.
  struct Work {
    Scope scope;
    Collection collection;
    Listing listing;
    std::vector<StoredFile> stored;
    std::vector<const FoundFile*> unchanged;
    std::vector<FileTask> tasks;
    std::vector<const StoredFile*> owed;  // To be read again, and out of sight.
    // Files that are gone, by digest: one of the same bytes that is new was renamed.
    std::unordered_multimap<std::uint64_t, StoredFile*> lost;
  };

  bool ReadStampsOrLose();
  Result<void> CheckLosses(const std::vector<Work>& works) const;
  Result<std::vector<Work>> ListAll(const std::vector<Scope>& scopes);
  void Plan(Work& work);
  void RunScope(Work& work);
  void ReadTasks(Work& work);
  void StoreSource(const FileTask& task, SourceReading&& reading);
  void EndFile(Work& work, const FileTask& task, FileEnd&& end);
  void Restamp(const StoredFile& stored, const FileFacts& facts);
  void Owe(const StoredFile& stored);
  void DropVanished(Work& work);
  void KeepOthers(const std::vector<Work>& works);
  void Replace(const StoredFile& stored);
  void ReadAliases();
  void FindUnsaved();
  bool Tell(const FoundFile& file, bool was_read);
  bool Tell();
  bool GoesOn();  // Nobody stopped it and no limit is met.
  void Note(FileReport report);
  void Note(const std::string& path, FileOutcome outcome, std::string reason = {});

  Store& store_;
  const UpdateOptions& options_;
  const ProgressCallback& progress_;
  IndexChanges changes_;
  UpdateReport report_;
  UpdateProgress done_;
  std::vector<StoredStamp> stamps_;
  std::set<Xapian::docid> owed_;          // Sources to be copied that must be read again.
  std::set<const StoredFile*> replaced_;  // By what was read, or gone with their files.
  std::set<Xapian::docid> kept_;          // Of the file that is being read: as it would be.
  std::uint64_t sources_of_file_ = 0;     // Of the file that is being read.
  std::map<std::string, const std::string*> unsaved_;  // By the file's own place.
  std::chrono::steady_clock::time_point end_;
  bool stopped_ = false;
  std::optional<Error> cut_;  // A limit was met.
};

}  // namespace tanxun
