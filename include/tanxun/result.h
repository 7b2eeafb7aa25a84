// SPDX-License-Identifier: GPL-2.0-or-later
// A value, or what prevented it: every function that can fail returns one. Nothing throws but for
// memory that ends.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "tanxun/export.h"

namespace tanxun TANXUN_API {

// The kind of a failure. Later releases may add some.
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
  ErrorCode code = ErrorCode::kInternal;  // For programs: what can be done depends on it alone.
  std::string message;  // English UTF-8, without a full stop; may have several lines. Names in it
                        // are as the notes have them, control characters included.
};

// A value or the Error that prevented it.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Success.
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  // Failure.
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  // Whether there is a value.
  bool ok() const { return std::holds_alternative<T>(state_); }
  // The same as ok().
  explicit operator bool() const { return ok(); }

  // The value. Precondition: ok().
  const T& value() const& { return assert(ok()), std::get<T>(state_); }
  // The same, to be changed.
  T& value() & { return assert(ok()), std::get<T>(state_); }
  // The same, moved out of a Result that is given up. By value: `for (auto& hit :
  // Search().value().hits)` reads what still lives.
  T value() && { return assert(ok()), std::get<T>(std::move(state_)); }
  // As value(), and so below.
  const T& operator*() const& { return value(); }
  // To be changed.
  T& operator*() & { return value(); }
  // Moved out.
  T operator*() && { return std::move(*this).value(); }
  // A member of the value. Precondition: ok().
  const T* operator->() const { return &value(); }
  // To be changed.
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
  // Success.
  Result() = default;
  // Failure.
  Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  // Whether there is no Error.
  bool ok() const { return !error_.has_value(); }
  // The same as ok().
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

}  // namespace tanxun
