// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema/packed_text.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/text/utf8.h"
#include "tests/schema/random_records.h"

namespace tanxun {
namespace {

constexpr unsigned kSeed = 20260104;

TEST(PackedText, IsShort) {
  const struct {
    std::string text;
    std::size_t bytes;
  } rows[] = {{"", 0},     {"plain text\n", 11}, {"的，是", 3},
              {"猫狗", 4}, {"平头哥の。", 9},    {"é", 3},
              {"😀", 5},    {"\x01\xFF", 4}};
  for (const auto& row : rows) {
    EXPECT_EQ(PackText(row.text).size(), row.bytes) << row.text;
    EXPECT_EQ(UnpackText(PackText(row.text)), row.text);
  }
}

TEST(PackedText, EveryCharacterAndAnyBytesComeBack) {
  std::string all;
  for (char32_t character = 0; character < 0x110000; ++character) {
    if (character < 0xD800 || character > 0xDFFF) AppendUtf8(character, all);
  }
  EXPECT_EQ(UnpackText(PackText(all)), all);
  Random random(kSeed);
  for (int i = 0; i < 5000; ++i) {
    const std::string noise = random.Text();
    ASSERT_EQ(UnpackText(PackText(noise)), noise) << "seed " << kSeed << " run " << i;
    (void)UnpackText(noise);
  }
}

}  // namespace
}  // namespace tanxun
