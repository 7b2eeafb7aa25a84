// SPDX-License-Identifier: GPL-2.0-or-later
// Front matter between "+++" lines.
#pragma once

#include <vector>

#include "indexer/read/lines.h"

namespace tanxun {

struct TomlResult {
  std::vector<Property> properties;
  std::vector<Problem> problems;  // Without a path.
};

// Lines first..last as TOML: keys, tables, strings of one or many lines, arrays and inline tables.
// A line that is none of these is a Problem.
TomlResult ReadTomlProperties(const LineIndex& lines, LineRange range);

}  // namespace tanxun
