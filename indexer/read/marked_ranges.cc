// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/marked_ranges.h"

namespace tanxun {

Ranges MarkedRanges(const RichText& text, bool links_too) {
  Ranges ranges;
  for (const Mark& mark : text.marks) {
    const bool link = mark.kind == MarkKind::kLink || mark.kind == MarkKind::kWikiLink ||
                      mark.kind == MarkKind::kEmbed || mark.kind == MarkKind::kTag;
    if (mark.kind == MarkKind::kCode || (links_too && link)) ranges.Add(mark.begin, mark.end);
  }
  ranges.Close();
  return ranges;
}

}  // namespace tanxun
