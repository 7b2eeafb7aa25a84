// SPDX-License-Identifier: GPL-2.0-or-later
// Which way a question runs along a relation: to X's own R, or to those whose R is X.
#pragma once

#include <cstdint>
#include <string>

#include "query/answer/intent.h"

namespace tanxun {

struct Direction {
  enum class Way : std::uint8_t {
    kOpen,     // The words do not tell.
    kToValue,  // "the R of X", "X's R", X的R: nothing else than X's own R answers.
    kToHolder  // "whose R is X", 谁的R是X, "who has X as R": X's own R does not answer.
  };
  Way way = Way::kOpen;
  std::string attribute;  // R, as asked.
  std::string name;       // X, as asked.
  std::string inverse;    // "R of", where that is the other end's attribute: "subsidiary of".
};

Direction DirectionOf(const Intent& intent);

// Whether a label names R: by its words or by its concept.
bool NamesAttribute(const Direction& direction, std::string_view label);

}  // namespace tanxun
