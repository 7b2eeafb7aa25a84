// SPDX-License-Identifier: GPL-2.0-or-later
// Reading from memory for the tests of this folder, and the law of spans.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tanxun/source.h"
#include "tests/read/read_laws.h"

namespace tanxun {

inline std::vector<Source> ReadAll(std::string_view bytes, std::string_view name) {
  Result<std::vector<Source>> read = ReadSource(bytes, name);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.ok() ? std::move(read).value() : std::vector<Source>();
}

inline Source ReadOne(std::string_view bytes, std::string_view name) {
  std::vector<Source> sources = ReadAll(bytes, name);
  EXPECT_EQ(sources.size(), 1u);
  return sources.empty() ? Source() : std::move(sources[0]);
}

template <typename Values>
std::string Described(const Values& values) {
  std::string out;
  for (const auto& value : values) {
    if (!out.empty()) out += '\n';
    out += Describe(value);
  }
  return out;
}
inline std::string DescribedBlocks(const Source& source) { return Described(source.blocks); }
inline std::string DescribedProperties(const Source& source) {
  return Described(source.properties);
}

inline void ExpectSpanLaw(const Source& source, std::string_view file) {
  ASSERT_EQ(BrokenSourceLaw(source, file), "");
}

}  // namespace tanxun
