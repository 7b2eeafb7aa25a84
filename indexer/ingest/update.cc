// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "indexer/ingest/alias_files.h"
#include "indexer/ingest/in_order.h"

namespace tanxun {
namespace {

// Below this a thread costs more than it brings.
constexpr std::uint64_t kBytesWorthThreads = 1U << 18U;
constexpr std::uint64_t kSourcesBetweenTells = 256;
// Of the memory that an update may use, for what is read and waits to be stored. As much again goes
// to files that are being read, the rest to Xapian.
constexpr std::uint64_t kShareOfWaiting = 8;

bool IsAsStamped(const StoredFile& stored, const FoundFile& file) {
  return std::all_of(stored.sources.begin(), stored.sources.end(), [&](const StoredStamp& source) {
    const FileStamp& stamp = source.stamp;
    return stamp.is_settled && stamp.bytes == file.bytes && stamp.modified_ns == file.modified_ns &&
           stamp.inode == file.inode && stamp.changed_ns == file.changed_ns;
  });
}

// A stamp that no file has.
FileStamp Disowned(FileStamp stamp) {
  stamp.digest = 0;
  stamp.is_settled = false;
  return stamp;
}

}  // namespace

Result<bool> Updater::Run(const std::vector<Scope>& scopes) {
  const bool has_stamps = ReadStampsOrLose();
  Result<std::vector<Work>> works = ListAll(scopes);
  if (!works) return works.error();
  if (!has_stamps) TANXUN_TRY(CheckLosses(*works));
  FindUnsaved();
  for (Work& work : *works) Plan(work);
  for (Work& work : *works) {
    if (GoesOn()) RunScope(work);
  }
  if (cut_) return *cut_;
  if (stopped_) return false;
  if (store_.is_anew() && !options_.dry_run) KeepOthers(*works);
  ReadAliases();
  const bool is_emptied = store_.is_anew() && !stamps_.empty();
  return changes_.Finish() || is_emptied;
}

// False where the index that is made anew cannot be read.
bool Updater::ReadStampsOrLose() {
  if (store_.is_unusable()) return false;
  try {
    stamps_ = ReadStamps(store_.before());
    return true;
  } catch (const Xapian::DatabaseError&) {
    if (!store_.is_anew()) throw;
    return false;
  }
}

// Of an index that cannot be read nothing can be taken over: what has no file that can be read
// again is only lost if the user says so.
Result<void> Updater::CheckLosses(const std::vector<Work>& works) const {
  if (options_.force) return {};
  for (const Collection& collection : store_.state().collections) {
    if (collection.root.empty()) {
      return Error{ErrorCode::kIndexTooOld,
                   fmt::format("{}: its records came from standard input and cannot be read again; "
                               "use --force and give them again",
                               collection.name)};
    }
    const bool has_files = std::any_of(works.begin(), works.end(), [&](const Work& work) {
      return work.collection.name == collection.name && !work.listing.files.empty();
    });
    if (has_files) continue;
    return Error{
        ErrorCode::kSourceUnreadable,
        fmt::format("{}: no file to index is there, so that its entries would be lost; use "
                    "--force if they are meant to be",
                    collection.root)};
  }
  return {};
}

Result<std::vector<Updater::Work>> Updater::ListAll(const std::vector<Scope>& scopes) {
  std::vector<Work> works;
  for (const Scope& scope : scopes) {
    Work& work = works.emplace_back();
    work.scope = scope;
    work.collection = *FindCollection(store_.state().collections, scope.collection);
    Result<Listing> listing = ListFiles(work.collection, scope.under, store_.folder());
    if (listing) {
      work.listing = std::move(*listing);
      done_.total_files += work.listing.files.size();
      continue;
    }
    if (scope.is_named) return listing.error();
    const std::string& root = work.collection.root;
    std::string reason = listing.error().message;
    if (reason.starts_with(root + ": ")) reason.erase(0, root.size() + 2);
    Note(root, FileOutcome::kFailed,
         fmt::format("{}; its entries stay (forget them with: tanxun-index remove {})", reason,
                     root));
    works.pop_back();
  }
  return works;
}

void Updater::Plan(Work& work) {
  work.stored = FilesOf(work.collection.name, stamps_);
  std::vector<std::string> left_out;
  for (const FileReport& report : work.listing.left_out) {
    const bool is_folder = report.path.ends_with('/');
    if (is_folder) left_out.push_back(report.path.substr(0, report.path.size() - 1));
    StoredFile* known = FindFile(work.stored, report.path);
    if (known == nullptr) continue;
    // What cannot be looked at may still be there; what the rules leave out is gone for us.
    known->is_left_out = report.outcome != FileOutcome::kFailed;
    known->seen = !known->is_left_out;
    if (known->seen && work.scope.reread) work.owed.push_back(known);
  }
  const bool all_again = options_.rebuild || work.scope.reread;
  const std::set<std::string_view> some_again(options_.reread.begin(), options_.reread.end());
  for (const FoundFile& file : work.listing.files) {
    StoredFile* known = FindFile(work.stored, file.path);
    if (known != nullptr) known->seen = true;
    const bool read_again = all_again || some_again.contains(file.path);
    const auto unsaved = unsaved_.find(file.file.native());
    const bool is_unsaved = unsaved != unsaved_.end();
    if (!is_unsaved && known != nullptr && !read_again && IsAsStamped(*known, file)) {
      work.unchanged.push_back(&file);
      continue;
    }
    work.tasks.push_back({&work.collection, &file, known, read_again, &store_.extensions(),
                          is_unsaved ? unsaved->second : nullptr});
    done_.total_bytes += file.bytes;
  }
  for (StoredFile& file : work.stored) {
    if (file.seen) continue;
    const bool is_hidden = IsBelowAny(file.path(), work.listing.blind);
    if (is_hidden && work.scope.reread) work.owed.push_back(&file);
    file.seen = is_hidden || !IsBelow(file.path(), work.scope.under);
    file.is_left_out = file.is_left_out || IsBelowAny(file.path(), left_out);
    if (!file.seen) work.lost.emplace(file.sources.front().stamp.digest, &file);
  }
}

void Updater::RunScope(Work& work) {
  const std::vector<std::string>& absorbed = work.scope.absorbed;
  if (!absorbed.empty() && !options_.dry_run && !store_.is_anew()) {
    for (const StoredStamp& stored : stamps_) {
      const bool is_absorbed =
          std::find(absorbed.begin(), absorbed.end(), stored.stamp.collection) != absorbed.end();
      if (is_absorbed) changes_.Remove(stored.number);
    }
  }
  for (const FileReport& report : work.listing.left_out) Note(report);
  for (const FoundFile* file : work.unchanged) {
    Note(file->path, FileOutcome::kUnchanged);
    if (!Tell(*file, false)) return;
  }
  ReadTasks(work);
  if (stopped_) return;
  for (const StoredFile* file : work.owed) Owe(*file);
  DropVanished(work);
}

void Updater::ReadTasks(Work& work) {
  std::uint64_t bytes = 0;
  for (const FileTask& task : work.tasks) bytes += task.file->bytes;
  std::size_t threads = options_.jobs != 0 ? options_.jobs : std::thread::hardware_concurrency();
  if (bytes < kBytesWorthThreads) threads = 1;
  InOrder<FileItem> order(work.tasks.size(), threads, options_.memory_bytes / kShareOfWaiting);
  order.Run(
      [&](std::size_t at, const InOrder<FileItem>::Put& put) {
        ReadFile(work.tasks[at], options_.dry_run, put);
      },
      [&](std::size_t at, FileItem&& item) {
        const FileTask& task = work.tasks[at];
        if (auto* source = std::get_if<SourceReading>(&item)) {
          StoreSource(task, std::move(*source));
          // A file of many records is no reason to wait with a stop.
          if (sources_of_file_ % kSourcesBetweenTells == 0) Tell();
        } else {
          EndFile(work, task, std::move(std::get<FileEnd>(item)));
        }
        return !stopped_;
      },
      [&](std::size_t at) { return Tell(*work.tasks[at].file, true); });
}

void Updater::StoreSource(const FileTask& task, SourceReading&& reading) {
  report_.problems.insert(report_.problems.end(), reading.problems.begin(), reading.problems.end());
  if (!reading.failure.empty()) {
    const std::string& path = task.file->path;
    return Note(reading.record.empty() ? path : path + "#" + reading.record, FileOutcome::kFailed,
                reading.failure);
  }
  if (reading.kept != 0 && !options_.dry_run) kept_.insert(reading.kept);
  if (reading.documents) changes_.Add(*reading.documents);
  ++sources_of_file_;
}

void Updater::EndFile(Work& work, const FileTask& task, FileEnd&& end) {
  const std::string& path = task.file->path;
  const std::uint64_t sources = std::exchange(sources_of_file_, 0);
  report_.problems.insert(report_.problems.end(), end.problems.begin(), end.problems.end());
  for (const Problem& bad_line : end.bad_lines) Note(ReportOfBadLine(bad_line));
  if (end.is_same) {
    for (const StoredStamp& source : task.stored->sources) kept_.insert(source.number);
    if (!options_.dry_run) Restamp(*task.stored, end.facts);
    kept_.clear();
    return Note(path, FileOutcome::kUnchanged);
  }
  if (!end.was_opened && task.stored != nullptr && task.read_again) Owe(*task.stored);
  // Who cannot be opened may come back; who says nothing that can be read is not what it was.
  if (end.was_opened && task.stored != nullptr && !options_.dry_run) {
    Restamp(*task.stored, end.facts);
    Replace(*task.stored);
  }
  if (sources == 0) {
    if (!end.failure.empty()) return Note(path, FileOutcome::kFailed, end.failure);
    return Note(path, FileOutcome::kSkipped, "holds no records");
  }
  if (task.stored != nullptr) return Note(path, FileOutcome::kUpdated);
  const auto twin = work.lost.find(end.facts.digest);
  if (twin == work.lost.end()) return Note(path, FileOutcome::kAdded);
  twin->second->is_renamed = true;
  work.lost.erase(twin);
  Note(path, FileOutcome::kRenamed);
}

// Of what is kept of a file, and only where something besides is_settled differs: the next change
// tells that.
void Updater::Restamp(const StoredFile& stored, const FileFacts& facts) {
  for (const StoredStamp& source : stored.sources) {
    if (!kept_.contains(source.number)) continue;
    FileStamp stamp = source.stamp;
    const bool is_new = stamp.bytes != facts.bytes || stamp.modified_ns != facts.modified_ns ||
                        stamp.inode != facts.inode || stamp.changed_ns != facts.changed_ns ||
                        stamp.digest != facts.digest;
    stamp.bytes = facts.bytes;
    stamp.modified_ns = facts.modified_ns;
    stamp.inode = facts.inode;
    stamp.changed_ns = facts.changed_ns;
    stamp.digest = facts.digest;
    stamp.is_settled = facts.is_settled;
    if (is_new) changes_.Restamp(source.number, stamp);
  }
}

// It was to be read by other rules and could not be: no stamp of it is ever right.
void Updater::Owe(const StoredFile& stored) {
  if (options_.dry_run) return;
  for (const StoredStamp& source : stored.sources) {
    if (store_.is_anew()) {
      owed_.insert(source.number);
    } else if (const FileStamp stamp = Disowned(source.stamp); stamp != source.stamp) {
      changes_.Restamp(source.number, stamp);
    }
  }
}

void Updater::DropVanished(Work& work) {
  const auto dropped = static_cast<std::size_t>(std::count_if(
      work.stored.begin(), work.stored.end(),
      [](const StoredFile& file) { return !file.seen && !file.is_renamed && !file.is_left_out; }));
  if (dropped * 2 > work.stored.size() && !options_.force) {
    for (StoredFile& file : work.stored) {
      file.seen = file.seen || (!file.is_renamed && !file.is_left_out);
    }
    Note(work.collection.root, FileOutcome::kFailed,
         fmt::format("{} of {} files are gone; nothing was dropped (use --force if they are meant "
                     "to be)",
                     dropped, work.stored.size()));
  }
  for (const StoredFile& file : work.stored) {
    if (file.seen) continue;
    if (!options_.dry_run) Replace(file);
    if (!file.is_renamed) Note(file.path(), FileOutcome::kRemoved);
  }
}

// An index made anew keeps what could not be read again: files that cannot be looked at, roots that
// are not there, records from memory.
void Updater::KeepOthers(const std::vector<Work>& works) {
  std::set<Xapian::docid> gone;
  for (const Work& work : works) {
    for (const StoredFile& file : work.stored) {
      if (file.seen && !replaced_.contains(&file)) continue;
      for (const StoredStamp& source : file.sources) gone.insert(source.number);
    }
  }
  for (const StoredStamp& stored : stamps_) {
    const bool is_listed =
        FindCollection(store_.state().collections, stored.stamp.collection) != nullptr;
    if (!is_listed || gone.contains(stored.number)) continue;
    const FileStamp& stamp = stored.stamp;
    const bool is_owed = owed_.contains(stored.number);
    if (changes_.Copy(stored.number, is_owed ? Disowned(stamp) : stamp)) continue;
    Note(stamp.record.empty() ? stamp.path : stamp.path + "#" + stamp.record, FileOutcome::kFailed,
         "what the index held of it is damaged and was dropped");
  }
}

// What the index held of the file makes room for what was read, but for what is kept.
void Updater::Replace(const StoredFile& stored) {
  replaced_.insert(&stored);
  const std::set<Xapian::docid> kept = std::exchange(kept_, {});
  if (store_.is_anew()) return;
  for (const StoredStamp& source : stored.sources) {
    if (!kept.contains(source.number)) changes_.Remove(source.number);
  }
}

void Updater::ReadAliases() {
  std::vector<Problem> problems;
  const std::vector<AliasFile> files = AliasFilesNow(store_, problems);
  for (const Problem& bad_line : problems) Note(ReportOfBadLine(bad_line));
  if (!options_.dry_run) changes_.SetAliases(files);
}

bool Updater::Tell(const FoundFile& file, bool was_read) {
  ++done_.files;
  if (was_read) done_.bytes += file.bytes;
  done_.path = file.path;
  return Tell();
}

bool Updater::Tell() {
  if (progress_ && !progress_(done_)) stopped_ = true;
  return GoesOn();
}

bool Updater::GoesOn() {
  const WorkLimits& limits = options_.limits;
  if (limits.stop.stop_requested()) {
    cut_ = Error{ErrorCode::kCancelled, "the update was stopped; the index is as it was"};
  } else if (limits.time.count() > 0 && std::chrono::steady_clock::now() >= end_) {
    cut_ = Error{ErrorCode::kTimeout,
                 "the update did not end in the time it was given; the index is as it was"};
  }
  stopped_ |= cut_.has_value();
  return !stopped_;
}

void Updater::FindUnsaved() {
  for (const auto& [file, text] : options_.unsaved) {
    std::error_code failed;
    const std::filesystem::path place =
        std::filesystem::weakly_canonical(std::filesystem::absolute(file, failed), failed);
    if (!failed) unsaved_.emplace(place.native(), &text);
  }
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
    case FileOutcome::kRenamed:
      ++report_.renamed;
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
                          outcome == FileOutcome::kRenamed || outcome == FileOutcome::kRemoved;
  const bool is_told = !reason.empty() || (is_changed && options_.name_changes);
  if (is_told || options_.dry_run) report_.files.push_back({path, outcome, std::move(reason)});
}

}  // namespace tanxun
