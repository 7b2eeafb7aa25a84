// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "indexer/tool/completion.h"
#include "indexer/tool/completion_parts.h"

namespace tanxun {
namespace {

constexpr const char* kFunctions =
    R"fish(# fish completion for @PROGRAM@, made by: @PROGRAM@ completion fish

# The words before the cursor that are no flags and no flags' values, without the program.
function __@NAME@_words
    set -l is_value 0
    for word in (commandline -opc)[2..]
        if test $is_value = 1
            set is_value 0
        else if contains -- $word @VALUE_FLAGS@
            set is_value 1
        else if not string match -q -- '-*' $word
            printf '%s\n' $word
        end
    end
end

function __@NAME@_needs_command
    test (count (__@NAME@_words)) = 0
end

function __@NAME@_in
    set -l words (__@NAME@_words)
    test (count $words) -gt 0; and test $words[1] = $argv[1]
end

function __@NAME@_first_in
    __@NAME@_in $argv[1]; and test (count (__@NAME@_words)) = 1
end

# The index, if it was named.
function __@NAME@_db
    set -l dir
    set -l is_value 0
    for word in (commandline -opc)
        if test $is_value = 1
            set dir $word
            set is_value 0
        else if string match -q -- '--db=*' $word
            set dir (string sub -s 6 -- $word)
        else if test $word = --db
            set is_value 1
        end
    end
    test -n "$dir"; and printf '%s\n' --db (string replace -r '^~' $HOME -- $dir)
end

# Values of a field.
function __@NAME@_counted
    set -l value '(.*)'
    test $argv[1] = ticker; and set value '(.*?)(?: = .*)?' # Without its other listings.
    command tanxun facets $argv[1] (__@NAME@_db) 2>/dev/null |
        string replace -r '^[^:]*: '$value'\t[0-9]*$' '$1'
end

# Paths of the index that begin as the word at the cursor does, one folder at a time.
function __@NAME@_sources
    set -l typed (string unescape -- (commandline -ct | string collect))
    set -l paths (command tanxun search (__@NAME@_db) -l -0 -n 10000 --sort path \
        --in "$typed*" --in "$typed*/**" 2>/dev/null | string split0)
    string replace -r '(?s)^('(string escape --style=regex -- $typed)'[^/]*/).*' '$1' -- $paths
end

complete -c @PROGRAM@ -f
)fish";

// How fish completes a value, with its leading blank.
std::string Action(const Value& value, std::string_view flag, const std::string& function) {
  if (!value.choices.empty()) {
    return " -x -a " + ShellQuoted(fmt::format("{}", fmt::join(value.choices, " ")));
  }
  switch (value.kind) {
    case ValueKind::kFile:
      return " -r -F";
    case ValueKind::kFolder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::kSource:
      return " -x -a '(__" + function + "_sources)'";
    case ValueKind::kCounted:
      return fmt::format(" -x -a '(__{}_counted {})'", function, flag.substr(2));
    case ValueKind::kText:
      break;
  }
  return " -x";
}

std::string FlagLine(const Program& program, const std::string& condition, const Flag& flag) {
  std::string line = fmt::format("complete -c {} -n '{}'", program.name, condition);
  if (!flag.letter.empty()) line += " -s " + flag.letter.substr(1);
  line += " -l " + flag.name.substr(2);
  if (flag.takes_value()) line += Action(flag.value, flag.name, FunctionName(program.name));
  return line + " -d " + ShellQuoted(flag.help) + "\n";
}

}  // namespace

std::string FishCompletion(const Program& program) {
  const std::string function = FunctionName(program.name);
  const std::vector<NamedCommand> commands = MakeCommands(program);
  Words value_flags;
  for (const Flag& flag : FlagsOf(commands)) {
    if (!flag.takes_value()) continue;
    for (const std::string& name : NamesOf(flag)) value_flags.push_back(name);
  }
  std::string out =
      Filled(kFunctions, {{"PROGRAM", program.name},
                          {"NAME", function},
                          {"VALUE_FLAGS", fmt::format("{}", fmt::join(value_flags, " "))}});
  const std::string no_command = fmt::format("__{}_needs_command", function);
  const std::string head = fmt::format("complete -c {} -n ", program.name);
  const auto add_command = [&](const std::string& name, const std::string& summary) {
    out += fmt::format("{}'{}' -a {} -d {}\n", head, no_command, name, ShellQuoted(summary));
  };
  for (const Flag& flag : LeadingFlags(program, commands))
    out += FlagLine(program, no_command, flag);
  out += fmt::format("{}'{}' -s h -l help -d 'this page'\n", head, no_command);
  out += fmt::format("{}'{}' -s V -l version -d 'the version'\n", head, no_command);
  add_command("help", "help for a command");
  Words names;
  for (const auto& [name, command] : commands) {
    names.push_back(name);
    add_command(name, command.page.summary);
    const std::string in_command = fmt::format("__{}_in {}", function, name);
    for (const Flag& flag : command.flags.flags()) out += FlagLine(program, in_command, flag);
    const Value& word = command.page.word;
    const std::string action = Action(word, "", function);
    if (action == " -x") continue;
    const bool first_only = !word.choices.empty();
    out += fmt::format("{}'__{}_{} {}'{}\n", head, function, first_only ? "first_in" : "in", name,
                       word.kind == ValueKind::kFile ? " -F" : action);
  }
  return out +
         fmt::format("{}'__{}_first_in help' -a '{}'\n", head, function, fmt::join(names, " "));
}

}  // namespace tanxun
