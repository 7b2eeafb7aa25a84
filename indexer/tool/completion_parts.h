// SPDX-License-Identifier: GPL-2.0-or-later
// What the three writers of completion scripts share.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/tool/command_line.h"

namespace tanxun {

struct NamedCommand {
  std::string name;
  Command command;
};
std::vector<NamedCommand> MakeCommands(const Program& program);

// Every flag of the commands once: one name means the same everywhere.
std::vector<Flag> FlagsOf(const std::vector<NamedCommand>& commands);

// Those that may stand before the command, but for --help and --version.
std::vector<Flag> LeadingFlags(const Program& program, const std::vector<NamedCommand>& commands);

// "-n", "--limit".
Words NamesOf(const Flag& flag);

// A name as part of a shell function's: "tanxun-index" is "tanxun_index".
std::string FunctionName(std::string_view name);
// 'text', with which a shell does nothing.
std::string ShellQuoted(std::string_view text);

// `text` with each "@NAME@" replaced.
std::string Filled(std::string text,
                   const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace tanxun
