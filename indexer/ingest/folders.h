// SPDX-License-Identifier: GPL-2.0-or-later
// An index's folders on disk: whose they are, who may read them, and that they are really there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "tanxun/result.h"

namespace tanxun {

inline constexpr int kFolderMode = 0700;
inline constexpr int kFileMode = 0600;

// "path: what: why", why from errno.
Error IoError(const std::filesystem::path& path, std::string_view what);

// A folder of ours with mode 0700, whatever the umask; true if it is new. Errors: kIo, also for one
// that belongs to another user.
Result<bool> MakeFolder(const std::filesystem::path& folder);

// fsync of a folder, so that the names in it are on disk; of a file, so that its bytes are.
Result<void> SyncFolder(const std::filesystem::path& folder);
Result<void> SyncFile(const std::filesystem::path& file);

// Mode 0600 for the files in it: glass makes them by the umask.
void SetFileModes(const std::filesystem::path& folder);

// With all that is in it. What cannot be dropped now is dropped by the next writer.
void DropFolder(const std::filesystem::path& folder);

// Of the files in a folder itself; as far as it can be read.
std::uint64_t BytesIn(const std::filesystem::path& folder);

}  // namespace tanxun
