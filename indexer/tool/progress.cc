// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/progress.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>

#include "indexer/tool/command_line.h"
#include "indexer/tool/display_width.h"
#include "indexer/tool/safe_text.h"
#include "indexer/tool/terminal.h"

namespace tanxun {
namespace {

using std::chrono::milliseconds;

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void OnInterrupt(int /*signal*/) {
  if (interrupted.exchange(true)) _exit(kExitInterrupted);
}

void Handle(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

}  // namespace

ProgressLine::ProgressLine(bool wanted) : wanted_(wanted && StderrIsTerminal()) {}

ProgressLine::~ProgressLine() { Wipe(); }

void ProgressLine::Show(std::uint64_t done, std::uint64_t total, std::string_view path) {
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < milliseconds(500) || now - last_ < milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  const std::size_t columns = std::max<std::size_t>(StderrColumns(), 2) - 1;
  std::fputs(("\r" + RenderProgress(done, total, path, columns) + "\x1b[K").c_str(), stderr);
}

void ProgressLine::Wipe() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

std::string RenderProgress(std::uint64_t done, std::uint64_t total, std::string_view path,
                           std::size_t columns) {
  constexpr std::uint64_t kBar = 20;
  const double share =
      total == 0 ? 0.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const auto filled = static_cast<std::size_t>(share * kBar);
  const std::string head = fmt::format("{:3.0f}% [{:-<{}}] {}/{} ", share * 100,
                                       std::string(filled, '#'), kBar, done, total);
  if (head.size() >= columns) return head.substr(0, columns);
  return head + FitRight(SafeText(path, Layout::kField), columns - head.size());
}

void WatchForInterrupt() { Handle(OnInterrupt); }

bool Interrupted() { return interrupted.load(); }

void EndOnInterrupt() {
  Handle([](int /*signal*/) { _exit(kExitInterrupted); });
}

}  // namespace tanxun
