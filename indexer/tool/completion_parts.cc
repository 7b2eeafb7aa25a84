// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/completion_parts.h"

#include <algorithm>

namespace tanxun {

std::vector<NamedCommand> MakeCommands(const Program& program) {
  std::vector<NamedCommand> commands;
  for (const CommandEntry& entry : program.commands) {
    commands.push_back({std::string(entry.name), entry.make()});
  }
  return commands;
}

std::vector<Flag> FlagsOf(const std::vector<NamedCommand>& commands) {
  std::vector<Flag> flags;
  for (const NamedCommand& named : commands) {
    for (const Flag& flag : named.command.flags.flags()) {
      const bool is_known = std::any_of(flags.begin(), flags.end(),
                                        [&](const Flag& known) { return known.name == flag.name; });
      if (!is_known) flags.push_back(flag);
    }
  }
  return flags;
}

std::vector<Flag> LeadingFlags(const Program& program, const std::vector<NamedCommand>& commands) {
  std::vector<Flag> flags = FlagsOf(commands);
  const Words& leading = program.leading_flags;
  std::erase_if(flags, [&](const Flag& flag) {
    return std::find(leading.begin(), leading.end(), flag.name) == leading.end();
  });
  return flags;
}

Words NamesOf(const Flag& flag) {
  return flag.letter.empty() ? Words{flag.name} : Words{flag.letter, flag.name};
}

std::string FunctionName(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

std::string ShellQuoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string Filled(std::string text,
                   const std::vector<std::pair<std::string_view, std::string>>& values) {
  for (const auto& [name, value] : values) {
    const std::string mark = "@" + std::string(name) + "@";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), value);
      at += value.size();
    }
  }
  return text;
}

}  // namespace tanxun
