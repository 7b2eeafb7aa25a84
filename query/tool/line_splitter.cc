// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/line_splitter.h"

namespace tanxun {

void LineSplitter::Add(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    if (line_.text.size() + part.size() > most_) line_ = {"", true};
    if (!line_.too_long) line_.text += part;
    if (end == std::string_view::npos) return;
    Pass();
    bytes.remove_prefix(end + 1);
  }
}

void LineSplitter::End() {
  if (!line_.text.empty() || line_.too_long) Pass();
}

void LineSplitter::Pass() { use_(std::exchange(line_, {})); }

}  // namespace tanxun
