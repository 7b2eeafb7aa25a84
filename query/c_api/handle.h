// SPDX-License-Identifier: GPL-2.0-or-later
// One call at a time on a handle, and a way for other threads to stop it.
#pragma once

#include <mutex>
#include <stop_token>
#include <utility>

#include "query/c_api/boundary.h"

namespace tanxun {

class CallSlot {
 public:
  // False where another call has the slot.
  bool Enter();
  void Leave();
  // Of the call that has the slot. Precondition: it is the caller's.
  std::stop_token stop() const { return stop_.get_token(); }
  // Asks the call that has the slot to stop; nothing if there is none.
  void Cancel() noexcept;

 private:
  std::mutex mutex_;
  std::stop_source stop_{std::nostopstate};
  bool is_taken_ = false;
};

// What a handle stands for.
template <typename Engine>
struct Handle {
  explicit Handle(Engine opened) : engine(std::move(opened)) {}

  Engine engine;
  CallSlot slot;
};

// Gives out what `work` makes with the handle's engine and a stop token: a Reply.
template <typename Engine, typename Work>
tanxun_code RespondWith(Handle<Engine>* handle, tanxun_text** out, const Work& work) noexcept {
  return Respond(out, [&]() -> Reply {
    if (handle == nullptr) return BadArgument("the handle is NULL");
    if (!handle->slot.Enter()) return BadArgument("another call is using the handle");
    struct Leaving {
      CallSlot& slot;
      ~Leaving() { slot.Leave(); }
    } leaving{handle->slot};
    return work(handle->engine, handle->slot.stop());
  });
}

}  // namespace tanxun
