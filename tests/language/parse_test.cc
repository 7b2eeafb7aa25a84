// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/parse.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {
namespace {

struct Row {
  std::string query;
  std::string described;
};

// The shape, where the query text alone would not show how it was read.
std::string Shape(const QueryNode& node) {
  std::string out(Name(node.kind));
  if (!node.field.empty()) out += " " + node.field;
  if (node.comparison != Comparison::kEqual) out += " " + std::string(Symbol(node.comparison));
  if (!node.text.empty()) out += " <" + node.text + ">";
  if (node.kind == NodeKind::kRange) out += " <" + node.low + "|" + node.high + ">";
  if (node.prefix) out += " prefix";
  if (node.distance > 0) out += " " + std::to_string(node.distance);
  if (node.children.empty()) return out;
  out += "(";
  for (const QueryNode& child : node.children) {
    if (out.back() != '(') out += ", ";
    out += Shape(child);
  }
  return out + ")";
}

std::string Read(std::string_view query, bool strict = true) {
  const Result<ParsedQuery> parsed = ParseQuery(query, {.strict = strict});
  return parsed.ok() ? Describe(parsed->root) : parsed.error().message;
}

std::string ReadShape(std::string_view query) {
  const Result<ParsedQuery> parsed = ParseQuery(query, {.strict = true});
  return parsed.ok() ? Shape(parsed->root) : parsed.error().message;
}

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
      {"temp** **bold** a*b", "temp* **bold** a*b"},
      {"\\temp* \\* \\AND", "\\temp* \\* \\AND"},
      {"\\plain \\", "plain \\"},
      // Signs.
      {"+a -b c", "+a -b c"},
      {"＋a －b", "+a -b"},
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
      {"“say \"hi\"”", "“say \"hi\"”"},
      {"「“a” \"b\"」", "「“a” \"b\"」"},
      {"『「“a” \"b\"」』", "『「“a” \"b\"」』"},
      {"关于“平头哥”的新闻", "关于 \"平头哥\" 的新闻"},
      // Distance.
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/3 b NEAR/3 c", "a NEAR/3 b NEAR/3 c"},
      {"a ADJ/2 \"b c\"", "a ADJ/2 \"b c\""},
      {"a ADJ b c", "a ADJ/10 b c"},
      {"-a NEAR/5 b", "-a NEAR/5 b"},
      {"(a OR b) NEAR/5 temp*", "(a OR b) NEAR/5 temp*"},
      {"a NEARBY NEAR/x ADJECTIVE", "a NEARBY NEAR/x ADJECTIVE"},
      // Fields.
      {"title:cloud", "title:cloud"},
      {"Title:cloud", "title:cloud"},
      {"title：云", "title:云"},
      {"title:\"cloud revenue\"", "title:\"cloud revenue\""},
      {"title:\"cloud\"", "title:cloud"},
      {"title:\"a b\"~2", "title:\"a b\"~2"},
      {"title:clo*", "title:clo*"},
      {"prop.author:*", "prop.author:*"},
      {"prop.状态:好", "prop.状态:好"},
      {"status:>=yellow", "status:>=yellow"},
      {"status：＞＝yellow", "status:>=yellow"},
      {"status:≥yellow status:<red status:>green status:<=red",
       "status:>=yellow status:<red status:>green status:<=red"},
      {"prop.note:>=\"a b\"", "prop.note:>=\"a b\""},
      {"date:2025-10..2026-01", "date:2025-10..2026-01"},
      {"date:7d..", "date:7d.."},
      {"date:..2025", "date:..2025"},
      {"date:2025-Q3, cloud", "date:2025-Q3 cloud"},
      {"date:\"2025..2026\"", "date:\"2025..2026\""},
      {"path:../notes path:a...b path:notes/*.md", "path:../notes path:a...b path:notes/*.md"},
      {"entity:[[Alibaba Cloud]]", "entity:\"Alibaba Cloud\""},
      {"title:(a OR b)", "title:a OR title:b"},
      {"title:(a \"b c\" -d)", "title:a title:\"b c\" -title:d"},
      {"title：（甲 OR （乙 AND 丙））", "title:甲 OR title:乙 AND title:丙"},
      {"date:(2024 OR 2025-01..2025-03 OR >=2026)",
       "date:2024 OR date:2025-01..2025-03 OR date:>=2026"},
      {"title:(\\AND http://x.y)", "title:AND title:http://x.y"},
      {"-title:x +tag:y", "-title:x +#y"},
      // Tags and links.
      {"#china", "#china"},
      {"#china/ai/", "#china/ai"},
      {"＃中国", "#中国"},
      {"#标签#", "#标签"},
      {"#chi* #*", "#chi* #*"},
      {"tag:china tag:#china tag:\"two words\"", "#china #china tag:\"two words\""},
      {"tag:(china OR #ai)", "#china OR #ai"},
      {"# ## C#", "# ## C#"},
      {"[[Alibaba Group]]", "[[Alibaba Group]]"},
      {"[[Alibaba#Cloud|the cloud]]", "[[Alibaba#Cloud]]"},
      {"【【阿里巴巴】】", "[[阿里巴巴]]"},
      {"【【a]】】", "【【a]】】"},
      {"关于[[阿里巴巴]]的", "关于 [[阿里巴巴]] 的"},
      // Listings.
      {"$BABA", "ticker:BABA"},
      {"$BRK.B, $100 $home", "ticker:BRK.B $100 $home"},
      {"NYSE:BABA", "ticker:NYSE:BABA"},
      {"HKEX：9988", "ticker:HKEX:9988"},
      {"ticker:NYSE:BABA ticker:$BABA 9988.HK", "ticker:NYSE:BABA ticker:BABA 9988.HK"},
      {"ticker:(NYSE:BABA OR 9988)", "ticker:NYSE:BABA OR ticker:9988"},
      {"(NYSE: BABA)", "NYSE BABA"},
      {"NASDAQ:ASML SEHK:9988 TYO:8035 SH:688981",
       "ticker:NASDAQ:ASML ticker:SEHK:9988 ticker:TYO:8035 ticker:SH:688981"},
      // Colons that are text.
      {"http://x.y/z?a=b", "http://x.y/z?a=b"},
      {"C:\\dir mailto:a@b.c", "C:\\dir mailto:a@b.c"},
      {"localhost:8080 example.com:80/x", "localhost:8080 example.com:80/x"},
      {"std::string a:b:c", "unknown"},
      {"Note: this", "Note this"},
      {"问题：平头哥", "问题：平头哥"},
      {"AI：机遇", "\\AI：机遇"},
      {"NXT：2000i，价格", "\\NXT：2000i 价格"},
  };
  for (const Row& row : rows) {
    if (row.described == "unknown") {
      EXPECT_NE(Read(row.query).find("unknown field a"), std::string::npos) << row.query;
      continue;
    }
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
      {"title:>=a", "field title >= <a>"},
      {"title:*", "field title prefix"},
      {"title:a*", "field title <a> prefix"},
      {"title:\"a*\"", "field title <a*>"},
      {"date:1..2", "range date <1|2>"},
      {"date:..2", "range date <|2>"},
      {"tag:a #b/c", "ranked(tag <a>, tag <b/c>)"},
      {"tag:>a", "field tag > <a>"},
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
      {"a NEAR #b", "       ^ NEAR and ADJ join words and phrases, not this"},
      {"(a b) NEAR c", " ^ NEAR and ADJ join words and phrases, not this"},
      {"title:a NEAR b", "             ^ NEAR and ADJ stay within one field"},
      {"title: a", "      ^ no value stands behind this field"},
      {"title:>= a", "        ^ no value stands behind this field"},
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

TEST(ParseQuery, SuggestsAField) {
  const std::vector<Row> rows = {
      {"titel:x", "unknown field titel; did you mean title?"},
      {"tga:x", "unknown field tga; did you mean tag?"},
      {"Tags:x", "unknown field Tags; did you mean tag?"},
      {"lng:zh", "unknown field lng; did you mean lang?"},
      {"titel：x", "unknown field titel; did you mean title?"},
      {"prpo.year:x", "unknown field prpo.year; did you mean prop.year?"},
      {"author:x",
       "unknown field author; fields: title heading path tag alias entity ticker status lang kind "
       "date folder year; a front-matter key is prop.author; quote the word to search for it"},
  };
  for (const Row& row : rows) {
    for (const bool strict : {false, true}) {
      EXPECT_EQ(Read("a -" + row.query, strict),
                "cannot read the query:\n  a -" + row.query + "\n     ^ " + row.described);
    }
  }
  EXPECT_TRUE(ParseQuery("author:x", {.fields = {"author"}}).ok());
  EXPECT_FALSE(ParseQuery("title:x", {.fields = {"author"}}).ok());
}

// Capitals, a colon and a code with a digit are a listing only at an exchange that is known.
TEST(ParseQuery, ReadsAProductCodeAsWords) {
  const std::vector<Row> rows = {
      {"NXE:3800E", "word <NXE:3800E>"},
      {"EXE:5000 price", "ranked(word <EXE:5000>, word <price>)"},
      {"TWINSCAN NXT:2000i", "ranked(word <TWINSCAN>, word <NXT:2000i>)"},
      {"-EXE:5000 +NXE:3800E", "ranked(not(word <EXE:5000>), required(word <NXE:3800E>))"},
      {"(NXE:3800E OR NYSE:BABA)", "or(word <NXE:3800E>, field ticker <NYSE:BABA>)"},
      {"HGX-2:B200-8", "word <HGX-2:B200-8>"},
  };
  for (const Row& row : rows) {
    const Result<ParsedQuery> parsed = ParseQuery(row.query, {});
    ASSERT_TRUE(parsed.ok()) << row.query << ": " << parsed.error().message;
    EXPECT_EQ(Shape(parsed->root), row.described) << row.query;
    EXPECT_FALSE(parsed->literal) << row.query;
    EXPECT_FALSE(parsed->warnings.empty()) << row.query;
    const Result<ParsedQuery> again = ParseQuery(Describe(parsed->root), {.strict = true});
    ASSERT_TRUE(again.ok()) << row.query;
    EXPECT_EQ(again->root, parsed->root) << row.query;
    EXPECT_NE(Read(row.query).find("unknown field "), std::string::npos) << row.query;
  }
  EXPECT_EQ(ParseQuery("EXE:5000 price", {})->warnings,
            std::vector<std::string>(
                {"EXE:5000: no field or exchange is called EXE; searched for as words"}));
  EXPECT_EQ(Read("a EXE:5000"),
            "cannot read the query:\n  a EXE:5000\n    ^ unknown field EXE; fields: title heading "
            "path tag alias entity ticker status lang kind date folder year; a front-matter key is "
            "prop.EXE; "
            "quote the word to search for it");
  // A field's value, what may be a slip of a field's name, and what has no digit or no capitals.
  EXPECT_EQ(Read("TITLE:3800E title:(NXE:3800E)", false), "title:3800E title:NXE:3800E");
  for (const char* query : {"TITEL:3800E", "TGA:H100", "ABC:DEF", "Nxe:3800E", "nxe:3800e",
                            "A:5000", "NXE:-3800", "NXE:3800*", "NXE:<3800"}) {
    EXPECT_NE(Read(query, false).find("unknown field "), std::string::npos) << query;
  }
}

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
