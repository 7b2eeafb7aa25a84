// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace tanxun {

// Counts on from the place last asked for: asking for many places of one line, in order or nearly
// so, costs the line's length once. The lines must outlive the cursor.
class ColumnCursor {
 public:
  // Characters of `line`, valid UTF-8, before byte `at`.
  std::size_t CharactersBefore(std::string_view line, std::size_t at);

 private:
  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
};

}  // namespace tanxun
