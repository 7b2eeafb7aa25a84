// SPDX-License-Identifier: GPL-2.0-or-later
// What a caller points to: looked at only once its size makes sense.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "tanxun/result.h"

namespace tanxun {

// A text or bytes as they come over the boundary; its name for messages.
struct Argument {
  const char* name;
  const char* data;
  std::size_t size;
};

inline constexpr std::size_t kMostTextBytes = std::size_t{1} << 20;  // Of a name, a query.
inline constexpr std::size_t kMostOptionBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMostNoteBytes = std::size_t{1} << 30;  // Of a note, of many records.

// Any bytes, `most` at most. Error: kBadArgument.
Result<std::string_view> BytesOf(const Argument& argument, std::size_t most);
// The same, and UTF-8.
Result<std::string_view> TextOf(const Argument& argument, std::size_t most = kMostTextBytes);

Result<void> ReadText(const Argument& argument, std::string& text);
// A name as results write it, "\xff".
Result<void> ReadName(const Argument& argument, std::string& name);
// A folder as the file system names it.
Result<std::filesystem::path> FolderOf(const char* data, std::size_t size);

}  // namespace tanxun
