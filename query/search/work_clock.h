// SPDX-License-Identifier: GPL-2.0-or-later
// The limits of the call that this thread is working on. A call of a Searcher never leaves its
// thread, so that loops deep below need not be handed them.
#pragma once

#include <chrono>
#include <cstdint>

#include "tanxun/limits.h"
#include "tanxun/result.h"

namespace tanxun {

// Thrown by CheckWork(); no std::exception, lest somebody takes it for a failure and goes on.
struct WorkStopped {
  ErrorCode code = ErrorCode::kCancelled;  // Or kTimeout.
};

Error ErrorOf(const WorkStopped& stopped);

// While it lives, CheckWork() on this thread looks at these limits, which must live as long.
class WorkClock {
 public:
  explicit WorkClock(const WorkLimits& limits);
  ~WorkClock();
  WorkClock(const WorkClock&) = delete;
  WorkClock& operator=(const WorkClock&) = delete;

  void Check();

 private:
  const WorkLimits& limits_;
  std::chrono::steady_clock::time_point end_;
  bool has_end_;
  bool is_limited_;
  std::uint32_t checks_ = 0;
  WorkClock* outer_;
};

// To be called every few microseconds of work. Throws WorkStopped.
void CheckWork();

}  // namespace tanxun
