// SPDX-License-Identifier: GPL-2.0-or-later
// By what an update knows that a file is as it was indexed. Stamps are the values of one slot of
// the source documents: read in one pass, without any record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tanxun {

struct FileStamp {
  std::string collection;
  std::string path;
  std::string record;
  std::uint64_t bytes = 0;       // Of a record from memory: its own.
  std::int64_t modified_ns = 0;  // 0 for a record from memory.
  std::uint64_t inode = 0;
  std::int64_t changed_ns = 0;      // When its inode last changed: that cannot be set back.
  std::uint64_t digest = 0;         // Of the file's bytes (of the record's text).
  std::uint64_t record_digest = 0;  // Of a record: what it says and where; 0 for a whole file.
  bool is_dated_by_file = false;    // Something in it may have the file's time as its date.
  bool is_settled = true;           // It was not written in the moment before it was read: the next
                                    // change of it cannot have the same time.
  bool operator==(const FileStamp&) const = default;
};

std::string Encode(const FileStamp& stamp);
// Empty where the bytes are damaged.
std::optional<FileStamp> DecodeStamp(std::string_view bytes);

}  // namespace tanxun
