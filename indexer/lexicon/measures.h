// SPDX-License-Identifier: GPL-2.0-or-later
// Units, currencies and words for powers of ten behind a number.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/lexicon/concepts.h"

namespace tanxun {

struct Measure {
  std::string_view unit;  // Canonical: "USD", "%", "nm", "m", "km2"; empty for a power of ten.
  double factor = 1.0;    // To the canonical unit.
  ValueType type = ValueType::kNumber;
  std::uint32_t length = 0;  // Bytes of `folded`; 0 = none there.
};

// The longest unit that begins at `at`. Latin ones end at a word's end.
Measure UnitAt(std::string_view folded, std::size_t at);
// The same for million, bn, 万, 亿, 万亿.
Measure PowerAt(std::string_view folded, std::size_t at);
// A currency that ends right before `at`, blanks allowed: US$, RMB, 人民币.
Measure CurrencyBefore(std::string_view folded, std::size_t at);

// Whether what stands at `at` is counted by the number before it: 2000 employees, 2000 家.
bool IsCountedAt(std::string_view folded, std::size_t at);

// Whether a unit only counts things: people, pieces.
bool IsCounter(std::string_view unit);

}  // namespace tanxun
