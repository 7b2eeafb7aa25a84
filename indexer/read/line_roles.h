// SPDX-License-Identifier: GPL-2.0-or-later
// What each line of a note is before Markdown is read: text, fenced code, math or source as
// written, or a line that an outliner keeps for itself.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/read/lines.h"

namespace tanxun {

enum class LineRole : std::uint8_t {
  kText,
  kCode,      // Of a fenced block, its fences included.
  kHidden,    // "id:: …", ":LOGBOOK:" … ":END:", "#+BEGIN_QUOTE": never shown.
  kVerbatim,  // Between "$$" lines or "#+BEGIN_SRC" and its end: shown as written.
};

// The roles of lines `first`.. to the last. Linear; what is opened and never closed is text.
std::vector<LineRole> FindLineRoles(const LineIndex& lines, std::uint32_t first);

}  // namespace tanxun
