// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/pager.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "indexer/tool/display_width.h"

namespace tanxun {
namespace {

// A shell's statuses for a command that cannot be run.
constexpr int kCannotRun = 126;
constexpr int kNotFound = 127;

std::string PagerCommand() {
  for (const char* variable : {"TANXUN_PAGER", "PAGER"}) {
    if (const char* command = std::getenv(variable)) return command;
  }
  return "less";
}

// While it lives, the signals that are meant for the pager are not for us.
class SignalsIgnored {
 public:
  SignalsIgnored() {
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;
    sigemptyset(&ignore.sa_mask);
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &ignore, &before_[i]);
  }
  ~SignalsIgnored() { Restore(); }
  SignalsIgnored(const SignalsIgnored&) = delete;
  SignalsIgnored& operator=(const SignalsIgnored&) = delete;

  void Restore() const {
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
      sigaction(kSignals[i], &before_[i], nullptr);
    }
  }

 private:
  static constexpr std::array kSignals = {SIGINT, SIGQUIT, SIGPIPE};
  std::array<struct sigaction, kSignals.size()> before_ = {};
};

[[noreturn]] void BecomePager(const std::string& command, int input) {
  dup2(input, STDIN_FILENO);
  close(input);
  setenv("LESS", "FRX", 0);
  setenv("LESSCHARSET", "utf-8", 0);
  execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  _exit(kCannotRun);
}

// What the pager leaves unread is left.
void WriteAll(int output, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(output, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

// Runs the command on the text. Its exit status: kCannotRun or kNotFound if it did not run, 0 if a
// signal ended it.
int ShowThrough(const std::string& command, const std::string& text) {
  int ends[2];
  if (pipe(ends) != 0) return kCannotRun;
  const SignalsIgnored signals;
  const pid_t pager = fork();
  if (pager == 0) {
    signals.Restore();
    close(ends[1]);
    BecomePager(command, ends[0]);
  }
  close(ends[0]);
  if (pager > 0) WriteAll(ends[1], text);
  close(ends[1]);
  int status = 0;
  while (pager > 0 && waitpid(pager, &status, 0) < 0 && errno == EINTR) continue;
  if (pager < 0) return kCannotRun;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

// Past the escape sequence of ours that begins at `at`: "ESC [ … m" or "ESC ] … ESC \".
std::size_t EndOfEscape(std::string_view text, std::size_t at) {
  const bool is_link = text.substr(at, 2) == "\x1b]";
  const std::string_view end = is_link ? "\x1b\\" : "m";
  const std::size_t found = text.find(end, at + 2);
  return found == std::string_view::npos ? text.size() : found + end.size();
}

}  // namespace

std::size_t RowsOf(std::string_view text, std::size_t columns) {
  std::size_t rows = 0;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\x1b') {
      at = EndOfEscape(text, at);
    } else if (text[at] == '\n') {
      rows += std::max<std::size_t>(1, (width + columns - 1) / columns);
      width = 0;
      ++at;
    } else {
      const Grapheme grapheme = GraphemeAt(text, at);
      width += grapheme.columns;
      at += grapheme.bytes;
    }
  }
  return rows + (width > 0 ? (width + columns - 1) / columns : 0);
}

void PrintPaged(const std::string& text, const TerminalStyle& style, bool wanted) {
  const bool both_terminals = style.terminal && isatty(STDIN_FILENO) == 1;
  if (wanted && both_terminals && !TerminalIsDumb() && RowsOf(text, style.columns) >= style.rows) {
    const std::string command = PagerCommand();
    std::fflush(stdout);
    if (!command.empty() && command != "cat") {
      const int status = ShowThrough(command, text);
      if (status != kCannotRun && status != kNotFound) return;
    }
  }
  Print(text);
}

void PrintManual(const std::string& roff, bool paged) {
  std::fflush(stdout);
  const TerminalStyle style = StdoutStyle(ColorChoice::kNever);
  const bool through_man = style.terminal && !TerminalIsDumb();
  if (through_man && ShowThrough(paged ? "man -l -" : "man -P cat -l -", roff) == 0) return;
  PrintPaged(roff, style, paged);
}

void AddPagerFlag(FlagTable& flags, bool& paged) {
  flags.Switch("--no-pager", paged, "do not page what is longer than the screen", false);
}

Variables PagerVariables() {
  return {{"TANXUN_PAGER, PAGER",
           "The pager, run by sh; the first one that is set counts, else less. An empty one or cat "
           "is none."},
          {"LESS", "If it is not set, less runs with FRX: colours, and what was shown stays."},
          {"COLUMNS, LINES", "The terminal's size, if it is other than the terminal says."}};
}

}  // namespace tanxun
