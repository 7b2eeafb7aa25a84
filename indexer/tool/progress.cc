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

std::string RenderDuration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 60) return fmt::format("{} s", whole);
  return fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

void Handle(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

ProgressLine::ProgressLine(bool wanted) : wanted_(wanted && StderrIsTerminal()) {}

ProgressLine::~ProgressLine() { Wipe(); }

void ProgressLine::Show(const UpdateProgress& progress) {
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < milliseconds(500) || now - last_ < milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  const std::size_t columns = std::max<std::size_t>(StderrColumns(), 2) - 1;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::fputs(("\r" + RenderProgress(progress, seconds, columns) + "\x1b[K").c_str(), stderr);
}

void ProgressLine::Wipe() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

std::string RenderProgress(const UpdateProgress& progress, double seconds, std::size_t columns) {
  constexpr std::uint64_t kBar = 20;
  const auto share_of = [](std::uint64_t done, std::uint64_t total) {
    return total == 0 ? 1.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  };
  // Files that need not be read take no time.
  const double share = progress.total_bytes != 0 ? share_of(progress.bytes, progress.total_bytes)
                                                 : share_of(progress.files, progress.total_files);
  const auto filled = static_cast<std::size_t>(share * kBar);
  std::string head =
      fmt::format("{:3.0f}% [{:-<{}}] {}/{} files", share * 100, std::string(filled, '#'), kBar,
                  progress.files, progress.total_files);
  if (seconds > 0 && progress.bytes > 0) {
    const double rate = static_cast<double>(progress.bytes) / seconds;
    const double left = static_cast<double>(progress.total_bytes - progress.bytes) / rate;
    head += fmt::format(", {:.0f}/s, {:.1f} MB/s, {} left",
                        static_cast<double>(progress.files) / seconds, rate / 1e6,
                        RenderDuration(left));
  }
  head += "  ";
  if (head.size() >= columns) return head.substr(0, columns);
  return head + FitRight(SafeText(progress.path, Layout::kField), columns - head.size());
}

void WatchForInterrupt() { Handle(OnInterrupt); }

bool Interrupted() { return interrupted.load(); }

void EndOnInterrupt() {
  Handle([](int /*signal*/) { _exit(kExitInterrupted); });
}

}  // namespace tanxun
