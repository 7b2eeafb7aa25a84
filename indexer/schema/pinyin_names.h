// SPDX-License-Identifier: GPL-2.0-or-later
// Which names are typed so in letters: tongyiqianwen and tyqw are 通义千问. Built at commit, read
// without parsing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema/record_table.h"
#include "indexer/schema/stored.h"

namespace tanxun {

inline constexpr const char* kPinyinKey = "pinyin";  // Of Xapian's metadata.

// The names of a source that can be typed by sound.
std::vector<std::string> SoundedNames(const StoredSource& source);
// "芯片/出口" -> "芯片", "出口".
std::vector<std::string> NamesOfTag(std::string_view tag);

enum class SoundKind { kFull, kInitials };

class PinyinNames {
 public:
  // The bytes to store. Order of `sources` does not matter.
  static std::string Build(const std::vector<StoredSource>& sources);

  PinyinNames() = default;
  // What Build() made, which must outlive the table.
  explicit PinyinNames(std::string_view bytes) : PinyinNames(PagedBytes(bytes)) {}
  explicit PinyinNames(PagedBytes bytes);

  bool empty() const { return records_.size(0) == 0; }
  // NameKeys of the names with this sound (SoundKey()), sorted, at most kNamesOfSound.
  std::vector<std::string> Find(SoundKind kind, std::string_view sound) const;

 private:
  RecordTable records_;
};
inline constexpr std::size_t kNamesOfSound = 8;

}  // namespace tanxun
