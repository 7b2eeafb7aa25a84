// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include "indexer/tool/completion.h"
#include "indexer/tool/completion_parts.h"

namespace tanxun {
namespace {

constexpr const char* kScript = R"zsh(#compdef @PROGRAM@
# zsh completion for @PROGRAM@, made by: @PROGRAM@ completion zsh

# Paths of the index that begin with what was typed, one folder at a time.
_@NAME@_sources() {
  local -a db paths
  [[ -n ${opt_args[--db]} ]] && db=(--db "${${(Q)opt_args[--db]}/#\~/$HOME}")
  local typed=${(Q)PREFIX}
  paths=(${(0)"$(command tanxun search $db -l -0 -n 10000 --sort path \
    --in "$typed*" --in "$typed*/**" 2>/dev/null)"})
  _multi_parts / paths
}

# Values of a field that begin with what was typed.
_@NAME@_counted() {
  local -a db values
  [[ -n ${opt_args[--db]} ]] && db=(--db "${${(Q)opt_args[--db]}/#\~/$HOME}")
  values=(${(f)"$(command tanxun facets $1 $db 2>/dev/null)"})
  values=(${${values#*: }%$'\t'*})
  [[ $1 == ticker ]] && values=(${values%% = *}) # Their other listings.
  compadd -a values
}

_@NAME@_commands() {
  local -a commands=(
@COMMANDS@  )
  _describe -t commands command commands
}

_@NAME@() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C -S \
@LEADING@    '(-): :_@NAME@_commands' '(-)*:: :->words' && return
  [[ $state == words ]] || return
  case $line[1] in
    help) _@NAME@_commands ;;
@CASES@  esac
}

# As a function of $fpath it completes; sourced, it only says what completes.
if [[ $zsh_eval_context[-1] == (loadautofunc|shfunc) ]]; then
  _@NAME@ "$@"
else
  compdef _@NAME@ @PROGRAM@
fi
)zsh";

// Text inside a specification of _arguments, where ":", "[" and "]" divide it.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\:[]").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// ":NAME:action" of a value.
std::string Action(const Value& value, std::string_view flag, const std::string& function) {
  std::string action = ":" + Escaped(value.name) + ":";
  if (!value.choices.empty()) {
    return action + fmt::format("({})", fmt::join(value.choices, " "));
  }
  switch (value.kind) {
    case ValueKind::kFile:
      return action + "_files";
    case ValueKind::kFolder:
      return action + "_files -/";
    case ValueKind::kSource:
      return action + "_" + function + "_sources";
    case ValueKind::kCounted:
      return action + fmt::format("{{_{}_counted {}}}", function, flag.substr(2));
    case ValueKind::kText:
      break;
  }
  return action + " ";
}

// The flag's specifications, a line each: "*" if it repeats, else its names exclude each other.
std::string FlagLines(const Flag& flag, const std::string& function) {
  const Words names = NamesOf(flag);
  std::string out;
  for (const std::string& name : names) {
    std::string spec = flag.repeats ? "*" : fmt::format("({})", fmt::join(names, " "));
    spec += name;
    if (flag.takes_value()) spec += name.size() > 2 ? "=" : "+";
    spec += "[" + Escaped(flag.help) + "]";
    if (flag.takes_value()) spec += Action(flag.value, flag.name, function);
    out += "    " + ShellQuoted(spec) + " \\\n";
  }
  return out;
}

std::string CommandCase(const NamedCommand& named, const std::string& function) {
  std::string out = fmt::format("    {}) _arguments -s -S \\\n", named.name);
  for (const Flag& flag : named.command.flags.flags()) out += FlagLines(flag, function);
  const Value& word = named.command.page.word;
  const bool is_known = !word.choices.empty() || word.kind != ValueKind::kText;
  const bool first_only = !word.choices.empty();
  const std::string spec =
      is_known ? (first_only ? "1" : "*") + Action(word, "", function) : "*: : ";
  return out + "    " + ShellQuoted(spec) + " ;;\n";
}

}  // namespace

std::string ZshCompletion(const Program& program) {
  const std::string function = FunctionName(program.name);
  const std::vector<NamedCommand> commands = MakeCommands(program);
  std::string descriptions = "    'help:help for a command'\n";
  std::string cases;
  for (const NamedCommand& named : commands) {
    descriptions +=
        "    " + ShellQuoted(named.name + ":" + Escaped(named.command.page.summary)) + "\n";
    cases += CommandCase(named, function);
  }
  std::string leading;
  for (const Flag& flag : LeadingFlags(program, commands)) leading += FlagLines(flag, function);
  leading += "    '(- *)'{-h,--help}'[this page]' '(- *)'{-V,--version}'[the version]' \\\n";
  return Filled(kScript, {{"PROGRAM", program.name},
                          {"NAME", function},
                          {"COMMANDS", descriptions},
                          {"LEADING", leading},
                          {"CASES", cases}});
}

}  // namespace tanxun
