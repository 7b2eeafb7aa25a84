// SPDX-License-Identifier: GPL-2.0-or-later
// A page saved as HTML: its content without menus and banners, headings, lists and tables kept.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/read/lines.h"
#include "indexer/read/markdown.h"

namespace tanxun {

// Whether a text is an HTML page: by its name's ending if it has tags at all, or by its beginning.
bool IsHtmlPage(std::string_view file_name, const LineIndex& lines, std::uint64_t begin);
bool HasHtmlEnding(std::string_view file_name);

// A page with too many tags is read as one text without them, with a Problem.
ReadText ReadHtmlPage(const LineIndex& lines, std::uint64_t begin);

}  // namespace tanxun
