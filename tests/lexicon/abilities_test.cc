// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/abilities.h"

#include <gtest/gtest.h>

#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

// "+access@1-3": polarity, ability, first unit, past the last.
std::string Found(std::string_view text, std::uint32_t gap) {
  std::string out;
  for (const AbilityMatch& match : FindAbilities(SplitUnits(text), gap)) {
    if (!out.empty()) out += ' ';
    out += match.polarity == Polarity::kNegative ? '-' : '+';
    out += match.ability + "@" + std::to_string(match.first_unit) + "-" +
           std::to_string(match.last_unit);
  }
  return out;
}

TEST(Abilities, StatementsInNotes) {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"can access H20", "+access@0-2"},
      {"can't access Blackwell", "-access@0-2"},
      {"can’t access Blackwell", "-access@0-2"},
      {"Cannot buy EUV tools", "-access@0-2"},
      {"can no longer receive H100", "-access@0-4"},
      {"no longer able to import", "-access@0-5"},
      {"Cut off from NVIDIA H100", "-access@0-3"},
      {"approved to buy H20", "+access@0-3"},
      {"barred from selling to the army", "-export@0-3"},
      {"can still make 7nm chips", "+make@0-3"},
      {"无法获得 H100", "-access@0-4"},
      {"可采购 H20", "+access@0-3"},
      {"獲准採購 H20", "+access@0-4"},
      {"不能生产 5nm 芯片", "-make@0-4"},
      {"仍可使用", "+use@0-4"},
      {"被切断", "-access@0-3"},
      // 能 inside a word is no modal; a modal without a verb states nothing.
      {"人工智能使用 H100", ""},
      {"性能获得提升", ""},
      {"a can of worms", ""},
      {"access to the market", ""},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(Found(row.text, 1), row.expected) << row.text;
}

TEST(Abilities, QuestionsLetTheSubjectStandBetweenModalAndVerb) {
  EXPECT_EQ(Found("Can Acme Cloud access H200?", 10), "+access@0-4");
  EXPECT_EQ(Found("what can't Acme buy", 10), "-access@1-4");
  EXPECT_EQ(Found("Can Acme Cloud access H200?", 1), "");
}

}  // namespace
}  // namespace tanxun
