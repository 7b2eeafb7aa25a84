// SPDX-License-Identifier: GPL-2.0-or-later
// A table test over facts: a note, lines of Describe(fact) it must give, and pieces that no line
// may hold.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/extract/extract_test.h"

namespace tanxun {

struct FactCase {
  std::string text;
  std::vector<std::string> has;
  std::vector<std::string> never = {};
  std::string name = "x.md";
};

inline std::vector<std::string> FactLines(const Knowledge& knowledge) {
  std::vector<std::string> lines;
  for (const Fact& fact : knowledge.facts) lines.push_back(Describe(fact));
  return lines;
}

inline void ExpectFacts(const std::vector<FactCase>& cases) {
  for (const FactCase& row : cases) {
    SCOPED_TRACE(row.text);
    const std::vector<std::string> lines = FactLines(Extract(row.text, row.name));
    EXPECT_THAT(lines, testing::IsSupersetOf(row.has));
    for (const std::string& piece : row.never) {
      EXPECT_THAT(lines, testing::Not(testing::Contains(testing::HasSubstr(piece))));
    }
  }
}

}  // namespace tanxun
