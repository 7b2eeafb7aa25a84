// SPDX-License-Identifier: GPL-2.0-or-later
// A program on a terminal of a given size.
#pragma once

#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <utility>

namespace tanxun {

class PseudoTerminal {
 public:
  // Runs `command` with sh, all three streams on the terminal.
  PseudoTerminal(const std::string& command, unsigned short columns, unsigned short rows) {
    winsize size = {rows, columns, 0, 0};
    child_ = forkpty(&terminal_, nullptr, nullptr, &size);
    if (child_ == 0) {
      execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      _exit(127);
    }
  }
  ~PseudoTerminal() {
    if (terminal_ >= 0) close(terminal_);
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  void Type(const std::string& keys) const {
    EXPECT_EQ(write(terminal_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
  }

  // What appears until `mark` has, which is part of it, or until the program ends.
  std::string ReadUntil(const std::string& mark) {
    ReadWhile([&] { return unread_.find(mark) == std::string::npos; });
    const std::size_t found = unread_.find(mark);
    const std::size_t end = found == std::string::npos ? unread_.size() : found + mark.size();
    std::string shown = unread_.substr(0, end);
    unread_.erase(0, end);
    return shown;
  }
  // All that appears until the program ends.
  std::string ReadAll() {
    ReadWhile([] { return true; });
    return std::move(unread_);
  }

  // The exit status, once the program has ended.
  int Wait() {
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }

 private:
  // Reads on while `wants_more`, to the end or a limit that only a program that hangs reaches.
  template <typename Condition>
  void ReadWhile(Condition wants_more) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (wants_more() && ReadMore()) {
      if (std::chrono::steady_clock::now() < limit) continue;
      ADD_FAILURE() << "waited in vain; there is: " << unread_;
      kill(child_, SIGKILL);  // Else Wait() hangs too.
      return;
    }
  }
  // False at the end; may add nothing.
  bool ReadMore() {
    pollfd input = {terminal_, POLLIN, 0};
    if (poll(&input, 1, 100) == 0) return true;
    char bytes[4096];
    const ssize_t count = read(terminal_, bytes, sizeof bytes);
    if (count <= 0) return false;  // Linux says EIO when the other side is gone.
    unread_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  int terminal_ = -1;
  pid_t child_ = -1;
  std::string unread_;
};

}  // namespace tanxun
