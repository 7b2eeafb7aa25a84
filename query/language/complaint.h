// SPDX-License-Identifier: GPL-2.0-or-later
// Why a query cannot be read, and how that is shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tanxun {

struct Complaint {
  enum class Cause {
    kUnreadable,  // Slips of syntax: the query may be searched literally instead.
    kField,       // A field that is unknown or cannot be asked so. Never searched literally: the
                  // user would take the answer for the field's.
    kLimit,       // A bound by its name; literal reading would break it as well.
  };
  Cause cause = Cause::kUnreadable;
  std::size_t at = 0;  // Byte of the query.
  std::string reason;
};

// The query on a line of its own and a caret below the place, by display columns:
//   cannot read the query:
//     a AND "temperature
//           ^ this quote has no end
// A long query is cut around the caret; characters that could drive a terminal show as U+FFFD. A
// limit needs no caret: the reason alone.
std::string Message(std::string_view query, const Complaint& complaint);

}  // namespace tanxun
