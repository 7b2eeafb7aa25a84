// SPDX-License-Identifier: GPL-2.0-or-later
// "title:: Acme", "alias:: ACM, Acme Inc": how an outliner writes a page's properties on its first
// lines, without a fence.
#pragma once

#include <vector>

#include "indexer/read/lines.h"

namespace tanxun {

// The properties of the first lines if these are nothing else; they stay part of the text, too.
std::vector<Property> ReadPageProperties(const LineIndex& lines);

}  // namespace tanxun
