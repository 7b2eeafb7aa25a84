// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/manual.h"

#include <fmt/format.h>

#include "indexer/tool/help_text.h"
#include "indexer/tool/roff.h"

namespace tanxun {
namespace {

std::string RoffFlag(const Flag& flag) {
  std::string term = flag.letter.empty() ? "" : RoffBold(flag.letter) + ", ";
  term += RoffBold(flag.name);
  return flag.takes_value() ? term + " " + RoffItalic(flag.value.name) : term;
}

std::string RoffCommand(const Program& program, std::string_view name, const Command& command) {
  std::string out = RoffSubsection(UsageOf(program, name, command));
  out += RoffParagraph(AsSentence(command.page.summary));
  for (const Flag& flag : command.flags.flags()) out += RoffItem(RoffFlag(flag), FlagMeaning(flag));
  out += RoffParagraph("Examples:") + RoffLines(command.page.examples);
  return out + RoffParagraph("Exit status:") + RoffLines(command.page.exit_status);
}

}  // namespace

std::string ManualOf(const Program& program) {
  const HelpPage& page = program.page;
  std::string out = RoffTitle(program.name, 1);
  out += RoffSection("NAME") + fmt::format("{} \\- {}\n", program.name, RoffText(page.summary));
  out += RoffSection("SYNOPSIS") + RoffBold(program.name) + " " + RoffText(page.words) + "\n";
  out += RoffSection("DESCRIPTION") + RoffParagraph(program.description);
  out += RoffSection("EXAMPLES") + RoffLines(page.examples);
  out += RoffSection("COMMANDS");
  for (const CommandEntry& entry : program.commands) {
    out += RoffCommand(program, entry.name, entry.make());
  }
  out += RoffSection("EXIT STATUS") + RoffLines(page.exit_status);
  out += RoffSection("ENVIRONMENT");
  for (const auto& [name, meaning] : program.environment()) {
    out += RoffItem(RoffBold(name), meaning);
  }
  return out + RoffSection("SEE ALSO") + RoffText(program.see_also) + "\n";
}

}  // namespace tanxun
