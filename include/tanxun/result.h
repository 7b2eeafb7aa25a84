// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "tanxun/export.h"

namespace tanxun TANXUN_API {

enum class ErrorCode {
  kBadArgument,       // The caller's own request makes no sense.
  kBadQuery,          // A query or question that cannot be read; the message names the byte.
  kNotFound,          // The named source, entity or path is not in the index.
  kIndexMissing,      // No index in that folder.
  kIndexDamaged,      // The index cannot be trusted; the message names the command that helps.
  kIndexTooNew,       // Written by a later release.
  kIndexTooOld,       // Written by an earlier release; rebuild from the sources.
  kIndexBusy,         // Another writer holds the index.
  kSourceUnreadable,  // A note that cannot be opened, read or decoded.
  kIo,                // The disk said no: full, read-only, failing.
  kCancelled,         // A stop was requested; nothing was done.
  kTimeout,           // The time that was given was not enough; nothing was done.
  kExtensionMissing,  // The index needs a reader or a token filter that was not given.
  kInternal,          // A mistake of ours.
};

// What went wrong, where, and what to do now, in words a user understands.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
};

// A value or the Error that prevented it.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  // Precondition: ok().
  const T& value() const& { return assert(ok()), std::get<T>(state_); }
  T& value() & { return assert(ok()), std::get<T>(state_); }
  T&& value() && { return assert(ok()), std::get<T>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  // Precondition: !ok().
  const Error& error() const { return assert(!ok()), std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

// Success, or the Error that prevented it.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  // Precondition: !ok().
  const Error& error() const { return assert(!ok()), *error_; }

 private:
  std::optional<Error> error_;
};

// Leaves the function with the Error of `expression`, a Result, or else goes on.
#define TANXUN_TRY(expression)                                    \
  do {                                                            \
    if (auto tanxun_result = (expression); !tanxun_result.ok()) { \
      return tanxun_result.error();                               \
    }                                                             \
  } while (false)

}  // namespace TANXUN_API
