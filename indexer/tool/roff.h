// SPDX-License-Identifier: GPL-2.0-or-later
// The little of roff that manual pages need.
#pragma once

#include <string>
#include <string_view>

namespace tanxun {

// Text as roff prints it: nothing in it is a request, an escape or a hyphen to break at, and
// characters beyond ASCII are named, so that any roff reads them in any locale.
std::string RoffText(std::string_view text);

std::string RoffTitle(std::string_view name, int section);
std::string RoffSection(std::string_view heading);
std::string RoffSubsection(std::string_view heading);
std::string RoffParagraph(std::string_view text);
// A term in bold, indented below it what it means. `term` is roff already.
std::string RoffItem(std::string_view term, std::string_view meaning);
std::string RoffLines(std::string_view lines);  // As they are, indented.
std::string RoffBold(std::string_view text);
std::string RoffItalic(std::string_view text);

}  // namespace tanxun
