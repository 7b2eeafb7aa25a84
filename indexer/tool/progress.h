// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "tanxun/index_writer.h"

namespace tanxun {

// A line on standard error that says how far the work is: only on a terminal, only once the work
// has taken half a second, at most ten times a second.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine();  // Wipes the line.
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Show(const UpdateProgress& progress);
  void Wipe();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

// " 42% [########------------] 42/100 files, 310/s, 2.1 MB/s, 12 s left  notes/a.md", at most
// `columns` wide. The rates are those since the start.
std::string RenderProgress(const UpdateProgress& progress, double seconds, std::size_t columns);

// After this, an interrupt (SIGINT, SIGTERM) asks the update to stop; the second one ends the
// program.
void WatchForInterrupt();
bool Interrupted();

// An interrupt ends the program with status 130 at once. For commands that change nothing.
void EndOnInterrupt();

}  // namespace tanxun
