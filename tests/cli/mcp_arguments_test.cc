// SPDX-License-Identifier: GPL-2.0-or-later
// What a tool's arguments may be, as its schema says it and as a call is read.
#include "query/tool/mcp_arguments.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace tanxun {
namespace {

enum class Sort { kBest, kNewest };
constexpr Choice<Sort> kSorts[] = {{"best", Sort::kBest}, {"newest", Sort::kNewest}};

struct Settings {
  std::string query = "?";
  int limit = 10;
  int line = 0;
  bool strict = false;
  Words tags;
  Words fields;
  Sort sort = Sort::kBest;
};

ArgumentTable TableOf(Settings& settings) {
  ArgumentTable table;
  table.Text("query", settings.query, "Words.", 8);
  table.Require("query");
  table.Number("limit", settings.limit, {1, 100}, "Hits.");
  table.Number("line", settings.line, {1, 9}, "A line.");
  table.Switch("strict", settings.strict, "Or not.");
  table.List("tag", settings.tags, "Tags.");
  table.List("fields", settings.fields, "Fields.", {"tag", "lang"});
  table.OneOf("sort", settings.sort, kSorts, "Order.");
  return table;
}

TEST(McpArguments, AreShownAsASchema) {
  Settings settings;
  EXPECT_EQ(
      TableOf(settings).InputSchema().dump(),
      R"({"type":"object","properties":{)"
      R"("query":{"type":"string","maxLength":8,"description":"Words."},)"
      R"("limit":{"type":"integer","minimum":1,"maximum":100,"default":10,"description":"Hits."},)"
      R"("line":{"type":"integer","minimum":1,"maximum":9,"description":"A line."},)"
      R"("strict":{"type":"boolean","default":false,"description":"Or not."},)"
      R"("tag":{"type":"array","items":{"type":"string","maxLength":256},"maxItems":20,"description":"Tags."},)"
      R"("fields":{"type":"array","items":{"type":"string","enum":["tag","lang"]},"maxItems":20,"description":"Fields."},)"
      R"("sort":{"type":"string","enum":["best","newest"],"default":"best","description":"Order."}},)"
      R"("required":["query"],"additionalProperties":false})");
}

struct Case {
  std::string arguments;
  std::string read;
};

TEST(McpArguments, AreReadAsTheSchemaSays) {
  const std::string too_many = [] {
    std::string list = "\"x\"";
    for (int i = 0; i < 20; ++i) list += ",\"x\"";
    return list;
  }();
  const Case cases[] = {
      {R"({"query":"a"})", "a 10 0 false [] [] 0"},
      {R"({"query":""})", " 10 0 false [] [] 0"},
      {R"({"query":"一二三四五六七八"})", "一二三四五六七八 10 0 false [] [] 0"},
      {R"({"query":"a","limit":100,"line":1,"strict":true,"tag":["x","y"],"fields":["lang"],"sort":"newest"})",
       "a 100 1 true [\"x\",\"y\"] [\"lang\"] 1"},
      {R"({"query":"a","limit":5.0,"tag":[]})", "a 5 0 false [] [] 0"},
      {R"({"query":"a","limit":null,"tag":null,"sort":null})", "a 10 0 false [] [] 0"},
      {R"({})", "query has to be given"},
      {R"({"query":null})", "query has to be given"},
      {R"({"query":5})", "query is a text of 8 characters at most"},
      {R"({"query":"123456789"})", "query is a text of 8 characters at most"},
      {R"({"query":["a"]})", "query is a text of 8 characters at most"},
      {R"({"query":"a","limit":0})", "limit is a whole number from 1 to 100"},
      {R"({"query":"a","limit":101})", "limit is a whole number from 1 to 100"},
      {R"({"query":"a","limit":5.5})", "limit is a whole number from 1 to 100"},
      {R"({"query":"a","limit":1e300})", "limit is a whole number from 1 to 100"},
      {R"({"query":"a","limit":-18446744073709551616})", "limit is a whole number from 1 to 100"},
      {R"({"query":"a","limit":"5"})", "limit is a whole number from 1 to 100"},
      {R"({"query":"a","limit":true})", "limit is a whole number from 1 to 100"},
      {R"({"query":"a","strict":1})", "strict is true or false"},
      {R"({"query":"a","tag":"x"})",
       "tag is a list of at most 20: texts of 256 characters at most"},
      {R"({"query":"a","tag":{"0":"x"}})",
       "tag is a list of at most 20: texts of 256 characters at most"},
      {R"({"query":"a","tag":[1]})",
       "tag is a list of at most 20: texts of 256 characters at most"},
      {R"({"query":"a","tag":[)" + too_many + "]}",
       "tag is a list of at most 20: texts of 256 characters at most"},
      {R"({"query":"a","fields":["nope"]})", "fields is a list of at most 20: tag, lang"},
      {R"({"query":"a","sort":"worst"})", "sort is one of: best, newest"},
      {R"({"query":"a","sort":0})", "sort is one of: best, newest"},
      {R"({"query":"a","limits":5})", "there is no argument limits; did you mean limit?"},
      {R"({"query":"a","zzz":null})", "there is no argument zzz"},
      {R"({"query":"a",")" + std::string(101, 'z') + R"(":1})", "there is no argument"},
  };
  for (const auto& [arguments, expected] : cases) {
    Settings settings;
    const Result<void> read = TableOf(settings).Read(ReceivedJson::parse(arguments));
    const std::string said =
        read.ok() ? fmt::format("{} {} {} {} {} {} {}", settings.query, settings.limit,
                                settings.line, settings.strict, Json(settings.tags).dump(),
                                Json(settings.fields).dump(), static_cast<int>(settings.sort))
                  : read.error().message;
    EXPECT_EQ(said, expected) << arguments;
  }
}

}  // namespace
}  // namespace tanxun
