// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/help_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/tool/text_layout.h"

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

constexpr std::size_t kLeftColumns = 28;

// Two columns; on a narrow terminal the right one stands below the left.
std::string Row(std::string_view left, const std::string& right, const TerminalStyle& style) {
  const bool is_narrow = style.columns != 0 && style.columns < 2 * kLeftColumns;
  if (is_narrow)
    return fmt::format("  {}\n", left) + LayOut({{right}}, {"      ", "      "}, style);
  return LayOut({{right}},
                {fmt::format("  {:<{}} ", left, kLeftColumns), std::string(kLeftColumns + 3, ' ')},
                style);
}

std::string Headed(std::string_view name, std::string_view summary, std::string_view examples,
                   std::string_view usage, const TerminalStyle& style) {
  return LayOut({{fmt::format("{}: {}", name, summary)}}, {"", "  "}, style) +
         fmt::format("\nExamples:\n{}\nUsage: {}\n", Indented(examples), usage);
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
  if (flag.repeats) meaning += "; may be repeated";
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

std::string HelpOf(const Program& program, const TerminalStyle& style) {
  const HelpPage& page = program.page;
  std::string out =
      Headed(program.name, page.summary, page.examples, program.name + " " + page.words, style) +
      "\nCommands:\n";
  for (const CommandEntry& entry : program.commands) {
    const HelpPage of_command = entry.make().page;
    out += Row(fmt::format("{} {}", entry.name, of_command.words), of_command.summary, style);
  }
  const std::string where = fmt::format(
      "The index: --db DIR, else $TANXUN_DB, else the nearest .tanxun/ upward, else "
      "$XDG_DATA_HOME/tanxun/default. More: {} COMMAND --help",
      program.name);
  return out + "\n" + LayOut({{where}}, {}, style) + "\nExit status:\n" +
         Indented(page.exit_status);
}

std::string HelpOf(const Program& program, std::string_view name, const Command& command,
                   const TerminalStyle& style) {
  const HelpPage& page = command.page;
  std::string out = Headed(fmt::format("{} {}", program.name, name), page.summary, page.examples,
                           UsageOf(program, name, command), style) +
                    "\nFlags:\n";
  for (const Flag& flag : command.flags.flags())
    out += Row(FlagSyntax(flag), FlagMeaning(flag), style);
  return out + "\nExit status:\n" + Indented(page.exit_status);
}

}  // namespace tanxun
