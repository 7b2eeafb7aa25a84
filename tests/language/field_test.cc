// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "query/language/parse.h"
#include "tests/language/reading.h"

namespace tanxun {
namespace {

TEST(ParseQuery, ReadsFieldsAndTheirValues) {
  const std::vector<Row> rows = {
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
      {"date:>\"2025-10-07\"", "date:>2025-10-07"},
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
      {"NOT title：（甲 \"乙 丙\"~2）", "-(title:甲 title:\"乙 丙\"~2)"},
      {"title:(a NEAR/3 b)", "title:a NEAR/3 title:b"},
      {"title:a OR b", "title:a OR b"},
      {"kind:note lang：zh folder:a/b year:2025", "kind:note lang:zh folder:a/b year:2025"},
      {"alias:\"A B\" entity：阿里 heading:“甲 乙”", "alias:\"A B\" entity:阿里 heading:\"甲 乙\""},
      {"path:\"a..b\" path:笔记/**/*.md", "path:\"a..b\" path:笔记/**/*.md"},
      {"title:a,b title:a， b", "title:a,b title:a b"},
      {"title:http://x title:C:\\x title:a:b title:tag:x",
       "title:http://x title:C:\\x title:a:b title:tag:x"},
      // Values of fields with an order, from an input method.
      {"date：2025-10..2026-01", "date:2025-10..2026-01"},
      {"date：２０２５－１０．．２０２６－０１", "date:2025-10..2026-01"},
      {"date：2025-10。。2026-01 date：。。2025", "date:2025-10..2026-01 date:..2025"},
      {"date：2025。云", "date:2025 云"},
      {"date：７d．． date:\"２０２５\"", "date:7d.. date:2025"},
      {"status：≥黄 status：＜🔴", "status:>=黄 status:<🔴"},
      {"status:yellow..red status:*", "status:yellow..red status:*"},
      {"date:2025* ... date:2025.. \\..x", "date:2025* ... date:2025.. \\..x"},
      // Keys of front matter.
      {"prop.来源:\"新华社\" prop.来源：新华社，阿里", "prop.来源:新华社 prop.来源:新华社 阿里"},
      {"PROP.A:x prop.a.b-c:x prop.KEY：＊", "prop.A:x prop.a.b-c:x prop.KEY:*"},
      {"prop.\"my key\":x prop.“来 源”：“甲 乙”", "prop.\"my key\":x prop.\"来 源\":\"甲 乙\""},
      {"-prop.\"a(b)\":(x OR y*)", "-(prop.\"a(b)\":x OR prop.\"a(b)\":y*)"},
      {"prop.\"a:b\":c Prop.\"plain\":*", "prop.\"a:b\":c prop.plain:*"},
      {"prop．来源：“a” Prop．“my key”：x", "prop.来源:a prop.\"my key\":x"},
      {"prop.\"x\" y", "prop. \"x\" y"},
      // Listings.
      {"$BABA", "ticker:BABA"},
      {"$BRK.B, $100 $home", "ticker:BRK.B $100 $home"},
      {"NYSE:BABA", "ticker:NYSE:BABA"},
      {"HKEX：9988", "ticker:HKEX:9988"},
      {"ticker:NYSE:BABA ticker:$BABA 9988.HK", "ticker:NYSE:BABA ticker:BABA 9988.HK"},
      {"ticker:(NYSE:BABA OR 9988)", "ticker:NYSE:BABA OR ticker:9988"},
      {"(NYSE: BABA)", "NYSE BABA"},
      {"￥BABA ¥BABA ＄BABA ￥100 $", "ticker:BABA ticker:BABA ticker:BABA ￥100 $"},
      {"what is $BABA? and NYSE:BABA? HKEX:9988.",
       "what is ticker:BABA and ticker:NYSE:BABA ticker:HKEX:9988"},
      {"＄ＢＲＫ．Ｂ NYSE：BRK．B ticker：＄BABA", "ticker:BRK.B ticker:NYSE:BRK.B ticker:BABA"},
      {"-$BABA +NYSE:BABA", "-ticker:BABA +ticker:NYSE:BABA"},
      {"NASDAQ:ASML SEHK:9988 TYO:8035 SH:688981",
       "ticker:NASDAQ:ASML ticker:SEHK:9988 ticker:TYO:8035 ticker:SH:688981"},
      // Colons that are text.
      {"http://x.y/z?a=b", "http://x.y/z?a=b"},
      {"C:\\dir mailto:a@b.c", "C:\\dir mailto:a@b.c"},
      {"localhost:8080 example.com:80/x", "localhost:8080 example.com:80/x"},
      {"std::string see:https://x.y", "std::string \\see:https://x.y"},
      {"https：//x.y 12：30 T12:30Z", "https：//x.y 12：30 T12:30Z"},
      {"doi:10.1/x arXiv:2401.1 urn:isbn:1", "doi:10.1/x arXiv:2401.1 urn:isbn:1"},
      {"C:/x 10:30-11:00 UTC+8:00 :smile: a@b:c", "C:/x 10:30-11:00 UTC+8:00 :smile a@b:c"},
      {"Note: this", "Note this"},
      {"问题：平头哥", "问题：平头哥"},
      {"AI：机遇", "\\AI：机遇"},
      {"NXT：2000i，价格", "\\NXT：2000i 价格"},
  };
  for (const Row& row : rows) EXPECT_EQ(Read(row.query), row.described) << row.query;
}

TEST(ParseQuery, SuggestsAField) {
  const std::vector<Row> rows = {
      {"titel:x", "unknown field titel; did you mean title?"},
      {"tga:x", "unknown field tga; did you mean tag?"},
      {"Tags:x", "unknown field Tags; did you mean tag?"},
      {"lng:zh", "unknown field lng; did you mean lang?"},
      {"titel：x", "unknown field titel; did you mean title?"},
      {"tilte:x", "unknown field tilte; did you mean title?"},
      {"statu:x", "unknown field statu; did you mean status?"},
      {"lnag:zh", "unknown field lnag; did you mean lang?"},
      {"entitiy:x", "unknown field entitiy; did you mean entity?"},
      {"foldr:(a b)", "unknown field foldr; did you mean folder?"},
      {"File:\"a\"", "unknown field File; did you mean path?"},
      {"language:zh", "unknown field language; did you mean lang?"},
      {"nyse:BABA", "unknown field nyse; did you mean NYSE:BABA?"},
      {"NYSE:baba.", "unknown field NYSE; did you mean NYSE:BABA?"},
      {"prpo.year:x", "unknown field prpo.year; did you mean prop.year?"},
      {"prop:x",
       "unknown field prop; fields: title heading path tag alias entity ticker status lang kind "
       "date folder year upstream downstream; a front-matter key is prop.KEY; quote the word to "
       "search for it"},
      // Two slips are too many for so short a name.
      {"site:x",
       "unknown field site; fields: title heading path tag alias entity ticker status lang kind "
       "date folder year upstream downstream; a front-matter key is prop.site; quote the word to "
       "search for it"},
      {"author:x",
       "unknown field author; fields: title heading path tag alias entity ticker status lang kind "
       "date folder year upstream downstream; a front-matter key is prop.author; quote the word to "
       "search for it"},
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

// Labels with a colon are common in Chinese notes: such a name is told of, never taken for a field.
TEST(ParseQuery, ReadsForeignNamesOfFieldsAsWordsAndSaysSo) {
  const std::vector<Row> rows = {
      {"标签:中国", "标签 is searched for as a word; did you mean the field tag?"},
      {"-标题：\"云\"", "标题 is searched for as a word; did you mean the field title?"},
      {"日期：2025，日期：2026", "日期 is searched for as a word; did you mean the field date?"},
      {"状态:>=黄", "状态 is searched for as a word; did you mean the field status?"},
      {"股票代码：9988", "股票代码 is searched for as a word; did you mean the field ticker?"},
      {"標籤:中国", "標籤 is searched for as a word; did you mean the field tag?"},
      {"file：x", "file is searched for as a word; did you mean the field path?"},
  };
  for (const Row& row : rows) {
    const Result<ParsedQuery> parsed = ParseQuery(row.query, {});
    ASSERT_TRUE(parsed.ok()) << row.query;
    EXPECT_FALSE(parsed->literal) << row.query;
    EXPECT_EQ(parsed->warnings, std::vector<std::string>{row.described});
    EXPECT_EQ(Shape(parsed->root).find("field"), std::string::npos) << row.query;
  }
  EXPECT_EQ(Read("云 标签:中国"),
            "cannot read the query:\n  云 标签:中国\n     ^ unknown field 标签; did you mean tag?");
  // No field's name, or nothing behind it.
  for (const char* query :
       {"问题：平头哥", "关于标签:中国", "标签： 中国", "标签:", "我的标签：甲"}) {
    EXPECT_EQ(ParseQuery(query, {.strict = true})->warnings, std::vector<std::string>{}) << query;
  }
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
      {"NXE:3800E?", "word <NXE:3800E?>"},
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
            "path tag alias entity ticker status lang kind date folder year upstream downstream; a "
            "front-matter key is "
            "prop.EXE; "
            "quote the word to search for it");
  // A field's value, what may be a slip of a field's name, and what has no digit or no capitals.
  EXPECT_EQ(Read("TITLE:3800E title:(NXE:3800E)", false), "title:3800E title:NXE:3800E");
  for (const char* query : {"TITEL:3800E", "TGA:H100", "ABC:DEF", "Nxe:3800E", "nxe:3800e",
                            "A:5000", "a:b:c", "NXE:-3800", "NXE:3800*", "NXE:<3800"}) {
    EXPECT_NE(Read(query, false).find("unknown field "), std::string::npos) << query;
  }
}

}  // namespace
}  // namespace tanxun
