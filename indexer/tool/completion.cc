// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/completion.h"

#include <algorithm>

namespace tanxun {

std::string FunctionName(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

std::string ShellQuoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

}  // namespace tanxun
