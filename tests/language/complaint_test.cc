// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/language/parse.h"
#include "tests/language/reading.h"

namespace tanxun {
namespace {

TEST(ParseQuery, ShowsWhereItStumbled) {
  struct Stumble {
    std::string query;
    std::string below;  // The line with the caret.
  };
  const std::vector<Stumble> rows = {
      {"\"temperature AND", "^ this quote has no end"},
      {"a AND \"b", "      ^ this quote has no end"},
      {"云计算 AND \"b", "           ^ this quote has no end"},  // Han characters are two columns.
      {"「a", "^ this quote has no end"},
      {"a」", " ^ this quote was never opened"},
      {"unopened”", "        ^ this quote has no end"},
      {"title：“甲", "       ^ this quote has no end"},
      {"prop.\"a", "     ^ this quote has no end"},
      {"prop.\"a\":", "         ^ no value stands behind this field"},
      {"\"a b\"*", "     ^ a star stands behind a word, not behind this"},
      {"title:(“甲”＊)", "           ^ a star stands behind a word, not behind this"},
      {"(a)*", "   ^ a star stands behind a word, not behind this"},
      {"(a", "^ this bracket is never closed"},
      {"x (a (b)", "  ^ this bracket is never closed"},
      {"（甲） ）", "       ^ this bracket was never opened"},
      {"a )", "  ^ this bracket was never opened"},
      {"()", "^ nothing stands between these brackets"},
      {"a \"\"", "  ^ nothing stands between these quotes"},
      {"AND", "^ nothing stands before AND"},
      {"a AND", "  ^ nothing stands behind AND"},
      {"a OR OR b", "  ^ nothing stands behind OR"},
      {"a OR AND b", "  ^ nothing stands behind OR"},
      {"(a OR) b", "   ^ nothing stands behind OR"},
      {"| a", "^ nothing stands before OR"},
      {"甲 ｜", "   ^ nothing stands behind OR"},
      {"OR a", "^ nothing stands before OR"},
      {"a NOT", "  ^ nothing stands behind NOT"},
      {"NOT -a", "^ nothing stands behind NOT"},
      {"+NOT a", "^ nothing stands behind +"},
      {"a NEAR -b", "  ^ nothing stands behind NEAR"},
      {"甲 NEAR/０ 乙", "   ^ a distance is at least 1"},
      {"NOT", "^ nothing stands behind NOT"},
      {"NOT NOT a", "^ nothing stands behind NOT"},
      {"-AND b", "^ nothing stands behind -"},
      {"a -", "  ^ nothing follows this sign"},
      {"(a +)", "   ^ nothing follows this sign"},
      {"NEAR b", "^ nothing stands before NEAR"},
      {"a NEAR/2", "  ^ nothing stands behind NEAR"},
      {"a NEAR/0 b", "  ^ a distance is at least 1"},
      {"a NEAR/2 b ADJ/2 c",
       "           ^ one chain of NEAR or ADJ has one distance; use brackets"},
      {"a NEAR *", "       ^ NEAR and ADJ join words and phrases, not this"},
      {"a NEAR #b", "       ^ NEAR and ADJ join words and phrases, not this"},
      {"(a b) NEAR c", " ^ NEAR and ADJ join words and phrases, not this"},
      {"title:a NEAR b", "             ^ NEAR and ADJ stay within one field"},
      {"title: a", "      ^ no value stands behind this field"},
      {"title:>= a", "        ^ no value stands behind this field"},
      {"date:2025 .. 2026", "         ^ a range has no blanks and no quotes in it"},
      {"date:\"2025\"..\"2026\"", "           ^ a range has no blanks and no quotes in it"},
      {"date：2025．．“2026”", "              ^ a range has no blanks and no quotes in it"},
      {"date:..", "     ^ this range has no ends"},
      {"title:\"a", "      ^ this quote has no end"},
      {"title:(a path:b)", "         ^ a field cannot stand inside the brackets of another"},
      {"[[a", "^ this link has no end"},
      {"[[ ]]", "^ this link names nothing"},
      {"tag:\"#\"", "^ this tag has no name"},
      {"，。", "^ there is no word in it"},
  };
  for (const Stumble& row : rows) {
    EXPECT_EQ(Read(row.query), "cannot read the query:\n  " + row.query + "\n  " + row.below);
    const Result<ParsedQuery> strict = ParseQuery(row.query, {.strict = true});
    ASSERT_FALSE(strict.ok());
    EXPECT_EQ(strict.error().code, ErrorCode::kBadQuery);
  }
}

// Never searched literally: the answer would be taken for the field's.
TEST(ParseQuery, RefusesToCompareWhatHasNoOrder) {
  const std::vector<Row> rows = {
      {"a title:>b", "        ^"},
      {"a tag：＞＝b", "       ^"},
      {"prop.year:>=2020", "          ^"},
      {"year:>2020", "     ^"},
      {"path:a..b", "     ^"},
      {"title:(a OR ..b)", "            ^"},
      {"tag:<\"b\"", "    ^"},
  };
  for (const Row& row : rows) {
    for (const bool strict : {false, true}) {
      EXPECT_EQ(Read(row.query, strict),
                "cannot read the query:\n  " + row.query + "\n  " + row.described +
                    " this field has no order, status and date have; quote the value to search for "
                    "it");
    }
  }
}

TEST(ParseQuery, KeepsTheMessageFitForATerminal) {
  EXPECT_EQ(
      Read("a\n\x1b[31m \xff \"b"),
      "cannot read the query:\n  a \uFFFD[31m \uFFFD \"b\n            ^ this quote has no end");
  const std::string before(2000, 'x');
  EXPECT_EQ(Read(before + " \"" + std::string(1000, 'y')),
            "cannot read the query:\n  ..." + std::string(31, 'x') + " \"" + std::string(31, 'y') +
                "...\n  " + std::string(35, ' ') + "^ this quote has no end");
}

TEST(ParseQuery, SearchesLiterallyWhatItCannotRead) {
  const std::vector<Row> rows = {
      {"\"temperature AND", "temperature \\AND"},
      {"(云 计算", "云 计算"},
      {"a ) b", "a b"},
      {"AND", "\\AND"},
      {"a OR", "a \\OR"},
      {"title: Alibaba, cloud*", "title Alibaba cloud"},
      {"date:.. [[x", "\\date:.. x"},
      {"| a | -b |", "a b"},
      {"[[ ]] +a", "a"},
      {"# NOT", "\\NOT"},
      {"＋甲 OR", "\\＋甲 \\OR"},
      {"title:\"甲 乙\"*", "title 甲 乙"},
      {"标签:中国 (", "\\标签:中国"},
  };
  for (const Row& row : rows) {
    const Result<ParsedQuery> parsed = ParseQuery(row.query, {});
    ASSERT_TRUE(parsed.ok()) << row.query;
    EXPECT_TRUE(parsed->literal) << row.query;
    ASSERT_EQ(parsed->warnings.size(), 1U);
    EXPECT_EQ(Describe(parsed->root), row.described) << row.query;
  }
  EXPECT_EQ(
      ParseQuery("a AND", {})->warnings.front(),
      "searched for the words as they stand: nothing stands behind AND (byte 2 of the query)");
  EXPECT_FALSE(ParseQuery("a AND b", {})->literal);
  EXPECT_TRUE(ParseQuery("a AND b", {})->warnings.empty());
}

TEST(ParseQuery, RefusesAQueryOfSignsOnly) {
  for (const std::string_view query : {"\"", ")(", "，", "[[]]", "()"}) {
    const Result<ParsedQuery> parsed = ParseQuery(query, {});
    ASSERT_FALSE(parsed.ok()) << query;
    EXPECT_EQ(parsed.error().code, ErrorCode::kBadQuery);
  }
}

}  // namespace
}  // namespace tanxun
