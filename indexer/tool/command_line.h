// SPDX-License-Identifier: GPL-2.0-or-later
// What the command lines of both programs share: how a command is declared and run, exit statuses,
// and words on standard error.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/tool/flag_table.h"
#include "indexer/tool/safe_text.h"
#include "tanxun/result.h"

namespace tanxun {

inline constexpr int kExitFound = 0;
inline constexpr int kExitIncomplete = 1;  // Nothing found; or some files were skipped.
inline constexpr int kExitError = 2;
inline constexpr int kExitInterrupted = 130;

// What help and manual say of a command, or of a program, beside its flags.
struct HelpPage {
  std::string words;        // What it takes: "QUERY...", "[FIELD] [QUERY...]"; empty = nothing.
  std::string summary;      // One sentence.
  std::string examples;     // Lines, each a command a user can type.
  std::string exit_status;  // Lines "0    what it means".
  Value word = {};          // What completion offers: choices for the first word, paths for each.
};

// A command of a program, whole: this one declaration is what reads its command line, and what its
// help, its manual and its completion are made of.
struct Command {
  HelpPage page;
  FlagTable flags;
  std::function<int(const Words& words)> run;  // Returns the exit status.
};

// A command whose flags set the members of a Settings of its own.
template <typename Settings>
Command MakeCommand(HelpPage page, void (*add_flags)(FlagTable& flags, Settings& settings),
                    int (*run)(Settings& settings, const Words& words)) {
  const auto settings = std::make_shared<Settings>();
  Command command;
  command.page = std::move(page);
  add_flags(command.flags, *settings);
  command.run = [settings, run](const Words& words) { return run(*settings, words); };
  return command;
}

// Only the command that runs is made: a process starts quickly.
struct CommandEntry {
  std::string_view name;
  Command (*make)();
};

// Environment variables and what they do.
using Variables = std::vector<std::pair<std::string, std::string>>;

struct Program {
  std::string name;
  HelpPage page;
  const char* description = "";          // For the manual: a few sentences.
  Variables (*environment)() = nullptr;  // For the manual.
  const char* see_also = "";             // Other manual pages.
  Words leading_flags;                   // Names of those that may also stand before the command.
  std::vector<CommandEntry> commands;
  Program (*other)() =
      nullptr;  // The program that may be meant where a command is not of this one.
};

// Runs the command the arguments name, or help, or the version. Everything a command throws ends
// here. Returns the exit status, kExitError if standard output could not be written.
int RunProgram(const Program& program, int argc, char** argv);

// "PROGRAM: message" on standard error, made safe. It is one line, whatever names are in it, unless
// the layout lets a body through that has lines of its own.
void Complain(std::string_view program, std::string_view message, Layout layout = Layout::kLine);
int Fail(std::string_view program, std::string_view message);  // Complain; returns kExitError.

// To standard output, as it is: the text is safe already.
void Print(std::string_view text);

// "16M", "512K", "1G", "2MiB" or bytes; nothing for any other text or an overflow.
std::optional<std::uint64_t> ReadSize(std::string_view text);

std::string JoinWords(const Words& words);

}  // namespace tanxun
