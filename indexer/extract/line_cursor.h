// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tanxun/source.h"

namespace tanxun {

// Counts on from the place last asked for: asking for many places of one text, in order or nearly
// so, costs the text's length once. The texts must outlive the cursor.
class LineCursor {
 public:
  // The line of byte `at` of a block's visible text, whose lines are `lines`.
  std::uint32_t LineAt(std::string_view text, std::size_t at, LineRange lines);
  // Characters of `line` before byte `at`.
  std::size_t CharactersBefore(std::string_view line, std::size_t at);

 private:
  struct Place {
    std::string_view text;
    std::size_t at = 0;
    std::size_t count = 0;
  };
  template <typename Counts>
  static std::size_t CountTo(Place& place, std::string_view text, std::size_t at, Counts counts);

  Place breaks_;
  Place characters_;
};

}  // namespace tanxun
