// SPDX-License-Identifier: GPL-2.0-or-later
// What the command lines of both programs share: pages of help, flags, words, exit statuses.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/result.h"

namespace tanxun {

inline constexpr int kExitFound = 0;
inline constexpr int kExitIncomplete = 1;  // Nothing found; or some files were skipped.
inline constexpr int kExitError = 2;
inline constexpr int kExitInterrupted = 130;

// What --help says beside the flags.
struct HelpPage {
  std::string program;      // "tanxun"
  std::string command;      // "search"; empty for the program's own page.
  std::string usage;        // "[FLAGS] QUERY..."
  std::string summary;      // One sentence.
  std::string examples;     // Lines, each a command a user can type.
  std::string exit_status;  // Lines.
};

// Reads flags with `flags` and returns the other words in order; everything after "--" is a word.
// Prints help or what is wrong with the command line, and then returns nothing and sets exit.
// CLI11's own positionals are not used: they would take [[a link]] for a list of values.
std::optional<std::vector<std::string>> ReadCommandLine(CLI::App& flags, const HelpPage& page,
                                                        const std::vector<std::string>& arguments,
                                                        int& exit);

// A flag that may be given several times, one value each.
CLI::Option* AddList(CLI::App& flags, const std::string& name, std::vector<std::string>& values,
                     const std::string& help);

struct Command {
  std::string name;
  std::string arguments;
  std::string summary;
  std::function<int(const std::vector<std::string>& arguments)> run;
};

// Runs the command the arguments name, or help, or the version. Everything a command throws ends
// here. Returns the exit status, kExitError if standard output could not be written.
int RunProgram(const HelpPage& page, const std::vector<Command>& commands, int argc, char** argv);

// "PROGRAM: message" on standard error, made safe.
void Complain(std::string_view program, std::string_view message);
int Fail(std::string_view program, std::string_view message);  // Complain; returns kExitError.

// To standard output, as it is: the text is safe already.
void Print(std::string_view text);

// "16M", "512K", "1G", "2MiB" or bytes; nothing for any other text or an overflow.
std::optional<std::uint64_t> ReadSize(std::string_view text);

std::string JoinWords(const std::vector<std::string>& words);

}  // namespace tanxun
