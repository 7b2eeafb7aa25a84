// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/c_api/handle.h"

namespace tanxun {

bool CallSlot::Enter() {
  const std::scoped_lock lock(mutex_);
  if (is_taken_) return false;
  stop_ = std::stop_source();
  is_taken_ = true;
  return true;
}

void CallSlot::Leave() {
  const std::scoped_lock lock(mutex_);
  is_taken_ = false;
}

void CallSlot::Cancel() noexcept {
  const std::scoped_lock lock(mutex_);
  if (is_taken_) stop_.request_stop();
}

}  // namespace tanxun
