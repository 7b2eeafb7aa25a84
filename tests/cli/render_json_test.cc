// SPDX-License-Identifier: GPL-2.0-or-later
// Results as JSON: the contract's keys in their order, and the schemata.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/tool/json_tree.h"
#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"
#include "query/json/result_json.h"
#include "tests/cli/json_schema.h"
#include "tests/cli/samples.h"

namespace tanxun {
namespace {

using testing::ElementsAre;

std::vector<std::string> Keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST(JsonOutput, SearchKeysComeInTheContractsOrder) {
  SearchResult result;
  result.query = "出口";
  result.total = 1;
  result.hits = {SampleHit()};
  result.index.revision = 4;
  result.index.collections = {{"notes", "/n"}};
  const Json json = ToJson(result, false);
  EXPECT_THAT(Keys(json), ElementsAre("version", "query", "total", "total_exact", "state", "hits",
                                      "index", "warnings", "synonyms", "readings"));
  EXPECT_THAT(Keys(json["hits"][0]),
              ElementsAre("rank", "score", "path", "record", "line_start", "line_end", "title",
                          "headings", "snippet", "highlights", "tags", "tickers", "status", "lang",
                          "date", "matched_aliases", "stale", "matched_by"));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["state"], "ok");
  EXPECT_EQ(json["hits"][0]["highlights"].dump(), "[[12,24]]");
  EXPECT_EQ(json["hits"][0]["status"], "red");
  EXPECT_TRUE(json["hits"][0]["record"].is_null());
  EXPECT_EQ(json["hits"][0]["date"], "2025-10");
  EXPECT_EQ(json["index"]["collections"]["notes"], "/n");
  result.facets = {{"tag", {{"ai", 1, {}}}}};
  EXPECT_THAT(Keys(ToJson(result, true)),
              ElementsAre("version", "query", "total", "total_exact", "state", "hits", "facets",
                          "index", "warnings", "synonyms", "readings"));
}

TEST(JsonOutput, WhatIsAbsentIsNullOrEmpty) {
  const Json hit = ToJson(Hit{});
  for (const char* key : {"record", "status", "lang", "date"})
    EXPECT_TRUE(hit[key].is_null()) << key;
  for (const char* key : {"tags", "headings", "highlights"})
    EXPECT_TRUE(hit[key].is_array()) << key;
  const Json ask = ToJson(AskResult{}, std::nullopt);
  EXPECT_TRUE(ask["id"].is_null());
  EXPECT_EQ(ask["state"], "no_fact");
  for (const char* key : {"answers", "related", "passages"})
    EXPECT_TRUE(ask[key].is_array()) << key;
  EXPECT_EQ(PrettyJson(FactsToJson({})), "{\n  \"version\": 1,\n  \"facts\": []\n}\n");
}

TEST(JsonOutput, AskKeysComeInTheContractsOrder) {
  AskResult result;
  result.question = "where is the HQ";
  result.state = AnswerState::kConflict;
  result.answers = {SampleAnswer("A"), SampleAnswer("B", Polarity::kNegative)};
  result.related = {SampleFact()};
  const Json json = ToJson(result, "q7");
  EXPECT_THAT(Keys(json), ElementsAre("version", "id", "question", "state", "entity", "attribute",
                                      "answers", "related", "passages", "remark", "index"));
  EXPECT_EQ(json["id"], "q7");
  EXPECT_EQ(json["state"], "conflict");
  EXPECT_THAT(Keys(json["answers"][0]),
              ElementsAre("value", "items", "polarity", "unit", "as_of", "as_of_from", "confidence",
                          "sources", "subject", "attribute"));
  EXPECT_THAT(Keys(json["answers"][0]["sources"][0]),
              ElementsAre("path", "line", "line_end", "column", "quote", "headings", "record"));
  EXPECT_EQ(json["answers"][1]["polarity"], "-");
  EXPECT_EQ(json["answers"][0]["as_of"], "2026-01-01");
  EXPECT_EQ(json["answers"][0]["as_of_from"], "note");
  EXPECT_TRUE(json["answers"][0]["unit"].is_null());
  EXPECT_THAT(Keys(json["related"][0]),
              ElementsAre("subject", "attribute", "concept", "value", "items", "polarity",
                          "qualifiers", "as_of", "as_of_from", "form", "confidence", "path",
                          "record", "line", "line_end", "column", "quote", "headings"));
}

TEST(JsonOutput, KeepsToItsSchemata) {
  using testing::IsEmpty;
  SearchResult found;
  found.hits = {SampleHit()};
  found.facets = {{"tag", {{"ai", 1, {}}}}};
  found.index.collections = {{"notes", "/n"}};
  EXPECT_THAT(JsonSchema("search").Complaints(ToJson(found, true)), IsEmpty());
  EXPECT_THAT(JsonSchema("search").Complaints(ToJson(SearchResult{}, false)), IsEmpty());
  AskResult asked;
  asked.answers = {SampleAnswer("A")};
  asked.related = {SampleFact()};
  asked.passages = {SampleHit()};
  EXPECT_THAT(JsonSchema("ask").Complaints(ToJson(asked, "q1")), IsEmpty());
  EXPECT_THAT(JsonSchema("ask").Complaints(ToJson(AskResult{}, std::nullopt)), IsEmpty());
  EXPECT_THAT(JsonSchema("facts").Complaints(FactsToJson({SampleFact()})), IsEmpty());
  EXPECT_THAT(JsonSchema("facets").Complaints(FacetsToJson("", found.facets)), IsEmpty());
}

TEST(JsonSchema, NoticesWhatIsWrong) {
  using testing::SizeIs;
  const JsonSchema schema("search");
  SearchResult found;
  found.hits = {SampleHit()};
  const Json good = ToJson(found, false);
  Json bad = good;
  bad["state"] = "fine";
  EXPECT_THAT(schema.Complaints(bad), SizeIs(1));
  bad = good;
  bad.erase("total");
  EXPECT_THAT(schema.Complaints(bad), SizeIs(1));
  bad = good;
  bad["hits"][0]["line_start"] = 0;
  EXPECT_THAT(schema.Complaints(bad), SizeIs(1));
  bad = good;
  bad["hits"][0]["date"] = "yesterday";
  EXPECT_THAT(schema.Complaints(bad), SizeIs(1));
  bad = good;
  const Json query = bad["query"];
  bad.erase("query");
  bad["query"] = query;  // Now the last key.
  EXPECT_THAT(schema.Complaints(bad), SizeIs(1));
}

TEST(JsonOutput, FacetsHaveFamiliesOnlyWhereThereAreAny) {
  const Facets facets = {{"ticker", {{"NYSE:ACME", 2, {"NYSE:ACME", "HKEX:1"}}, {"X:Y", 1, {}}}}};
  EXPECT_EQ(FacetsToJson("q", facets).text(),
            R"({"version":1,"query":"q","facets":{"ticker":[{"value":"NYSE:ACME","count":2,)"
            R"("family":["NYSE:ACME","HKEX:1"]},{"value":"X:Y","count":1}]},"exact":true})");
}

TEST(JsonOutput, IsValidAndHarmlessForAnyBytes) {
  Hit hit = SampleHit();
  hit.snippet = "\xFF\x1b[0m \u202E \x7f";
  hit.path = "\xC3(";
  const std::string line = JsonOnOneLine(ToJson(hit));
  EXPECT_EQ(SafeText(line), line);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const Json back = Json::parse(line);
  EXPECT_EQ(back["snippet"], "\uFFFD\x1b[0m \u202E \x7f");
}

}  // namespace
}  // namespace tanxun
