// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace tanxun {

// "a/b/Some note.md" -> "Some note".
inline std::string_view FileStem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view base = slash == path.npos ? path : path.substr(slash + 1);
  return base.substr(0, base.rfind('.'));
}

}  // namespace tanxun
