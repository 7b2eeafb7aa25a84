// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace tanxun {

// A line on standard error that says how far the work is: only on a terminal, only once the work
// has taken half a second, at most ten times a second.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine();  // Wipes the line.
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Show(std::uint64_t done, std::uint64_t total, std::string_view path);
  void Wipe();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

// "  42% [########------------] 42/100 notes/a.md", at most `columns` wide.
std::string RenderProgress(std::uint64_t done, std::uint64_t total, std::string_view path,
                           std::size_t columns);

// After this, an interrupt asks the update to stop; the second one ends the program.
void WatchForInterrupt();
bool Interrupted();

// An interrupt ends the program with status 130 at once. For commands that change nothing.
void EndOnInterrupt();

}  // namespace tanxun
