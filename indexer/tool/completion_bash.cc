// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string_view>

#include "indexer/tool/completion.h"
#include "indexer/tool/completion_parts.h"

namespace tanxun {
namespace {

constexpr const char* kScript =
    R"bash(# bash completion for @PROGRAM@, made by: @PROGRAM@ completion bash

# Those of the words behind the first that begin with the first.
_@NAME@_offer() {
  local typed=$1 word
  shift
  for word; do
    [[ $word == "$typed"* ]] && COMPREPLY+=("$word")
  done
}

# Paths of the index that begin with $1, one folder at a time; $2 is the index, if it was named.
_@NAME@_sources() {
  local typed=${1//\\/} path rest last=
  typed=${typed#[\"\']}
  compopt -o filenames -o nospace 2>/dev/null
  while IFS= read -r -d '' path; do
    [[ $path == "$typed"* ]] || continue
    rest=${path#"$typed"}
    [[ $rest == */* ]] && path=$typed${rest%%/*}/
    [[ $path == "$last" ]] || COMPREPLY+=("$path")
    last=$path
  done < <(command tanxun search ${2:+--db "$2"} -l -0 -n 10000 --sort path \
    --in "$typed*" --in "$typed*/**" 2>/dev/null)
}

# Values of the field $2 that begin with $1; $3 is the index, if it was named.
_@NAME@_counted() {
  local typed=${1//\\/} line
  typed=${typed#[\"\']}
  compopt -o filenames 2>/dev/null # For its quotes.
  while IFS= read -r line; do
    line=${line#*: }
    line=${line%$'\t'*}
    [[ $2 == ticker ]] && line=${line%% = *} # Its other listings.
    _@NAME@_offer "$typed" "$line"
  done < <(command tanxun facets "$2" ${3:+--db "$3"} 2>/dev/null)
}

_@NAME@() {
  local typed=${COMP_WORDS[COMP_CWORD]} command= flag= db= others=0 i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      @VALUE_FLAGS@)
        flag=${COMP_WORDS[i]}
        [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++)) # bash cuts --flag=value in three.
        ((++i < COMP_CWORD)) || break
        [[ $flag == --db ]] && db=${COMP_WORDS[i]/#\~/$HOME}
        flag= ;;
      -*) ;;
      *) if [[ $command ]]; then ((others++)); else command=${COMP_WORDS[i]}; fi ;;
    esac
  done
  [[ $flag && $typed == = ]] && typed=
  case $flag in
    '') ;;
@VALUES@    *) return ;;
  esac
  if [[ $typed == -* ]]; then
    case $command in
      '') _@NAME@_offer "$typed" @LEADING@ ;;
@FLAGS@    esac
    return
  fi
  case $command in
    '' | help) _@NAME@_offer "$typed" @COMMANDS@ ;;
@WORDS@  esac
}
complete -F _@NAME@ @PROGRAM@
)bash";

std::string Joined(const Words& words) { return fmt::format("{}", fmt::join(words, " ")); }

// What to run for a value of that kind; empty if nobody can know what is meant.
std::string Action(const Value& value, std::string_view flag, const std::string& function) {
  if (!value.choices.empty()) {
    return fmt::format("_{}_offer \"$typed\" {}", function, Joined(value.choices));
  }
  switch (value.kind) {
    case ValueKind::kFile:
      return "compopt -o default 2>/dev/null";
    case ValueKind::kFolder:
      return "compopt -o dirnames 2>/dev/null";
    case ValueKind::kSource:
      return fmt::format("_{}_sources \"$typed\" \"$db\"", function);
    case ValueKind::kCounted:
      return fmt::format("_{}_counted \"$typed\" {} \"$db\"", function, flag.substr(2));
    case ValueKind::kText:
      break;
  }
  return "";
}

Words AllNames(const std::vector<Flag>& flags) {
  Words names;
  for (const Flag& flag : flags) {
    for (std::string& name : NamesOf(flag)) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

std::string BashCompletion(const Program& program) {
  const std::string function = FunctionName(program.name);
  const std::vector<NamedCommand> commands = MakeCommands(program);
  Words value_flags;
  std::string values;
  for (const Flag& flag : FlagsOf(commands)) {
    if (!flag.takes_value()) continue;
    const Words names = NamesOf(flag);
    value_flags.insert(value_flags.end(), names.begin(), names.end());
    const std::string action = Action(flag.value, flag.name, function);
    if (action.empty()) continue;
    values += fmt::format("    {}) {}; return ;;\n", fmt::join(names, " | "), action);
  }
  Words command_names = {"help"};
  std::string flags;
  std::string words;
  for (const NamedCommand& named : commands) {
    command_names.push_back(named.name);
    flags += fmt::format("      {}) _{}_offer \"$typed\" {} ;;\n", named.name, function,
                         Joined(AllNames(named.command.flags.flags())));
    const Value& word = named.command.page.word;
    const std::string action = Action(word, "", function);
    if (action.empty()) continue;
    const bool first_only = !word.choices.empty();
    words +=
        fmt::format("    {}) {}{} ;;\n", named.name, first_only ? "((others)) || " : "", action);
  }
  Words leading = AllNames(LeadingFlags(program, commands));
  leading.insert(leading.end(), {"-h", "--help", "-V", "--version"});
  return Filled(kScript, {{"PROGRAM", program.name},
                          {"NAME", function},
                          {"VALUE_FLAGS", fmt::format("{}", fmt::join(value_flags, " | "))},
                          {"VALUES", values},
                          {"LEADING", Joined(leading)},
                          {"FLAGS", flags},
                          {"COMMANDS", Joined(command_names)},
                          {"WORDS", words}});
}

}  // namespace tanxun
