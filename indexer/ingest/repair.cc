// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "indexer/ingest/read_commit.h"
#include "indexer/ingest/stored_files.h"
#include "tanxun/maintenance.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// Names of the records that no file can give back, as far as the index can still be read.
std::set<std::string> RecordsFromMemory(const fs::path& folder) {
  std::set<std::string> records;
  const Result<void> read = ReadCommit(folder, [&](const Xapian::Database& database) {
    records.clear();
    for (const StoredStamp& stored : ReadStamps(database)) {
      const FileStamp& stamp = stored.stamp;
      if (stamp.modified_ns == 0) records.insert(stamp.path + "#" + stamp.record);
    }
    return Result<void>();
  });
  if (!read) records.clear();
  return records;
}

bool IsDamage(const Error& error) {
  return error.code == ErrorCode::kIndexDamaged || error.code == ErrorCode::kInternal ||
         error.code == ErrorCode::kIndexTooOld;
}

// Reads only the files again that something is wrong with. False where that is not enough.
Result<bool> ReadAgain(const fs::path& folder, const Extensions& extensions,
                       const std::vector<Problem>& found) {
  UpdateOptions options;
  for (const Problem& problem : found) {
    if (problem.path.empty()) return false;  // Of no single file.
    options.reread.push_back(problem.path);
  }
  Result<IndexWriter> writer = IndexWriter::Open(folder, {false, extensions});
  if (!writer) return IsDamage(writer.error()) ? Result<bool>(false) : writer.error();
  const Result<UpdateReport> report = writer->Update({}, options);
  if (!report) return IsDamage(report.error()) ? Result<bool>(false) : report.error();
  return true;
}

Result<void> MakeAnew(const fs::path& folder, const Extensions& extensions) {
  Result<IndexWriter> writer = IndexWriter::Open(folder, {true, extensions});
  if (!writer) return writer.error();
  if (writer->Info().collections.empty()) {
    return Error{ErrorCode::kIndexDamaged,
                 folder.string() +
                     ": the index no longer says which folders it is of; make it again with: "
                     "tanxun-index update --rebuild FOLDER"};
  }
  UpdateOptions options;
  options.rebuild = true;
  const Result<UpdateReport> report = writer->Update({}, options);
  if (!report) return report.error();
  return {};
}

bool IsSound(const Result<CheckReport>& report) { return report && report->problems.empty(); }

}  // namespace

Result<RepairReport> RepairIndex(const fs::path& folder, const Extensions& extensions) {
  RepairReport report;
  Result<CheckReport> check = CheckIndex(folder, extensions);
  if (!check && !IsDamage(check.error())) return check.error();
  if (!IsSound(check)) {
    report.found = check ? check->problems : std::vector<Problem>{{"", 0, check.error().message}};
    std::set<std::string> records = RecordsFromMemory(folder);
    if (check) {
      const Result<bool> mended = ReadAgain(folder, extensions, report.found);
      if (!mended) return mended.error();
      if (*mended) check = CheckIndex(folder, extensions);
    }
    if (!IsSound(check)) {
      TANXUN_TRY(MakeAnew(folder, extensions));
      report.was_made_anew = true;
      check = CheckIndex(folder, extensions);
    }
    for (const std::string& kept : RecordsFromMemory(folder)) records.erase(kept);
    for (const std::string& lost : records) {
      report.lost.push_back({lost, 0, "its record was damaged and is lost; give it again"});
    }
  }
  if (!check) return check.error();
  report.after = std::move(*check);
  return report;
}

}  // namespace tanxun
