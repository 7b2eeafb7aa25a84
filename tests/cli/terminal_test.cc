// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/terminal.h"

#include <gtest/gtest.h>

#include <string>

namespace tanxun {
namespace {

TEST(Styles, ColourAndLinksOnlyWhereWanted) {
  const TerminalStyle plain;
  EXPECT_EQ(Painted("x", Paint::kMatch, plain), "x");
  EXPECT_EQ(Linked("x", "/a", plain), "x");
  const TerminalStyle full = {true, true, true};
  EXPECT_EQ(Painted("x", Paint::kMatch, full), "\x1b[1;31mx\x1b[0m");
  EXPECT_EQ(Linked("x", "/a b\x1b/中", full),
            "\x1b]8;;file:///a%20b%1B/%E4%B8%AD\x1b\\x\x1b]8;;\x1b\\");
  EXPECT_EQ(Linked("x", "relative", full), "x");
}

TEST(HumanBytes, ChoosesTheUnit) {
  EXPECT_EQ(HumanBytes(0), "0 B");
  EXPECT_EQ(HumanBytes(1023), "1023 B");
  EXPECT_EQ(HumanBytes(1536), "1.5 KB");
  EXPECT_EQ(HumanBytes(std::uint64_t{5} << 30), "5.0 GB");
}

}  // namespace
}  // namespace tanxun
