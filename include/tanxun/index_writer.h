// SPDX-License-Identifier: GPL-2.0-or-later
// Writing an index.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/export.h"
#include "tanxun/extension.h"
#include "tanxun/limits.h"
#include "tanxun/result.h"
#include "tanxun/searcher.h"
#include "tanxun/source.h"

namespace tanxun TANXUN_API {

// How IndexWriter::Update() finds and reads files. The first six fields are rules of the
// collection: an index keeps them for each, and a refresh without paths goes by what it keeps.
struct UpdateOptions {
  // Only paths that match one, and none that matches one after a '!'; one without '/' is matched
  // with the file's name. None without '!' = every readable kind.
  std::vector<std::string> globs;
  bool hidden = false;           // Also names that begin with a dot.
  bool use_ignore_files = true;  // .gitignore, .ignore, .tanxunignore.
  bool follow_links = false;     // Symbolic links, inside the root only.
  // Of a note, and of one record; a larger one is left out, and named.
  std::uint64_t max_file_bytes = 16u << 20;
  std::string encoding;  // A name that KnowsEncoding(); empty = detect.
  bool dry_run = false;  // Report what would be done; change nothing.
  // Make the index anew, from every file of every collection; what cannot be read again is taken
  // over as it is. Readers have the old one until the commit.
  bool rebuild = false;
  bool force = false;  // Allow dropping more than half of a collection.
  unsigned jobs = 0;   // Files read at once; 0 = as many as there are processors.
  // About how much memory an update may use, however large the collection is.
  std::uint64_t memory_bytes = std::uint64_t{512} << 20;
  // Where no paths are given: only these; empty = all.
  std::vector<std::string> collections;
  // Paths of files that are read again, changed or not.
  std::vector<std::string> reread;
  // The report also names what was added, updated and removed.
  bool name_changes = false;
  // What an editor holds of files and has not saved, UTF-8: read in place of what they hold on
  // disk, until the next update. Of files that the update would read; others are not looked at.
  std::map<std::filesystem::path, std::string> unsaved = {};
  // Looked at after each file. Met, the index stays as it was.
  WorkLimits limits = {};
};

// What an update did with a file.
enum class FileOutcome {
  kAdded,      // New to the index.
  kUpdated,    // Read again: its bytes have changed, or `rebuild` or `reread` asked for it.
  kRenamed,    // Under a new path with the bytes of one that is gone.
  kUnchanged,  // As the index has it.
  kRemoved,    // Gone from disk, or left out by a rule now.
  kSkipped,    // Left out though it was meant: too large, a file of no records, a bad line of one.
  kFailed,     // Not to be opened: what the index has of it stays; or not to be read: it goes.
  kIgnored,    // Left out as wished: by a rule, as hidden, as no kind of file that is read.
};
std::string_view Name(FileOutcome outcome);  // "added", "updated", "renamed", …

// What became of one file. reason says why for kSkipped, kFailed and kIgnored: left out as wished,
// by a rule, as hidden, as no kind of file that is read. The path of a folder that nobody looked
// into ends in '/'; that of a bad line of a collection is "FILE.jsonl:LINE".
struct FileReport {
  std::string path;  // Relative to its collection's root; a whole root by its own path.
  FileOutcome outcome = FileOutcome::kAdded;  // Counted in UpdateReport.
  std::string reason;  // English, without a full stop; empty for the other outcomes.
};

// What became of an update, a removal or a commit. Files, but for what came from memory: records.
struct UpdateReport {
  std::uint64_t found = 0;        // added + updated + renamed + unchanged + skipped + failed
  std::uint64_t added = 0;        // As FileOutcome says, and so below.
  std::uint64_t updated = 0;      // Read again and stored.
  std::uint64_t renamed = 0;      // Under a new path with the bytes of one that is gone.
  std::uint64_t unchanged = 0;    // Not read, or read and found as it was.
  std::uint64_t removed = 0;      // Not counted in found.
  std::uint64_t skipped = 0;      // Named in `files`.
  std::uint64_t failed = 0;       // Named in `files`.
  std::uint64_t ignored = 0;      // Not counted in found: no file that was asked for.
  std::uint64_t sources = 0;      // In the index afterwards.
  std::uint64_t passages = 0;     // In the index afterwards.
  std::uint64_t facts = 0;        // In the index afterwards.
  std::uint64_t revision = 0;     // Of the commit; 0 = nothing to commit.
  std::vector<FileReport> files;  // Skipped, failed and ignored; all of them for a dry run.
  std::vector<Problem> problems;  // Of files that were indexed all the same.
};

// How far an update has come.
struct UpdateProgress {
  std::uint64_t files = 0;        // Done, unchanged ones included.
  std::uint64_t total_files = 0;  // To be looked at in all; known before the first call.
  std::uint64_t bytes = 0;        // Of the files that had to be read.
  std::uint64_t total_bytes = 0;  // Of all files to be read; known before the first call.
  std::string_view path;          // Of the last file, as in FileReport. Good during the call only.
};

// Called after each file and now and then within one of many records, on the thread that called
// Update(); returning false stops the update without committing.
using ProgressCallback = std::function<bool(const UpdateProgress& progress)>;

// How a writer opens its index.
struct WriterOptions {
  // An index that is damaged or of an earlier format, or that needs other extensions, is opened as
  // well, and everything but an Update() with `rebuild` is refused.
  bool to_rebuild = false;
  Extensions extensions;  // Those that the index was made with; of a new one those to come.
};

// The one writer of an index, for one thread at a time. A commit is atomic and durable: readers see
// the old one or the new one. Where the disk or the memory fails at one place of Xapian 1.4, it
// calls std::terminate: the index is as before, but a program that wants to say so needs a handler.
class IndexWriter {
 public:
  // Makes the folder (mode 0700) if it is not there. Errors: kIndexBusy, kIndexTooNew,
  // kIndexTooOld, kIndexDamaged, kExtensionMissing, kIo; kBadArgument for an extension without a
  // name or a function.
  static Result<IndexWriter> Open(const std::filesystem::path& folder, WriterOptions options = {});

  // The one moved from may only be assigned to or destroyed.
  IndexWriter(IndexWriter&&) noexcept;
  // Drops what this one has not committed, and lets go of its index.
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();  // Drops what is not committed.

  // Files and folders; each becomes a collection named after it. No paths: every collection the
  // index knows. Commits at the end. Errors: kIo, kSourceUnreadable (a root that is not there),
  // kBadArgument (an unknown encoding; one for a part of a collection), kIndexDamaged, kCancelled,
  // kTimeout. What Replace() holds back stays so.
  Result<UpdateReport> Update(const std::vector<std::filesystem::path>& paths,
                              const UpdateOptions& options,
                              const ProgressCallback& progress = nullptr);
  // A note from memory, which ReadSource() or the caller made: of a collection without files that
  // its first note makes. Takes the place of what that holds under the same path and record. Held
  // back, a few times the note's size, until Commit(). Errors: kBadArgument for a path that is
  // empty, a collection without a name, spans that do not fit the text, or where a folder's
  // collection has that name.
  Result<void> Replace(const Source& source, std::string_view collection = "memory");
  // The same, but kBadArgument where the collection already holds one.
  Result<void> Add(const Source& source, std::string_view collection = "memory");
  // Commits what Add() and Replace() hold back; where that fails it is dropped. Errors: kIo,
  // kIndexDamaged.
  Result<UpdateReport> Commit();
  // JSON Lines from memory, as `tanxun-index update -` reads them from standard input. Of the
  // options only the encoding and the largest size (of a record) count. Commits. Errors:
  // kBadArgument for an unknown encoding, or where a folder's collection has that name;
  // kSourceUnreadable for what is no text; kIo, kIndexDamaged.
  Result<UpdateReport> UpdateRecords(std::string_view json_lines, std::string_view collection,
                                     const UpdateOptions& options = {});
  // Forgets sources: index paths, or files and folders on disk. Commits. Errors: kNotFound,
  // kBadArgument (an empty path).
  Result<UpdateReport> Remove(const std::vector<std::string>& paths);

  // Of the last commit: what is held back does not count.
  IndexInfo Info() const;

 private:
  struct TANXUN_LOCAL State;
  explicit IndexWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// What CheckIndex() looked at, and what is wrong.
struct CheckReport {
  std::uint64_t sources = 0;      // Found in the index.
  std::uint64_t passages = 0;     // Likewise.
  std::uint64_t facts = 0;        // Likewise.
  std::vector<Problem> problems;  // Empty = sound. Of the index itself where the path is empty.
};

// Reads the whole index and every source again, writing nothing. Errors: kIndexMissing,
// kIndexDamaged, kIndexTooOld, kIndexTooNew, kExtensionMissing, kIo.
Result<CheckReport> CheckIndex(const std::filesystem::path& folder,
                               const Extensions& extensions = {});

}  // namespace tanxun
