// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <iterator>
#include <limits>
#include <new>

#include "indexer/tool/suggest.h"
#include "indexer/tool/terminal.h"
#include "indexer/tool/version.h"

namespace tanxun {
namespace {

std::string FullName(const HelpPage& page) {
  return page.command.empty() ? page.program : page.program + " " + page.command;
}

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

std::string FlagLine(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) {
    names += (names.empty() ? "--" : ", --") + name;
  }
  if (option.get_items_expected_max() > 0) {
    const std::string type = option.get_type_name();  // "N:INT in [0 - 100]": the name is ours.
    names += " " + type.substr(0, type.find(':'));
  }
  return fmt::format("  {:<28} {}\n", names, option.get_description());
}

// Examples first: they are what a reader of --help looks for.
std::string RenderHelp(const HelpPage& page, const CLI::App& flags) {
  std::string out = fmt::format("{}: {}\n\nExamples:\n{}\nUsage: {} {}\n\nFlags:\n", FullName(page),
                                page.summary, Indented(page.examples), FullName(page), page.usage);
  for (const CLI::Option* option : flags.get_options()) out += FlagLine(*option);
  return out + "\nExit status:\n" + Indented(page.exit_status);
}

std::string RenderProgramHelp(const HelpPage& page, const std::vector<Command>& commands) {
  std::string out =
      fmt::format("{}: {}\n\nExamples:\n{}\nUsage: {} {}\n\nCommands:\n", page.program,
                  page.summary, Indented(page.examples), page.program, page.usage);
  for (const Command& command : commands) {
    out += fmt::format("  {:<28} {}\n", command.name + " " + command.arguments, command.summary);
  }
  out += fmt::format(
      "\nThe index: --db DIR, else $TANXUN_DB, else the nearest .tanxun/ upward, "
      "else\n$XDG_DATA_HOME/tanxun/default. More: {} COMMAND --help\n",
      page.program);
  return out + "\nExit status:\n" + Indented(page.exit_status);
}

// The first word that looks like a flag and is none.
std::string UnknownFlag(const CLI::App& flags, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word.size() < 2 || word[0] != '-') continue;
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string> known;
    for (const CLI::Option* option : flags.get_options()) {
      for (const std::string& known_name : option->get_lnames()) known.push_back("--" + known_name);
    }
    const bool is_long = name.size() > 2 && name[1] == '-';
    return fmt::format(
        "unknown flag {}{}", name,
        is_long ? DidYouMean(name, known) : "; words that begin with '-' go after --");
  }
  return "";
}

std::vector<std::string> Names(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.push_back(command.name);
  return names;
}

// Flags that may also stand before the command, each with a value.
bool IsLeadingFlag(std::string_view word) { return word == "--db" || word == "--color"; }
bool IsLeadingFlagWithValue(std::string_view word) {
  return word.substr(0, 5) == "--db=" || word.substr(0, 8) == "--color=";
}

int Dispatch(const HelpPage& page, const std::vector<Command>& commands,
             std::vector<std::string> arguments) {
  std::vector<std::string> leading;
  std::size_t at = 0;
  while (at < arguments.size() && arguments[at].size() > 1 && arguments[at][0] == '-') {
    const std::string& word = arguments[at];
    if (word == "-h" || word == "--help") {
      Print(RenderProgramHelp(page, commands));
      return kExitFound;
    }
    if (word == "-V" || word == "--version") {
      Print(fmt::format("{} {}\n", page.program, kVersion));
      return kExitFound;
    }
    const bool takes_next = IsLeadingFlag(word) && at + 1 < arguments.size();
    if (!takes_next && !IsLeadingFlagWithValue(word)) {
      return Fail(page.program,
                  fmt::format("unknown flag {}{} (flags follow the command)", word,
                              DidYouMean(word, {"--db", "--color", "--help", "--version"})));
    }
    leading.push_back(word);
    if (takes_next) leading.push_back(arguments[++at]);
    ++at;
  }
  if (at == arguments.size()) {
    std::fputs(RenderProgramHelp(page, commands).c_str(), stderr);
    return kExitError;
  }
  std::string name = arguments[at++];
  leading.insert(leading.end(), arguments.begin() + static_cast<std::ptrdiff_t>(at),
                 arguments.end());
  if (name == "help") {
    if (leading.empty()) {
      Print(RenderProgramHelp(page, commands));
      return kExitFound;
    }
    name = leading.front();
    leading = {"--help"};
  }
  for (const Command& command : commands) {
    if (command.name == name) return command.run(leading);
  }
  return Fail(page.program, fmt::format("unknown command {}{} (see {} --help)", name,
                                        DidYouMean(name, Names(commands)), page.program));
}

}  // namespace

std::optional<std::vector<std::string>> ReadCommandLine(CLI::App& flags, const HelpPage& page,
                                                        const std::vector<std::string>& arguments,
                                                        int& exit) {
  flags.set_help_flag("-h,--help", "this page");
  flags.allow_extras();
  const auto mark = std::find(arguments.begin(), arguments.end(), "--");
  std::vector<std::string> reversed(arguments.begin(), mark);
  std::reverse(reversed.begin(), reversed.end());  // What CLI11 wants.
  try {
    flags.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    Print(RenderHelp(page, flags));
    exit = kExitFound;
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    exit = Fail(page.program, fmt::format("{} (see {} --help)", error.what(), FullName(page)));
    return std::nullopt;
  }
  std::vector<std::string> words = flags.remaining();
  if (const std::string unknown = UnknownFlag(flags, words); !unknown.empty()) {
    exit = Fail(page.program, fmt::format("{} (see {} --help)", unknown, FullName(page)));
    return std::nullopt;
  }
  if (mark != arguments.end()) words.insert(words.end(), mark + 1, arguments.end());
  return words;
}

CLI::Option* AddList(CLI::App& flags, const std::string& name, std::vector<std::string>& values,
                     const std::string& help) {
  return flags.add_option(name, values, help)->allow_extra_args(false);
}

int RunProgram(const HelpPage& page, const std::vector<Command>& commands, int argc, char** argv) {
  int status = kExitError;
  try {
    const int first = std::min(1, argc);
    status = Dispatch(page, commands, std::vector<std::string>(argv + first, argv + argc));
  } catch (const std::bad_alloc&) {
    std::fputs((page.program + ": out of memory\n").c_str(), stderr);
    return kExitError;
  } catch (const std::exception& error) {
    return Fail(page.program, fmt::format("unexpected: {}", error.what()));
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return Fail(page.program, "cannot write to standard output");
  }
  return status;
}

void Complain(std::string_view program, std::string_view message) {
  while (!message.empty() && message.back() == '\n') message.remove_suffix(1);
  const std::string line = fmt::format("{}: {}\n", program, SafeText(message));
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int Fail(std::string_view program, std::string_view message) {
  Complain(program, message);
  return kExitError;
}

void Print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::optional<std::uint64_t> ReadSize(std::string_view text) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest == text.data()) return std::nullopt;
  std::string unit(rest, end);
  std::transform(unit.begin(), unit.end(), unit.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (unit.size() > 1 && unit.back() == 'b') unit.pop_back();
  if (unit.size() > 1 && unit.back() == 'i') unit.pop_back();
  constexpr std::string_view kUnits = "bkmgt";
  const std::size_t power = unit.empty() ? 0 : kUnits.find(unit.front());
  if (unit.size() > 1 || power == std::string_view::npos) return std::nullopt;
  const std::uint64_t factor = std::uint64_t{1} << (10 * power);
  if (number > std::numeric_limits<std::uint64_t>::max() / factor) return std::nullopt;
  return number * factor;
}

std::string JoinWords(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace tanxun
