// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "indexer/extract/note.h"

namespace tanxun {

// Calls `visit` with every visible text of a section that may carry knowledge (code and raw HTML do
// not): block texts and table cells. A section's own heading comes first.
void EachText(
    const Note& note, const Section& section,
    const std::function<void(const RichText& text, LineRange lines, const Block& block)>& visit);

}  // namespace tanxun
