// SPDX-License-Identifier: GPL-2.0-or-later
// Files of queries and questions, one a line, for evaluation.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "tanxun/result.h"

namespace tanxun {

// One line `ID<TAB>TEXT[<TAB>PATH]`.
struct BatchLine {
  std::size_t number = 0;  // 1-based.
  std::string id;
  std::string text;
  std::string path;
  std::string problem;  // Why the line cannot be used; empty if it can.
};

// Without the line's end. A byte-order mark is not part of an id.
BatchLine ParseBatchLine(std::string_view line, std::size_t number);

// Calls `use` with each line that is not blank, in order. "-" is standard input. Error: kIo.
Result<void> ForEachBatchLine(const std::string& file,
                              const std::function<void(const BatchLine& line)>& use);

}  // namespace tanxun
