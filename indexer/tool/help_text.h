// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/tool/command_line.h"
#include "indexer/tool/terminal.h"

namespace tanxun {

// What --help prints. Examples first: they are what its reader looks for. Only the style's columns
// count; examples are never broken.
std::string HelpOf(const Program& program, const TerminalStyle& style);
std::string HelpOf(const Program& program, std::string_view name, const Command& command,
                   const TerminalStyle& style);

// "-n, --limit N", as help and manual write it.
std::string FlagSyntax(const Flag& flag);
// What it does, which values it may have, and which it has.
std::string FlagMeaning(const Flag& flag);
// "print the lines": "Print the lines."
std::string AsSentence(std::string_view text);
// "tanxun search [FLAGS] QUERY..."
std::string UsageOf(const Program& program, std::string_view name, const Command& command);

}  // namespace tanxun
