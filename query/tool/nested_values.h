// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tanxun/searcher.h"

namespace tanxun {

// A tag among those that are shown.
struct NestedValue {
  const FacetValue* value = nullptr;
  std::size_t depth = 0;  // How many of them it is nested in.
  std::string name;       // What it adds to the one right above: "ai" of china/ai.
};

// Each behind the nearest one that it is nested in, letter case aside; among those of one parent
// the order stays. `values` must outlive the result.
std::vector<NestedValue> NestValues(const std::vector<FacetValue>& values);

}  // namespace tanxun
