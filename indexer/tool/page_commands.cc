// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/page_commands.h"

#include <fmt/format.h>

#include <memory>

#include "indexer/tool/completion.h"
#include "indexer/tool/manual.h"
#include "indexer/tool/pager.h"

namespace tanxun {
namespace {

constexpr const char* kPrinted = "0  printed\n2  error";

const Words& Shells() {
  static const Words shells = {"bash", "zsh", "fish"};
  return shells;
}

int PrintCompletion(const Program& program, const Words& words) {
  if (words.size() != 1) return Fail(program.name, "completion takes one SHELL: bash, zsh or fish");
  const Result<std::size_t> shell = IndexOfChoice(words.front(), Shells());
  if (!shell.ok()) return Fail(program.name, shell.error().message);
  constexpr std::string (*kWriters[])(const Program&) = {BashCompletion, ZshCompletion,
                                                         FishCompletion};
  Print(kWriters[*shell](program));
  return kExitFound;
}

}  // namespace

Command CompletionCommand(Program (*program)()) {
  const std::string name = program().name;
  Command command;
  command.page = {"SHELL",
                  "print the script with which a shell completes commands, flags and values",
                  fmt::format("source <({0} completion bash)\n"
                              "{0} completion zsh > ~/.zfunc/_{0}\n"
                              "{0} completion fish > ~/.config/fish/completions/{0}.fish",
                              name),
                  kPrinted,
                  {"SHELL", ValueKind::kText, Shells()}};
  command.run = [program](const Words& words) { return PrintCompletion(program(), words); };
  return command;
}

Command ManualCommand(Program (*program)()) {
  Command command;
  command.page = {"", "show the manual page; off a terminal, print it in roff",
                  fmt::format("{0} manual\n{0} manual > {0}.1", program().name), kPrinted};
  const auto paged = std::make_shared<bool>(true);
  AddPagerFlag(command.flags, *paged);
  command.run = [program, paged](const Words& /*none*/) {
    PrintManual(ManualOf(program()), *paged);
    return kExitFound;
  };
  return command;
}

}  // namespace tanxun
