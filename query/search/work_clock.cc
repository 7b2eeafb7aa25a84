// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/work_clock.h"

namespace tanxun {
namespace {

// To ask for the time is dearer than most of what lies between two checks.
constexpr std::uint32_t kChecksBetweenLooks = 16;

thread_local WorkClock* current = nullptr;

}  // namespace

Error ErrorOf(const WorkStopped& stopped) {
  const bool is_late = stopped.code == ErrorCode::kTimeout;
  return {stopped.code,
          is_late ? "the time that was given for this is over" : "stopped, as was asked for"};
}

WorkClock::WorkClock(const WorkLimits& limits)
    : limits_(limits),
      end_(std::chrono::steady_clock::now() + limits.time),
      has_end_(limits.time.count() > 0),
      is_limited_(has_end_ || limits.stop.stop_possible()),
      outer_(current) {
  current = this;
}

WorkClock::~WorkClock() { current = outer_; }

void WorkClock::Check() {
  if (!is_limited_ || checks_++ % kChecksBetweenLooks != 0) return;
  if (limits_.stop.stop_requested()) throw WorkStopped{ErrorCode::kCancelled};
  if (has_end_ && std::chrono::steady_clock::now() >= end_) {
    throw WorkStopped{ErrorCode::kTimeout};
  }
}

void CheckWork() {
  if (current != nullptr) current->Check();
}

}  // namespace tanxun
