// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace tanxun {

// Finds a string at or behind a place that only moves forward; what is not found once is not looked
// for again, so that all calls together are linear.
class NextFinder {
 public:
  NextFinder(std::string_view text, std::string_view wanted) : text_(text), wanted_(wanted) {}

  std::size_t At(std::size_t from) {
    if (!known_ || (next_ != std::string_view::npos && next_ < from)) {
      next_ = text_.find(wanted_, from);
      known_ = true;
    }
    return next_;
  }

 private:
  std::string_view text_;
  std::string_view wanted_;
  std::size_t next_ = 0;
  bool known_ = false;
};

}  // namespace tanxun
