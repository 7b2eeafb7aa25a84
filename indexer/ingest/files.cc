// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "indexer/ingest/alias_files.h"
#include "indexer/ingest/custom_reading.h"
#include "indexer/read/load.h"
#include "indexer/read/walk.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kClockTickNs = 50'000'000;

ReadOptions ReadOptionsOf(const Collection& collection) {
  ReadOptions options;
  options.encoding = collection.encoding;
  if (collection.max_file_bytes > 0) options.max_file_bytes = collection.max_file_bytes;
  return options;
}

FileOutcome OutcomeOf(const WalkSkip& skip) {
  if (skip.ordinary) return FileOutcome::kIgnored;
  return skip.unreadable ? FileOutcome::kFailed : FileOutcome::kSkipped;
}

// Files named one by one: each is there, or was once and is now missed.
Listing ListNamed(const Collection& collection, const std::string& under) {
  Listing listing;
  for (const std::string& name : collection.files) {
    if (!IsBelow(name, under)) continue;
    WalkOptions options;
    options.max_file_bytes = collection.max_file_bytes;
    const Result<WalkReport> found = Walk(fs::path(collection.root) / name, options);
    if (!found) {
      listing.left_out.push_back(
          {name, FileOutcome::kFailed,
           found.error().message + "; forget it with: tanxun-index remove " + name});
      continue;
    }
    for (const WalkEntry& entry : found->entries) {
      listing.files.push_back(
          {name, entry.absolute, entry.size, entry.mtime_ns, entry.inode, entry.changed_ns});
    }
    for (const WalkSkip& skip : found->skips) {
      listing.left_out.push_back({name, OutcomeOf(skip), skip.reason});
    }
  }
  return listing;
}

bool IsInside(const fs::path& file, const fs::path& folder) {
  const fs::path relative = file.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

bool IsBelow(std::string_view path, std::string_view folder) {
  if (folder.empty()) return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

WalkOptions WalkOptionsOf(const Collection& collection) {
  WalkOptions options;
  options.globs = collection.globs;
  options.kinds = collection.kinds;
  options.hidden = collection.hidden;
  options.use_ignore_files = collection.use_ignore_files;
  options.follow_links = collection.follow_links;
  options.max_file_bytes = collection.max_file_bytes;
  return options;
}

bool IsBelowAny(std::string_view path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& folder) { return IsBelow(path, folder); });
}

Result<Listing> ListFiles(const Collection& collection, const std::string& under,
                          const fs::path& index_folder) {
  if (!collection.files.empty()) return ListNamed(collection, under);
  Result<WalkReport> walked = Walk(collection.root, WalkOptionsOf(collection));
  if (!walked) return walked.error();
  std::error_code ignored;
  const fs::path own = fs::weakly_canonical(fs::absolute(index_folder, ignored), ignored);
  const bool holds_index = IsInside(own, collection.root);
  if (IsInside(collection.root, own)) {
    return Error{ErrorCode::kBadArgument,
                 fmt::format("{}: is the index's own folder or lies in it; give the index a folder "
                             "of its own, {} for example",
                             collection.root, (fs::path(collection.root) / ".tanxun").string())};
  }
  Listing listing;
  for (WalkEntry& entry : walked->entries) {
    if (!IsBelow(entry.path, under) || (holds_index && IsInside(entry.absolute, own))) continue;
    if (entry.path == kAliasFileName) continue;  // No note: it says who is one.
    listing.files.push_back({std::move(entry.path), std::move(entry.absolute), entry.size,
                             entry.mtime_ns, entry.inode, entry.changed_ns});
  }
  for (WalkSkip& skip : walked->skips) {
    if (skip.path == kAliasFileName) continue;
    if (holds_index && IsInside(fs::path(collection.root) / skip.path, own)) continue;
    if (skip.is_folder && skip.unreadable) listing.blind.push_back(skip.path);
    // What the user named is answered for, whatever rule leaves it or its folder out.
    const bool is_named = !under.empty() && IsBelow(under, skip.path);
    if (!IsBelow(skip.path, under) && !is_named) continue;
    const FileOutcome outcome = is_named && skip.ordinary ? FileOutcome::kSkipped : OutcomeOf(skip);
    std::string path = std::move(skip.path);
    if (is_named) path = under;
    if (skip.is_folder && path != under) path += '/';
    listing.left_out.push_back({std::move(path), outcome, std::move(skip.reason)});
  }
  return listing;
}

fs::path PlaceOf(const Collection& collection, const std::string& path) {
  fs::path place = fs::path(collection.root) / path;
  if (!collection.follow_links) return place;
  std::error_code failed;
  fs::path target = fs::canonical(place, failed);
  return failed || !IsInside(target, collection.root) ? place : target;
}

Result<FileBytes> ReadFileBytes(const fs::path& file, const Collection& collection) {
  const ReadOptions options = ReadOptionsOf(collection);
  const std::string name = file.filename().string();
  Result<LoadedFile> loaded = LoadFile(
      file, name, IsJsonLines(name) ? options.max_collection_bytes : options.max_file_bytes);
  if (!loaded) {
    Error error = loaded.error();  // Who reports it says the file's whole path.
    if (error.message.starts_with(name + ": ")) error.message.erase(0, name.size() + 2);
    return error;
  }
  const std::int64_t now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                               std::chrono::system_clock::now().time_since_epoch())
                               .count();
  return FileBytes{std::move(loaded->bytes), loaded->modified_ns, loaded->inode, loaded->changed_ns,
                   now - loaded->modified_ns > kClockTickNs};
}

Result<Leftover> ReadContent(const FileBytes& content, const std::string& path,
                             const Collection& collection, const std::vector<CustomReader>& readers,
                             const std::function<bool(Source&&)>& sink) {
  const SourceSink dated = [&](Source&& source) {
    source.modified_ns = content.modified_ns;
    return sink(std::move(source));
  };
  if (const CustomReader* reader = ReaderFor(readers, path)) {
    return ReadWith(*reader, content.bytes, path, dated);
  }
  return ReadSources(std::string_view(content.bytes), path, ReadOptionsOf(collection), dated);
}

FileReport ReportOfBadLine(const Problem& bad_line) {
  return {fmt::format("{}:{}", bad_line.path, bad_line.line), FileOutcome::kSkipped,
          bad_line.reason};
}

}  // namespace tanxun
