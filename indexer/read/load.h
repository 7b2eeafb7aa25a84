// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "tanxun/result.h"

namespace tanxun {

struct LoadedFile {
  std::string bytes;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  std::int64_t changed_ns = 0;  // As in WalkEntry.
};

// A regular file's bytes; never follows a link in the last component, never waits for a pipe. A
// file that changes meanwhile is read once more, and is an error if it changes again: never half of
// one version and half of another. `name` is for messages. Errors: kSourceUnreadable.
Result<LoadedFile> LoadFile(const std::filesystem::path& file, std::string_view name,
                            std::uint64_t max_bytes);

}  // namespace tanxun
