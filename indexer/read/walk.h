// SPDX-License-Identifier: GPL-2.0-or-later
// Finding the files of a collection.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/result.h"

namespace tanxun {

struct WalkOptions {
  // Only paths that match one, whatever their ending, and none that matches one after a '!'; one
  // without '/' is matched with the file's name. None without '!' = every kind that can be read.
  std::vector<std::string> globs;
  // Files that are read beside those of a known ending, as `globs`.
  std::vector<std::string> kinds;
  bool hidden = false;           // Also names that begin with a dot.
  bool use_ignore_files = true;  // .gitignore, .ignore, .tanxunignore inside the root.
  bool follow_links = false;     // Symbolic links whose target is inside the root.
  std::uint64_t max_file_bytes = 16u << 20;
  std::uint64_t max_collection_bytes = 1u << 30;  // For JSON Lines files.
};

struct WalkEntry {
  std::string path;                // Relative to the root, '/' between folders, bytes as they are.
  std::filesystem::path absolute;  // Where to open it; no link.
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
  std::int64_t changed_ns = 0;  // When its inode last changed: nobody can set that back.
};

struct WalkSkip {
  std::string path;
  std::string reason;
  bool ordinary = false;    // As wished: ignored by a rule, hidden, not a kind of file to read.
  bool is_folder = false;   // What is below it was not seen.
  bool unreadable = false;  // An error: that it is not in the report says nothing about it.
};

struct WalkReport {
  std::vector<WalkEntry> entries;              // Ascending by bytes of path.
  std::vector<WalkSkip> skips;                 // Ascending by bytes of path.
  std::vector<std::filesystem::path> folders;  // Looked into, by their real places; the root too.
};

// Walks a folder, or takes a single file (path = its name, whatever its ending). Never opens
// anything but folders and ignore files, never leaves the root. Errors: kSourceUnreadable if the
// root is not there or not readable.
Result<WalkReport> Walk(const std::filesystem::path& root, const WalkOptions& options);

// Whether a file of this name is read without being asked for: .md .markdown .txt .text .org
// .html .htm .xhtml .jsonl
bool IsReadableKind(std::string_view file_name);

// Whether rules are read from a file of this name: .gitignore, .ignore, .tanxunignore.
bool IsIgnoreFile(std::string_view file_name);

}  // namespace tanxun
