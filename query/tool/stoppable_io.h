// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "tanxun/result.h"

namespace tanxun {

// Reads and writes file descriptors, and waits no longer for either once it is asked to stop.
class StoppableIo {
 public:
  explicit StoppableIo(const std::stop_token& stop);

  // What has arrived; nothing at the end of the input, or when asked to stop. Error: kIo.
  Result<std::string> Read(int descriptor);
  // False when asked to stop before all was written. Error: kIo.
  Result<bool> Write(int descriptor, std::string_view text);

 private:
  // That can be waited for beside a descriptor.
  class Event {
   public:
    Event();
    ~Event();
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;

    void Set() const;
    int descriptor() const { return descriptor_; }

   private:
    int descriptor_;
  };

  bool WaitFor(int descriptor, short event) const;  // False when asked to stop.

  Event stopped_;  // Outlives who sets it.
  std::stop_callback<std::function<void()>> on_stop_;
};

}  // namespace tanxun
