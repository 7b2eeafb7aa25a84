// SPDX-License-Identifier: GPL-2.0-or-later
// Where an index's database lies in its folder, and opening it for reading while a writer may put
// another in its place.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>

namespace tanxun {

std::filesystem::path DatabaseFolder(const std::filesystem::path& folder);
// Where a database waits that is about to be replaced, on file systems that cannot exchange two
// names at once. A killed writer can leave it there, with none in its place.
std::filesystem::path ReplacedFolder(const std::filesystem::path& folder);

// The folder to read from: of the two above, the first that holds a database. Empty if none does.
std::filesystem::path FolderToRead(const std::filesystem::path& folder);

// The database's files are there without the one that says what its last commit is.
bool IsHeadless(const std::filesystem::path& folder);

// Changes with every commit: what cannot be read and stays as it is, is damaged, not in motion.
struct CommitMark {
  std::uint64_t inode = 0;
  std::int64_t modified_ns = 0;
  bool operator==(const CommitMark&) const = default;
};
CommitMark MarkOf(const std::filesystem::path& folder);

// Throws what Xapian throws, DatabaseModifiedError where the database was replaced meanwhile (its
// files must not be mixed with the new one's) and DatabaseNotFoundError where there is none.
Xapian::Database OpenToRead(const std::filesystem::path& folder);

}  // namespace tanxun
