// SPDX-License-Identifier: GPL-2.0-or-later
// What of a saved page is its content, and what is menus, banners and the like.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/read/html/tree.h"

namespace tanxun {

// For each node whether it is read; nothing inside a node that is not read is. What can be seen is
// rather kept than lost: a part that holds most of the page's text is never left out.
std::vector<bool> ChooseHtmlContent(const HtmlTree& tree, std::string_view text);

}  // namespace tanxun
