// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/language/parse.h"
#include "tests/language/reading.h"

namespace tanxun {
namespace {

std::string Repeat(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

TEST(ParseQuery, KeepsItsBounds) {
  for (const bool strict : {false, true}) {
    EXPECT_EQ(Read(std::string(4097, 'a'), strict),
              "query length: a query may have 4096 bytes, this one has 4097");
    EXPECT_EQ(Read(Repeat("a ", 257), strict),
              "leaf terms: a query may have 256 words, this one has more");
    EXPECT_EQ(Read("\"" + Repeat("a ", 257) + "\"", strict),
              "leaf terms: a query may have 256 words, this one has more");
    EXPECT_EQ(Read(Repeat("(", 65) + "a" + Repeat(")", 65), strict),
              "nesting: brackets may stand 64 deep, here they are deeper");
  }
  EXPECT_TRUE(ParseQuery(std::string(4096, 'a'), {}).ok());
  EXPECT_TRUE(ParseQuery(Repeat("a ", 256), {}).ok());
  EXPECT_EQ(Read(Repeat("(", 64) + "a" + Repeat(")", 64)), "a");
  // A literal search keeps them too.
  EXPECT_EQ(Read("( " + Repeat("a)", 300), false),
            "leaf terms: a query may have 256 words, this one has 300");
}

TEST(ParseQuery, AnswersHostileInputAtOnce) {
  const std::vector<std::string> queries = {
      Repeat("(", 4096),       Repeat("“a\"", 800),
      Repeat("\"", 4096),      Repeat("[[", 2048),
      Repeat("-(", 2000),      Repeat("- ", 2048),
      Repeat("\\", 4096),      Repeat("*", 4096),
      Repeat("#", 4096),       Repeat(":", 4096),
      Repeat("a:", 2048),      Repeat("\xE3\x80", 2048),
      Repeat("prop.a:(", 500), Repeat("NOT ", 1024),
      Repeat("a NEAR ", 500),  std::string(4096, '\0'),
      Repeat("【【", 600),     Repeat("a..", 1300),
      Repeat("title:", 600),   Repeat("(", 63) + "a" + Repeat(" OR b)", 63) + " NEAR c",
  };
  for (const std::string& query : queries) {
    const Result<ParsedQuery> loose = ParseQuery(query, {});
    const Result<ParsedQuery> strict = ParseQuery(query, {.strict = true});
    EXPECT_TRUE(loose.ok() || loose.error().code == ErrorCode::kBadQuery);
    EXPECT_TRUE(strict.ok() || !strict.error().message.empty());
  }
}

}  // namespace
}  // namespace tanxun
