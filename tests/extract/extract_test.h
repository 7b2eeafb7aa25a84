// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// Reads `text` as the file `name` and extracts.
inline Knowledge Extract(std::string_view text, std::string_view name = "Acme.md") {
  auto sources = ReadSource(text, name);
  if (!sources.ok() || sources->empty()) return {};
  return ExtractKnowledge(sources->front());
}

template <typename T>
std::string DescribeAll(const std::vector<T>& values) {
  std::string out;
  for (const T& value : values) out += Describe(value) + "\n";
  return out;
}

}  // namespace tanxun
