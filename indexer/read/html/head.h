// SPDX-License-Identifier: GPL-2.0-or-later
// What a page says about itself: its title, author, dates, tags, and its encoding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/html/scan.h"
#include "indexer/read/lines.h"
#include "tanxun/source.h"

namespace tanxun {

// Keys are those of front matter: title, author, description, date, updated, tags. Spans are
// offsets into the text. A title loses the site's name ("Acme | Site") where one of `headings` is
// the rest of it.
std::vector<Property> ReadHtmlHead(const LineIndex& lines, const std::vector<HtmlToken>& head,
                                   const std::vector<std::string>& headings);

// "2025-03-04T10:00:00Z" -> "2025-03-04"; other stamps without blanks at their ends.
std::string_view DayOf(std::string_view stamp);

// Whether the bytes begin as an HTML document does.
bool BeginsLikeHtml(std::string_view bytes);
// The encoding that a page declares in its first 1,024 bytes; empty if it does not.
std::string DeclaredHtmlEncoding(std::string_view bytes);

}  // namespace tanxun
