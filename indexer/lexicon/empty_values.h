// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace tanxun {

enum class Emptiness : std::uint8_t {
  kNone,
  kEmpty,    // "", "-", "TBD", 未披露.
  kUnknown,  // "unknown", 待确认: nothing, but for a status.
};

// What a whole value of a label or a cell says, brackets and signs around it left out
// (empty_values.tsv).
Emptiness EmptinessOf(std::string_view value);

}  // namespace tanxun
