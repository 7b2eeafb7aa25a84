// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/command_line.h"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>
#include <limits>
#include <new>

#include "indexer/tool/help_text.h"
#include "indexer/tool/sudden_end.h"
#include "indexer/tool/suggest.h"
#include "indexer/tool/terminal.h"
#include "indexer/tool/version.h"

namespace tanxun {
namespace {

Words CommandNames(const Program& program) {
  Words names;
  for (const CommandEntry& entry : program.commands) names.emplace_back(entry.name);
  return names;
}

const CommandEntry* FindCommand(const Program& program, std::string_view name) {
  for (const CommandEntry& entry : program.commands) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

std::string Suggestion(const Program& program, const std::string& name) {
  if (program.other != nullptr) {
    const Program other = program.other();
    if (FindCommand(other, name) != nullptr) {
      return fmt::format("; did you mean {} {}?", other.name, name);
    }
  }
  return DidYouMean(name, CommandNames(program));
}

// A flag before the command, as typed.
struct LeadingFlag {
  std::string name;
  Words words;  // The flag, and its value if that is a word of its own.
};

// Leading flags say nothing to a command that has no such flag.
int RunCommand(const Program& program, const CommandEntry& entry,
               const std::vector<LeadingFlag>& leading, const Words& rest) {
  const Command command = entry.make();
  Words arguments;
  for (const auto& [name, words] : leading) {
    if (command.flags.Find(name) == nullptr) continue;
    arguments.insert(arguments.end(), words.begin(), words.end());
  }
  arguments.insert(arguments.end(), rest.begin(), rest.end());
  const Result<ReadWords> read = command.flags.Read(arguments);
  if (!read.ok()) {
    return Fail(program.name, fmt::format("{} (see {} {} --help)", read.error().message,
                                          program.name, entry.name));
  }
  if (read->help) {
    Print(HelpOf(program, entry.name, command, StdoutStyle(ColorChoice::kNever)));
    return kExitFound;
  }
  if (command.page.words.empty() && !read->words.empty()) {
    return Fail(program.name, fmt::format("{} takes no words, only flags", entry.name));
  }
  return command.run(read->words);
}

// Why a flag cannot stand where a command is expected.
std::string NotBeforeTheCommand(const Program& program, const std::string& name) {
  Words known = {"--version"};
  for (const CommandEntry& entry : program.commands) {
    const Command command = entry.make();
    if (command.flags.Find(name) != nullptr) {
      return fmt::format("{} follows the command: {} {} {}", name, program.name, entry.name, name);
    }
    for (const Flag& flag : command.flags.flags()) known.push_back(flag.name);
  }
  return fmt::format("unknown flag {}{}", name, DidYouMean(name, known));
}

bool AsksForHelp(std::string_view word) { return word == "-h" || word == "--help"; }
bool AsksForVersion(std::string_view word) { return word == "-V" || word == "--version"; }

// The flags before the command, taken off the front of `arguments`. Error: kBadArgument.
Result<std::vector<LeadingFlag>> TakeLeadingFlags(const Program& program, Words& arguments) {
  std::vector<LeadingFlag> leading;
  std::size_t at = 0;
  while (at < arguments.size() && arguments[at].size() > 1 && arguments[at][0] == '-') {
    const std::string& word = arguments[at];
    if (AsksForHelp(word) || AsksForVersion(word)) break;
    const std::string name = word.substr(0, word.find('='));
    const Words& known = program.leading_flags;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return Error{ErrorCode::kBadArgument, NotBeforeTheCommand(program, name)};
    }
    leading.push_back({name, {word}});
    const Command any = program.commands.front().make();  // Has every leading flag.
    const Value& value = any.flags.Find(name)->value;
    ++at;
    if (value.name.empty() || name != word) continue;
    if (at == arguments.size()) {
      return Error{ErrorCode::kBadArgument,
                   fmt::format("{0} needs a value: {0} {1}", name, value.name)};
    }
    leading.back().words.push_back(arguments[at++]);
  }
  arguments.erase(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(at));
  return leading;
}

int Dispatch(const Program& program, Words arguments) {
  const Result<std::vector<LeadingFlag>> leading = TakeLeadingFlags(program, arguments);
  if (!leading.ok()) {
    return Fail(program.name,
                fmt::format("{} (see {} --help)", leading.error().message, program.name));
  }
  if (arguments.empty()) {
    std::fputs(HelpOf(program, {}).c_str(), stderr);
    return kExitError;
  }
  const std::string name = arguments.front();
  arguments.erase(arguments.begin());
  if (AsksForHelp(name) || (name == "help" && arguments.empty())) {
    Print(HelpOf(program, StdoutStyle(ColorChoice::kNever)));
    return kExitFound;
  }
  if (AsksForVersion(name)) {
    Print(fmt::format("{} {}\n", program.name, kVersion));
    return kExitFound;
  }
  if (name == "help") return Dispatch(program, {arguments.front(), "--help"});
  const CommandEntry* entry = FindCommand(program, name);
  if (entry == nullptr) {
    return Fail(program.name, fmt::format("unknown command {}{} (see {} --help)", name,
                                          Suggestion(program, name), program.name));
  }
  return RunCommand(program, *entry, *leading, arguments);
}

int RunAndFlush(const Program& program, int argc, char** argv) {
  int status = kExitError;
  try {
    const int first = std::min(1, argc);
    status = Dispatch(program, Words(argv + first, argv + argc));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return Fail(program.name, fmt::format("unexpected: {}", error.what()));
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return Fail(program.name, "cannot write to standard output");
  }
  return status;
}

}  // namespace

int RunProgram(const Program& program, int argc, char** argv) {
  signal(SIGPIPE, SIG_DFL);  // Whoever reads us may stop; that is no error.
  ExplainSuddenEnd(program.name);
  try {
    return RunAndFlush(program, argc, argv);
  } catch (const std::bad_alloc&) {  // Said without asking for more.
    std::fputs(program.name.c_str(), stderr);
    std::fputs(": out of memory\n", stderr);
    return kExitError;
  }
}

void Complain(std::string_view program, std::string_view message, Layout layout) {
  while (!message.empty() && message.back() == '\n') message.remove_suffix(1);
  const std::string line = fmt::format("{}: {}\n", program, SafeText(message, layout));
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

std::string JoinWords(const Words& words) { return fmt::format("{}", fmt::join(words, " ")); }

}  // namespace tanxun
