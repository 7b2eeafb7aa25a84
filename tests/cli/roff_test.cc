// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/roff.h"

#include <gtest/gtest.h>

namespace tanxun {
namespace {

TEST(RoffText, LeavesNothingForRoffToDo) {
  struct Case {
    std::string text;
    std::string roff;
  };
  const Case cases[] = {
      {"plain words", "plain words"},
      {"--limit", "\\-\\-limit"},
      {".gitignore", "\\&.gitignore"},
      {"a\n.b\n'c", "a\n\\&.b\n\\&\\(aqc"},
      {"a.b", "a.b"},
      {"\\A ~5 ^ `x`", "\\eA \\(ti5 \\(ha \\(gax\\(ga"},
      {"平头哥", "\\[u5E73]\\[u5934]\\[u54E5]"},
      {"🔴", "\\[u1F534]"},
  };
  for (const Case& c : cases) EXPECT_EQ(RoffText(c.text), c.roff);
}

}  // namespace
}  // namespace tanxun
