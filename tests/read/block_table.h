// SPDX-License-Identifier: GPL-2.0-or-later
// A table test over blocks: {what, note, one line of Describe() a block}.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/read/read_text.h"

namespace tanxun {

struct BlockRow {
  std::string what;
  std::string note;
  std::string described;
};

inline void ExpectBlocks(const std::vector<BlockRow>& rows) {
  for (const BlockRow& row : rows) {
    const Source source = ReadOne(row.note, "in.md");
    EXPECT_EQ(DescribedBlocks(source), row.described) << row.what;
    ExpectSpanLaw(source, row.note);
  }
}

// The same with the note's properties before its blocks.
inline void ExpectPropertiesAndBlocks(const std::vector<BlockRow>& rows) {
  for (const BlockRow& row : rows) {
    const Source source = ReadOne(row.note, "in.md");
    std::string found = DescribedProperties(source);
    if (!found.empty() && !source.blocks.empty()) found += '\n';
    EXPECT_EQ(found + DescribedBlocks(source), row.described) << row.what;
    ExpectSpanLaw(source, row.note);
  }
}

}  // namespace tanxun
