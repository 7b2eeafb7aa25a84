// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "indexer/ingest/alias_files.h"
#include "indexer/schema/digest.h"

namespace tanxun {
namespace {

Date DayOf(std::int64_t modified_ns) {
  const std::chrono::sys_time<std::chrono::nanoseconds> time{std::chrono::nanoseconds(modified_ns)};
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(time));
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

// Nothing of the source can have been dated by its file's time.
bool IsDatedByItself(const StoredSource& source) {
  return source.date.known() && source.date != DayOf(source.modified_ns);
}

}  // namespace

Result<bool> Updater::Run(const std::vector<Scope>& scopes) {
  Result<std::vector<Work>> works = ListAll(scopes);
  if (!works) return works.error();
  for (Work& work : *works) {
    if (!stopped_) RunScope(work);
  }
  if (stopped_) return false;
  ReadAliases();
  const bool changed = changes_.Finish();
  report_.sources = store_.state().sources;
  report_.passages = store_.state().passages;
  report_.facts = store_.state().facts;
  return changed;
}

Result<std::vector<Updater::Work>> Updater::ListAll(const std::vector<Scope>& scopes) {
  std::vector<Work> works;
  for (const Scope& scope : scopes) {
    Work work{scope, *FindCollection(store_.state().collections, scope.collection), {}};
    Result<Listing> listing = ListFiles(work.collection, scope.under, store_.folder());
    if (!listing) {
      if (scope.is_named) return listing.error();
      Note(work.collection.root, FileOutcome::kFailed, listing.error().message);
      continue;
    }
    work.listing = std::move(*listing);
    total_ += work.listing.files.size();
    works.push_back(std::move(work));
  }
  return works;
}

void Updater::ReadAliases() {
  std::vector<Problem> problems;
  const std::vector<AliasFile> files = AliasFilesNow(store_, problems);
  for (const Problem& bad_line : problems) Note(ReportOfBadLine(bad_line));
  if (!options_.dry_run) changes_.SetAliases(files);
}

void Updater::RunScope(Work& work) {
  reread_ = work.scope.reread;
  for (const std::string& name : work.scope.absorbed) {
    if (options_.dry_run) break;
    for (const StoredSource& source : StoredSources(store_.database(), name)) {
      changes_.Remove(source);
    }
  }
  StoredFiles stored;
  for (StoredSource& source : StoredSources(store_.database(), work.collection.name)) {
    stored[source.path].sources.push_back(std::move(source));
  }
  for (FileReport& report : work.listing.left_out) {
    const auto known = stored.find(report.path);
    // What cannot be looked at may still be there; what the rules leave out is gone for us.
    if (known != stored.end() && report.outcome == FileOutcome::kFailed) known->second.seen = true;
    Note(report.path, report.outcome, report.reason);
  }
  for (const FoundFile& file : work.listing.files) {
    const auto known = stored.find(file.path);
    if (known != stored.end()) known->second.seen = true;
    UpdateFile(work.collection, file, known == stored.end() ? nullptr : &known->second);
    if (progress_ && !progress_(++done_, total_, file.path)) {
      stopped_ = true;
      return;
    }
  }
  DropVanished(work, stored);
}

void Updater::UpdateFile(const Collection& collection, const FoundFile& file, Stored* stored) {
  const bool read_again = options_.rebuild || reread_;
  if (stored != nullptr && !read_again &&
      std::all_of(stored->sources.begin(), stored->sources.end(), [&](const StoredSource& source) {
        return source.bytes == file.bytes && source.modified_ns == file.modified_ns;
      })) {
    return Note(file.path, FileOutcome::kUnchanged);
  }
  const Result<FileBytes> content = ReadFileBytes(file.file, collection);
  if (!content) return Note(file.path, FileOutcome::kFailed, content.error().message);
  const std::uint64_t digest = Digest(content->bytes);
  const bool same =
      stored != nullptr && !read_again &&
      std::all_of(stored->sources.begin(), stored->sources.end(), [&](const StoredSource& source) {
        return source.digest == digest && IsDatedByItself(source);
      });
  if (!same) return IndexFile(collection, file, *content, digest, stored);
  for (StoredSource& source : stored->sources) {
    source.bytes = content->bytes.size();
    source.modified_ns = content->modified_ns;
    if (!options_.dry_run) changes_.Restamp(source);
  }
  Note(file.path, FileOutcome::kUnchanged);
}

void Updater::IndexFile(const Collection& collection, const FoundFile& file,
                        const FileBytes& content, std::uint64_t digest, Stored* stored) {
  if (stored == nullptr) ++new_digests_[digest];
  const FileOutcome outcome = stored == nullptr ? FileOutcome::kAdded : FileOutcome::kUpdated;
  if (stored != nullptr && !options_.dry_run) RemoveStored(*stored);
  std::size_t indexed = 0;
  std::string failure;
  const FileFacts facts{collection.name, content.bytes.size(), content.modified_ns, digest};
  const auto index = [&](Source&& source) {
    report_.problems.insert(report_.problems.end(), source.problems.begin(), source.problems.end());
    std::optional<SourceDocuments> documents;
    try {
      if (!options_.dry_run) {
        const Knowledge knowledge = ExtractKnowledge(source);
        AddRemarks(source.path, knowledge, report_);
        documents = MakeDocuments(source, knowledge, facts);
      }
    } catch (const std::exception& problem) {
      if (source.record.empty()) {
        failure = problem.what();
      } else {
        Note(file.path + "#" + source.record, FileOutcome::kFailed, problem.what());
      }
      return true;
    }
    if (documents) changes_.Add(*documents);
    ++indexed;
    return true;
  };
  try {
    const Result<Leftover> read = ReadContent(content, file.path, collection, index);
    if (read) {
      report_.problems.insert(report_.problems.end(), read->problems.begin(), read->problems.end());
      for (const Problem& bad_line : read->bad_lines) Note(ReportOfBadLine(bad_line));
    } else {
      failure = read.error().message;
    }
  } catch (const std::exception& problem) {  // Not Xapian's: those end the transaction.
    failure = problem.what();
  }
  if (indexed > 0) return Note(file.path, outcome);
  if (!failure.empty()) return Note(file.path, FileOutcome::kFailed, failure);
  Note(file.path, FileOutcome::kSkipped, "holds no records");
}

bool Updater::IsRenamed(const Stored& stored) {
  const auto twin = new_digests_.find(stored.sources.front().digest);
  if (twin == new_digests_.end() || twin->second == 0) return false;
  --twin->second;
  return true;
}

void Updater::DropVanished(const Work& work, const StoredFiles& stored) {
  std::vector<const StoredFiles::value_type*> vanished;
  std::size_t dropped = 0;
  for (const auto& entry : stored) {
    if (entry.second.seen || !IsBelow(entry.first, work.scope.under)) continue;
    const bool hidden =
        std::any_of(work.listing.blind.begin(), work.listing.blind.end(),
                    [&](const std::string& folder) { return IsBelow(entry.first, folder); });
    if (hidden) continue;
    vanished.push_back(&entry);
    if (!IsRenamed(entry.second)) ++dropped;
  }
  if (dropped * 2 > stored.size() && !options_.force) {
    return Note(work.collection.root, FileOutcome::kFailed,
                fmt::format("{} of {} files are gone; nothing was dropped (use --force if they are "
                            "meant to be)",
                            dropped, stored.size()));
  }
  for (const auto* entry : vanished) {
    if (!options_.dry_run) RemoveStored(entry->second);
    Note(entry->first, FileOutcome::kRemoved);
  }
}

void Updater::RemoveStored(const Stored& stored) {
  for (const StoredSource& source : stored.sources) changes_.Remove(source);
}

void Updater::Note(FileReport report) {
  Note(report.path, report.outcome, std::move(report.reason));
}

void Updater::Note(const std::string& path, FileOutcome outcome, std::string reason) {
  switch (outcome) {
    case FileOutcome::kAdded:
      ++report_.added;
      break;
    case FileOutcome::kUpdated:
      ++report_.updated;
      break;
    case FileOutcome::kUnchanged:
      ++report_.unchanged;
      break;
    case FileOutcome::kRemoved:
      ++report_.removed;
      break;
    case FileOutcome::kSkipped:
      ++report_.skipped;
      break;
    case FileOutcome::kFailed:
      ++report_.failed;
      break;
    case FileOutcome::kIgnored:
      ++report_.ignored;
      break;
  }
  if (outcome != FileOutcome::kRemoved && outcome != FileOutcome::kIgnored) ++report_.found;
  const bool is_changed = outcome == FileOutcome::kAdded || outcome == FileOutcome::kUpdated ||
                          outcome == FileOutcome::kRemoved;
  const bool is_told = !reason.empty() || (is_changed && options_.name_changes);
  if (is_told || options_.dry_run) report_.files.push_back({path, outcome, std::move(reason)});
}

}  // namespace tanxun
