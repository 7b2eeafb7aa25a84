// SPDX-License-Identifier: GPL-2.0-or-later
// Files on disk as an update sees them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/read/readers.h"
#include "indexer/read/walk.h"
#include "indexer/schema/metadata.h"
#include "tanxun/extension.h"
#include "tanxun/index_writer.h"
#include "tanxun/result.h"
#include "tanxun/source.h"

namespace tanxun {

struct FoundFile {
  std::string path;  // Relative to the collection's root.
  std::filesystem::path file;
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  std::int64_t changed_ns = 0;
};

struct Listing {
  std::vector<FoundFile> files;      // Ascending by path.
  std::vector<FileReport> left_out;  // Skipped, failed or ignored, each with its reason.
  std::vector<std::string> blind;    // Folders nobody could look into: nothing there has vanished.
};

// The collection's files at `under` (a file, a folder, or empty for all) and below it; the index's
// own folder is none of them. Errors: kSourceUnreadable where the root is not there.
Result<Listing> ListFiles(const Collection& collection, const std::string& under,
                          const std::filesystem::path& index_folder);

// The rules by which its root is walked.
WalkOptions WalkOptionsOf(const Collection& collection);

// Where a file of the collection lies: behind its links, if links are followed and lead to the
// inside.
std::filesystem::path PlaceOf(const Collection& collection, const std::string& path);

struct FileBytes {
  std::string bytes;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  std::int64_t changed_ns = 0;
  // A change of it from now on will show in its time. Clocks of file systems tick in some
  // milliseconds.
  bool is_settled = false;
};

// The whole of a regular file. Errors: kSourceUnreadable, without the name.
Result<FileBytes> ReadFileBytes(const std::filesystem::path& file, const Collection& collection);

// The sources in a file's bytes, as `tanxun-index read` sees them but for custom readers. Errors:
// kSourceUnreadable.
Result<Leftover> ReadContent(const FileBytes& content, const std::string& path,
                             const Collection& collection, const std::vector<CustomReader>& readers,
                             const std::function<bool(Source&&)>& sink);

// A line of a collection that is no record, as an update reports it: "FILE.jsonl:LINE".
FileReport ReportOfBadLine(const Problem& bad_line);

// `path` is `folder` or below it, both relative with '/'; everything is below "".
bool IsBelow(std::string_view path, std::string_view folder);
bool IsBelowAny(std::string_view path, const std::vector<std::string>& folders);

}  // namespace tanxun
