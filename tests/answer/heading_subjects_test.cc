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

}  // namespace
}  // namespace tanxun
