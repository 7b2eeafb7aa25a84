// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/parse.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/language/reading.h"

namespace tanxun {
namespace {

TEST(ParseQuery, ReadsTheWholeLanguage) {
  const std::vector<Row> rows = {
      // Words.
      {"", "*"},
      {" \t\n　", "*"},
      {"*", "*"},
      {"＊", "*"},
      {"cloud", "cloud"},
      {"  Cloud   Revenue ", "Cloud Revenue"},
      {"GPT-4 T-Head C++ .NET", "GPT-4 T-Head C++ .NET"},
      {"and or not near", "and or not near"},
      {"猫 和 狗 或 鸟", "猫 和 狗 或 鸟"},
      {"平头哥　营收", "平头哥 营收"},
      {"平头哥是谁？营收，利润、负债。", "平头哥是谁 营收 利润 负债"},
      {"apples, pears; plums", "apples pears plums"},
      {"1,000 3.5% 12:30 Q3", "1,000 3.5% 12:30 Q3"},
      {"temp*", "temp*"},
      {"阿里＊", "阿里*"},
      {"a ... b ..x*", "a ... b \\..x*"},
      {"temp** **bold** a*b", "temp* **bold** a*b"},
      {"\\temp* \\* \\AND", "\\temp* \\* \\AND"},
      {"\\plain \\ ＼AND", "plain \\ \\AND"},
      {"🔴 🇨🇳 李", "🔴 🇨🇳 李"},
      {"通* 通＊ ＊通 * ** *通*", "通* 通* ＊通 * ** *通*"},
      {"+* -*", "+* -*"},
      {"Hello, world! Is it so? 12% (a/b)", "Hello world! Is it so? 12% a/b"},
      // Signs.
      {"+a -b c", "+a -b c"},
      {"＋word －b a－b a＋b", "+word -b a－b a＋b"},
      {"，-b", "-b"},
      {"a —b –c −d", "a —b –c −d"},
      {"+C++ -C++ 1+1", "+C++ -C++ 1+1"},
      {"+\\.NET NOT \\.NET +(.NE*) +(.NET ADJ b)", "+\\.NET NOT .NET +(.NE*) +\\.NET ADJ/10 b"},
      {"-“短语” －「短语」", "-\"短语\" -\"短语\""},
      {"+-a -+a ++a", "+-a -+a ++a"},
      {"a NOT b", "a -b"},
      {"NOT .NET", "NOT .NET"},
      {"-foo", "-foo"},
      {"Alibaba - cloud + chips", "Alibaba cloud chips"},
      {"- item one", "item one"},
      {"- -x", "-x"},
      {"a -> b --flag", "a -> b --flag"},
      {"\"a\"-b", "\"a\" \\-b"},
      {"(-a) (+b|-c)", "-a (+b OR -c)"},
      {"-\"a b\" +(c d) -#t", "-\"a b\" +(c d) -#t"},
      // Operators and brackets.
      {"a AND b", "a AND b"},
      {"a ＡＮＤ b And c", "a ＡＮＤ b And c"},
      {"a OR(b c)OR\"d\"", "a OR b c OR \"d\""},
      {"NOT (a b) NOT（甲|乙） NOT“丙”", "-(a b) -(甲 OR 乙) -\"丙\""},
      {"a OR b OR c", "a OR b OR c"},
      {"a | b||c｜d", "a OR b OR c OR d"},
      {"a b OR c d", "a b OR c d"},
      {"a b AND c", "a b AND c"},
      {"a AND b OR c AND NOT d", "a AND b OR c AND -d"},
      {"(a OR b) AND c", "(a OR b) AND c"},
      {"（甲 OR 乙） AND 丙", "(甲 OR 乙) AND 丙"},
      {"((a))", "a"},
      {"(a b) c", "(a b) c"},
      {"f(x)", "f x"},
      {"(a OR b)(c OR d)", "(a OR b) (c OR d)"},
      {"AND: x", "\\AND x"},
      {"a AND, b", "a \\AND b"},
      {"\"a\"-b* AI：机*", "\"a\" \\-b* \\AI：机*"},
      // Phrases.
      {"\"a b\"", "\"a b\""},
      {"\" a  b \"", "\"a  b\""},
      {"\"a b\"~3", "\"a b\"~3"},
      {"＂a b＂～３", "\"a b\"~3"},
      {"\"a b\"~x", "\"a b\" ~x"},
      {"\"a\"~99999999999999999999", "\"a\"~1000"},
      {"“平头哥 芯片”", "\"平头哥 芯片\""},
      {"”平头哥”", "\"平头哥\""},
      {"“平头哥\"", "\"平头哥\""},
      {"「平头哥」『芯片』", "\"平头哥\" \"芯片\""},
      {"“甲”～２ 「甲 乙」~3 \"a\"~ 3", "\"甲\"~2 \"甲 乙\"~3 \"a\" ~ 3"},
      {"‘a’ 'b c' 《三体》", "‘a’ 'b c' 《三体》"},
      {"\"a*\" \"AND\"", "\"a*\" \"AND\""},
      {"“say \"hi\"”", "“say \"hi\"”"},
      {"「“a” \"b\"」", "「“a” \"b\"」"},
      {"『「“a” \"b\"」』", "『「“a” \"b\"」』"},
      {"关于“平头哥”的新闻", "关于 \"平头哥\" 的新闻"},
      // Distance.
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/５ b", "a NEAR/5 b"},
      {"a NEAR／５ b OR c ADJ/99999999999 “d”", "a NEAR/5 b OR c ADJ/1000 \"d\""},
      {"a NEAR/-1 b NEAR/5b", "a NEAR/-1 b NEAR/5b"},
      {"\"a\"NEAR\"b\"", "\"a\" NEAR/10 \"b\""},
      {"+a NEAR b*", "+a NEAR/10 b*"},
      {"a NEAR/3 b NEAR/3 c", "a NEAR/3 b NEAR/3 c"},
      {"a ADJ/2 \"b c\"", "a ADJ/2 \"b c\""},
      {"a ADJ b c", "a ADJ/10 b c"},
      {"-a NEAR/5 b", "-a NEAR/5 b"},
      {"(a OR b) NEAR/5 temp*", "(a OR b) NEAR/5 temp*"},
      {"a NEARBY NEAR/x ADJECTIVE", "a NEARBY NEAR/x ADJECTIVE"},
      // Tags and links.
      {"#china", "#china"},
      {"#china/ai/", "#china/ai"},
      {"＃中国", "#中国"},
      {"#标签#", "#标签"},
      {"#chi* #*", "#chi* #*"},
      {"#china/* tag:china/* tag:中国／*", "#china/* #china/* #中国/*"},
      {"tag:china tag:#china tag:\"two words\"", "#china #china tag:\"two words\""},
      {"tag:(china OR #ai)", "#china OR #ai"},
      {"# ## C# # tag", "# ## C# # tag"},
      {"（#china！） #ai. tag：＃中国/科技！", "#china #ai #中国/科技"},
      {"#a.b #-x -#t +＃t", "#a.b #-x -#t +#t"},
      {"[a] 【阿里】 a]]", "[a] 【阿里】 a]]"},
      {"［［阿里｜a］］ -【【b|c】】", "[[阿里]] -[[b]]"},
      {"【【a］］】】", "【【a］］】】"},
      {"[[Alibaba Group]]", "[[Alibaba Group]]"},
      {"[[Alibaba#Cloud|the cloud]]", "[[Alibaba#Cloud]]"},
      {"【【阿里巴巴】】", "[[阿里巴巴]]"},
      {"【【a]】】", "【【a]】】"},
      {"关于[[阿里巴巴]]的", "关于 [[阿里巴巴]] 的"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Read(row.query), row.described) << row.query;
  }
}

TEST(ParseQuery, MakesTheRightTree) {
  const std::vector<Row> rows = {
      {"", "all"},
      {"a", "word <a>"},
      {"temp*", "word <temp> prefix"},
      {"\\temp*", "word <temp*>"},
      {"a b", "ranked(word <a>, word <b>)"},
      {"+a -b c", "ranked(required(word <a>), not(word <b>), word <c>)"},
      {"a b AND c OR d", "or(and(ranked(word <a>, word <b>), word <c>), word <d>)"},
      {"\"a b\"~3", "phrase <a b> 3"},
      {"a NEAR b NEAR c", "near 10(word <a>, word <b>, word <c>)"},
      {"a ADJ/2 b", "adj 2(word <a>, word <b>)"},
      {"-a NEAR/1 b", "not(near 1(word <a>, word <b>))"},
      {"status:>=a", "field status >= <a>"},
      {"title:*", "field title prefix"},
      {"title:a*", "field title <a> prefix"},
      {"title:\"a*\"", "field title <a*>"},
      {"date:1..2", "range date <1|2>"},
      {"date:..2", "range date <|2>"},
      {"tag:a #b/c", "ranked(tag <a>, tag <b/c>)"},
      {"#a*. tag:\"b c\"", "ranked(tag <a*>, tag <b c>)"},
      {"date:≤２０２５", "field date <= <2025>"},
      {"prop.\"a b\":*", "field prop.a b prefix"},
      {"[[a|b]]", "link <a>"},
      {"$BABA HKEX:1", "ranked(field ticker <BABA>, field ticker <HKEX:1>)"},
      {"prop.A.b:c", "field prop.A.b <c>"},
      {"PROP.A:c", "field prop.A <c>"},
  };
  for (const Row& row : rows) EXPECT_EQ(ReadShape(row.query), row.described) << row.query;
}

TEST(ParseQuery, RemembersWhereEachPartStood) {
  const Result<ParsedQuery> parsed = ParseQuery("云 -title:\"a b\" x*", {});
  ASSERT_TRUE(parsed.ok());
  const QueryNode& root = parsed->root;
  ASSERT_EQ(root.children.size(), 3U);
  EXPECT_EQ(root.begin, 0U);
  EXPECT_EQ(root.end, 19U);
  EXPECT_EQ(root.children[0].end, 3U);
  EXPECT_EQ(root.children[1].begin, 4U);
  EXPECT_EQ(root.children[1].children[0].begin, 5U);
  EXPECT_EQ(root.children[1].children[0].end, 16U);
  EXPECT_EQ(root.children[2].begin, 17U);
}

}  // namespace
}  // namespace tanxun
