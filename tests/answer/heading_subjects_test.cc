// SPDX-License-Identifier: GPL-2.0-or-later
// Notes of several things, each below a heading of its own.
#include "tests/answer/asking.h"

namespace tanxun {
namespace {

TEST(HeadingSubjects, AnswerForThemselvesNotForTheNote) {
  const AskedVault vault(
      Notes{{"Dune notes.md",
             "# Dune notes\n\n## Casa Nube\n\n- Cuisine: Peruvian\n- Address: 4 Mill Lane\n\n"
             "## 老成都\n\n- Cuisine: Sichuan\n- 地址：人民路八号\n"}});
  EXPECT_EQ(Line(vault.Ask("Casa Nube cuisine")), "answered: Peruvian @Dune notes.md:5");
  EXPECT_EQ(Line(vault.Ask("address of Casa Nube")), "answered: 4 Mill Lane @Dune notes.md:6");
  EXPECT_EQ(Line(vault.Ask("老成都的地址")), "answered: 人民路八号 @Dune notes.md:11");
  EXPECT_FALSE(IsFirm(vault.Ask("Dune notes cuisine")));
}

// One heading alone may be a section like any other.
TEST(HeadingSubjects, OneAloneIsPossible) {
  const AskedVault vault(
      Notes{{"Bar notes.md", "# Bar notes\n\n## Casa Verde\n\n- Owner: Ana Boyd\n"},
            {"酒馆.md", "# 酒馆\n\n## 老渡口\n\n- 招牌菜：酸汤鱼\n"}});
  EXPECT_EQ(Line(vault.Ask("Casa Verde owner")), "possible: Ana Boyd @Bar notes.md:5");
  EXPECT_EQ(Line(vault.Ask("老渡口的招牌菜是什么")), "possible: 酸汤鱼 @酒馆.md:5");
}

}  // namespace
}  // namespace tanxun
