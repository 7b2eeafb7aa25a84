// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <exception>
#include <new>

namespace tanxun {

// What an exception says, in words a user understands.
inline const char* CauseOf(const std::exception& problem) {
  return dynamic_cast<const std::bad_alloc*>(&problem) != nullptr ? "out of memory"
                                                                  : problem.what();
}

}  // namespace tanxun
