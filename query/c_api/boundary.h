// SPDX-License-Identifier: GPL-2.0-or-later
// Where C++ ends: what a call yields as a code and a text, and no exception beyond.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "tanxun/c.h"
#include "tanxun/json.h"
#include "tanxun/result.h"

struct tanxun_text {
  std::string bytes;
};

namespace tanxun {

// The JSON of a call, or why there is none.
using Reply = Result<std::string>;

template <typename Value, typename... Context>
Reply Rendered(const Result<Value>& value, const Context&... context) {
  if (!value.ok()) return value.error();
  return RenderJson(*value, context...);
}

Error BadArgument(std::string message);

// The error as code and message. Precondition: out is not NULL.
tanxun_code Fail(const Error& error, tanxun_text** out);
// The same for what is being thrown. Precondition: within a catch block.
tanxun_code FailAsThrown(tanxun_text** out) noexcept;

// Gives out what `work`, a function without arguments, makes: a Reply.
template <typename Work>
tanxun_code Respond(tanxun_text** out, const Work& work) noexcept {
  if (out == nullptr) return TANXUN_BAD_ARGUMENT;
  *out = nullptr;
  try {
    Reply reply = work();
    if (!reply.ok()) return Fail(reply.error(), out);
    *out = new tanxun_text{std::move(reply).value()};
    return TANXUN_OK;
  } catch (...) {
    return FailAsThrown(out);
  }
}

// Gives out the handle that `open` makes: a Result<std::unique_ptr<Handle>>.
template <typename Handle, typename Open>
tanxun_code OpenHandle(Handle** handle, tanxun_text** message, const Open& open) noexcept {
  if (handle != nullptr) *handle = nullptr;
  if (message == nullptr) return TANXUN_BAD_ARGUMENT;
  *message = nullptr;
  try {
    if (handle == nullptr) return Fail(BadArgument("the place for the handle is NULL"), message);
    Result<std::unique_ptr<Handle>> opened = open();
    if (!opened.ok()) return Fail(opened.error(), message);
    *handle = opened->release();
    return TANXUN_OK;
  } catch (...) {
    return FailAsThrown(message);
  }
}

}  // namespace tanxun
