// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/tool/command_line.h"
#include "indexer/tool/terminal.h"

namespace tanxun {

// Prints text for people. Where standard output and input are a terminal that is not dumb, and the
// text has more rows than it, the text goes through $TANXUN_PAGER, else $PAGER, else less; an empty
// one or cat is none. A pager that is left early is no error; for one that cannot be run the text
// is printed as it is.
void PrintPaged(const std::string& text, const TerminalStyle& style, bool wanted);

// Prints a manual page in roff: on a terminal through man, paged or not; where man fails, or off a
// terminal, as it is.
void PrintManual(const std::string& roff, bool paged);

// The flag --no-pager.
void AddPagerFlag(FlagTable& flags, bool& paged);

// Rows of the text on a terminal of so many columns; colours and links take none.
std::size_t RowsOf(std::string_view text, std::size_t columns);

// The environment variables that choose the pager, for manuals.
Variables PagerVariables();

}  // namespace tanxun
