// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/line_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tanxun {
namespace {

using testing::ElementsAreArray;

struct Case {
  std::vector<std::string> arrives;
  std::vector<std::string> lines;  // "…" for one that is too long.
};

TEST(LineSplitter, LinesOfAtMostFiveBytes) {
  const Case cases[] = {
      {{}, {}},
      {{"a\n"}, {"a"}},
      {{"a\nb"}, {"a", "b"}},
      {{"a", "b\n", "\n", "c\nd\n"}, {"ab", "", "c", "d"}},
      {{"12345\n"}, {"12345"}},
      {{"123456\nok\n"}, {"…", "ok"}},
      {{"123", "456", "789\nok"}, {"…", "ok"}},
      {{"123456", "\n", "\n"}, {"…", ""}},
      {{"123456"}, {"…"}},
      {{"a\r\n", std::string("\0\n", 2)}, {"a\r", std::string(1, '\0')}},
  };
  for (const Case& sample : cases) {
    std::vector<std::string> lines;
    LineSplitter splitter(
        5, [&](const InputLine& line) { lines.push_back(line.too_long ? "…" : line.text); });
    for (const std::string& bytes : sample.arrives) splitter.Add(bytes);
    splitter.End();
    EXPECT_THAT(lines, ElementsAreArray(sample.lines)) << testing::PrintToString(sample.arrives);
  }
}

}  // namespace
}  // namespace tanxun
