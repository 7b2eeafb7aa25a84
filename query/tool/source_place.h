// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tanxun/source.h"

namespace tanxun {

// PATH[:LINE[:COUNT]]
struct SourcePlace {
  std::string path;
  LineRange lines;  // {0, 0} = the whole source.
};

// The lines with so many more on each side.
LineRange Widened(LineRange lines, int more);

// Numbers at the end are read as lines; one line if no COUNT. Nothing for a line or count of 0, or
// for one that is too large.
std::optional<SourcePlace> ParseSourcePlace(std::string_view text);

}  // namespace tanxun
