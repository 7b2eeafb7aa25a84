// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/extract/column_cursor.h"

#include <algorithm>

#include "indexer/text/utf8.h"

namespace tanxun {

std::size_t ColumnCursor::CharactersBefore(std::string_view line, std::size_t at) {
  at = std::min(at, line.size());
  const bool known = line_.data() == line.data() && line_.size() == line.size();
  if (!known || at < at_ / 2) {
    line_ = line;
    at_ = count_ = 0;
  }
  if (at >= at_) {
    count_ += CountCharacters(line.substr(at_, at - at_));
  } else {
    count_ -= CountCharacters(line.substr(at, at_ - at));
  }
  at_ = at;
  return count_;
}

}  // namespace tanxun
