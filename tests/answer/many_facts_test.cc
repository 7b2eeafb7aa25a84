// SPDX-License-Identifier: GPL-2.0-or-later
// A subject with more facts than a question reads: none of them is out of reach.
#include <gtest/gtest.h>

#include "tests/answer/asking.h"

namespace tanxun {
namespace {

TEST(ManyFacts, TheLastOnesAreFoundToo) {
  std::string note = "# Acme\n\n";
  for (int i = 0; i < 2500; ++i) {
    note += "- Metric " + std::to_string(i) + ": " + std::to_string(i) + " units\n";
  }
  note += "- CEO: Jane Roe\n- Odd thing: a spoon\n";
  ExpectAnswers({{"Acme.md", note}},
                {{"Who is the CEO of Acme?", "answered: Jane Roe @Acme.md:2503"},
                 {"What is the odd thing of Acme?", "answered: a spoon @Acme.md:2504"}});
}

}  // namespace
}  // namespace tanxun
