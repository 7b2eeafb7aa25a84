// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/help_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tanxun {
namespace {

std::string Indented(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out += "  ";
    out += lines.substr(0, end);
    out += '\n';
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

std::string Row(std::string_view left, std::string_view right) {
  return fmt::format("  {:<28} {}\n", left, right);
}

}  // namespace

std::string FlagSyntax(const Flag& flag) {
  std::string syntax = flag.letter.empty() ? "" : flag.letter + ", ";
  syntax += flag.name;
  if (flag.takes_value()) syntax += " " + flag.value.name;
  return syntax;
}

std::string FlagMeaning(const Flag& flag) {
  std::string meaning = flag.help;
  if (!flag.value.choices.empty()) {
    meaning += fmt::format(": {}", fmt::join(flag.value.choices, ", "));
  }
  return flag.preset.empty() ? meaning : fmt::format("{} ({})", meaning, flag.preset);
}

std::string AsSentence(std::string_view text) {
  std::string sentence(text);
  if (sentence.empty()) return sentence;
  if (sentence[0] >= 'a' && sentence[0] <= 'z')
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence + ".";
}

std::string UsageOf(const Program& program, std::string_view name, const Command& command) {
  const std::string& words = command.page.words;
  return fmt::format("{} {} [FLAGS]{}{}", program.name, name, words.empty() ? "" : " ", words);
}

std::string HelpOf(const Program& program) {
  const HelpPage& page = program.page;
  std::string out =
      fmt::format("{}: {}\n\nExamples:\n{}\nUsage: {} {}\n\nCommands:\n", program.name,
                  page.summary, Indented(page.examples), program.name, page.words);
  for (const CommandEntry& entry : program.commands) {
    const HelpPage of_command = entry.make().page;
    out += Row(fmt::format("{} {}", entry.name, of_command.words), of_command.summary);
  }
  out += fmt::format(
      "\nThe index: --db DIR, else $TANXUN_DB, else the nearest .tanxun/ upward, "
      "else\n$XDG_DATA_HOME/tanxun/default. More: {} COMMAND --help\n",
      program.name);
  return out + "\nExit status:\n" + Indented(page.exit_status);
}

std::string HelpOf(const Program& program, std::string_view name, const Command& command) {
  const HelpPage& page = command.page;
  std::string out =
      fmt::format("{} {}: {}\n\nExamples:\n{}\nUsage: {}\n\nFlags:\n", program.name, name,
                  page.summary, Indented(page.examples), UsageOf(program, name, command));
  for (const Flag& flag : command.flags.flags()) out += Row(FlagSyntax(flag), FlagMeaning(flag));
  return out + "\nExit status:\n" + Indented(page.exit_status);
}

}  // namespace tanxun
