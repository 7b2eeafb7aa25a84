// SPDX-License-Identifier: GPL-2.0-or-later
// SIGINT and SIGTERM as a request to stop.
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace tanxun {

// While it lives, the first such signal requests a stop and the second ends the program. A thread
// waits for them, since a handler may hardly do anything.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  std::stop_token token() const { return stop_.get_token(); }
  bool was_interrupt() const { return was_interrupt_.load(); }

 private:
  std::stop_source stop_;
  std::atomic<bool> was_interrupt_{false};
  std::atomic<bool> ended_{false};
  std::thread waiter_;
};

}  // namespace tanxun
