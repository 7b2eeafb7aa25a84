// SPDX-License-Identifier: GPL-2.0-or-later
// A JSON value that was received: a tree that needs no memory to be destroyed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/result.h"

namespace tanxun {

enum class OptionKind { kNull, kBool, kWhole, kNumber, kText, kList, kObject };

struct OptionValue {
  OptionKind kind = OptionKind::kNull;
  bool flag = false;
  std::uint64_t whole = 0;  // kWhole: not below 0. Any other number is a kNumber, and not kept.
  std::string text = {};
  std::vector<std::string> keys = {};    // kObject: as they were given, each with its value.
  std::vector<OptionValue> values = {};  // kList, kObject
};

// An object, nested a few levels at most. Error: kBadArgument. Precondition: valid UTF-8.
Result<OptionValue> ParseOptions(std::string_view json);

}  // namespace tanxun
