// SPDX-License-Identifier: GPL-2.0-or-later
// How long a call may work.
#pragma once

#include <chrono>
#include <stop_token>

#include "tanxun/export.h"

namespace tanxun TANXUN_API {

// Looked at every few hundred microseconds of work, but not while a file is read or written. A call
// that meets a limit returns kCancelled or kTimeout and no part of a result.
struct WorkLimits {
  std::stop_token stop;               // May be requested on any thread; none = never.
  std::chrono::milliseconds time{0};  // Wall time from the call on; 0 = no limit.
};

}  // namespace tanxun
