// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parse.h"
#include "tests/language/query_laws.h"
#include "tests/language/reading.h"

namespace tanxun {
namespace {

std::string Repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
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

// What could send a reader back and forth, as long as is asked for.
std::vector<std::string> HostileQueries(std::size_t bytes) {
  static constexpr std::string_view kBlocks[] = {
      "(",          ")",         "\"",         "“",      "”",        "「",      "“a\"",
      "“a”",        "\"a\" ",    "『",         "[[",     "[[a",      "[[a]]",   "【【a]]",
      "［［a｜",    "-(",        "- ",         "+",      "\\",       "*",       "a*",
      "#",          "#*",        "#/",         ":",      "：",       "a:",      "title:",
      "title:(",    "A:1 ",      "AB:1",       "标签：", "prop.a:",  "prop.\"", "prop.\"a\" ",
      "NOT ",       "a NEAR ",   "OR ",        "a|",     "\xE3\x80", "\xFF",    "a..",
      "date:1..2 ", "date:。。", "date:1。。", "~1",     "\"a\"~1",  "，",      "　",
      "+*",         "-\"a\"",    "😀",          "a.b:",   ",;:",      ":,",      "https://"};
  std::vector<std::string> queries = {std::string(bytes, '\0'), std::string(bytes, 'a')};
  for (const std::string_view block : kBlocks) {
    queries.push_back(Repeat(block, bytes / block.size()));
  }
  for (const std::string_view open : {"\"", "“", "「", "[[", "title:\"", "prop.\"", "(", "a:"}) {
    queries.push_back(std::string(open) + std::string(bytes - open.size(), 'a'));
    queries.push_back(std::string(open) + Repeat("a ", (bytes - open.size()) / 2));
  }
  queries.push_back("+(" + Repeat("\\.a (", 63) + Repeat("+\\.a ", bytes / 100) + Repeat(")", 64));
  queries.push_back(Repeat("(", 63) + "a" + Repeat(" OR b)", 63) + " NEAR c");
  return queries;
}

TEST(ParseQuery, KeepsItsLawsForHostileQueries) {
  for (const std::size_t bytes : {100, 999, 4096}) {
    for (const std::string& query : HostileQueries(bytes)) {
      EXPECT_EQ(BrokenQueryLaw(query), "") << query.substr(0, 40);
    }
  }
}

// Processor time, the least of some runs.
double Cost(const std::string& query) {
  std::clock_t least = std::numeric_limits<std::clock_t>::max();
  for (int run = 0; run < 3; ++run) {
    const std::clock_t begin = std::clock();
    for (int i = 0; i < 5; ++i) {
      const Result<ParsedQuery> parsed = ParseQuery(query, {});
      if (parsed.ok()) Describe(parsed->root);
    }
    least = std::min(least, std::clock() - begin);
  }
  return static_cast<double>(least);
}

// Eight times the text is some eight times the work; were it quadratic, 64 times.
TEST(ParseQuery, TakesTimeInProportionToTheText) {
  const std::vector<std::string> few = HostileQueries(512);
  const std::vector<std::string> many = HostileQueries(4096);
  constexpr double kClockStep = 50.0;
  for (std::size_t i = 0; i < many.size(); ++i) {
    const double cost = Cost(few[i]);
    EXPECT_LT(Cost(many[i]), 30.0 * (cost + kClockStep)) << many[i].substr(0, 40);
  }
}

}  // namespace
}  // namespace tanxun
