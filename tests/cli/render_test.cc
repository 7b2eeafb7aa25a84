// SPDX-License-Identifier: GPL-2.0-or-later
// Renderers are functions of values: what they print for made-up results.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "indexer/tool/display_width.h"
#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"
#include "query/tool/render_json.h"
#include "query/tool/render_text.h"
#include "tests/cli/json_schema.h"

namespace tanxun {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const TextView kPiped;

TextView OnTerminal() {
  TextView view;
  view.style = {true, true, true, 80, 24};
  return view;
}

Hit SampleHit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 2.5;
  hit.path = "chips/acme.md";
  hit.lines = {12, 14};
  hit.title = "Acme";
  hit.headings = {"Export", "2025"};
  hit.snippet = "controls on 出口管制\nsecond line";
  hit.highlights = {{12, 24}};
  hit.tags = {"china", "ai/chips"};
  hit.tickers = {"NYSE:ACME"};
  hit.status = StatusLevel::kRed;
  hit.language = "mixed";
  hit.date = {2025, 10, 0};
  hit.matched_aliases = {"艾克米"};
  return hit;
}

Location SamplePlace(const std::string& path, std::uint32_t line, const std::string& quote) {
  Location where;
  where.path = path;
  where.lines = {line, line};
  where.column = 9;
  where.quote = quote;
  where.headings = {"Quick stats"};
  return where;
}

Answer SampleAnswer(const std::string& value, Polarity polarity = Polarity::kPositive) {
  Answer answer;
  answer.subject = "Acme";
  answer.attribute = "HQ";
  answer.value = value;
  answer.polarity = polarity;
  answer.as_of = {{2026, 1, 1}, AsOfOrigin::kNote};
  answer.confidence = 0.98;
  answer.sources = {SamplePlace("acme.md", 7, "| HQ | " + value + " |")};
  return answer;
}

Fact SampleFact() {
  Fact fact;
  fact.subject = "Acme";
  fact.attribute = "Market cap";
  fact.concept_id = "market_cap";
  fact.value = "~$20B";
  fact.qualifiers = {{"period", "FY2025"}};
  fact.as_of = {{2026, 0, 0}, AsOfOrigin::kText};
  fact.form = FactForm::kKeyValue;
  fact.confidence = 0.5;
  fact.where = SamplePlace("acme.md", 3, "| Market cap | ~$20B |");
  return fact;
}

std::vector<std::string> Keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST(RenderHits, PipedIsOneBlockAHit) {
  EXPECT_EQ(RenderHits({SampleHit()}, kPiped),
            "chips/acme.md:12: Acme › Export › 2025\n"
            "  controls on 出口管制\n"
            "  second line\n\n");
}

TEST(RenderHits, TerminalShowsStatusWordTagsAndWholeHighlights) {
  const std::string text = RenderHits({SampleHit()}, OnTerminal());
  EXPECT_THAT(text, HasSubstr("🔴 red"));
  EXPECT_THAT(text, HasSubstr("#ai/chips"));
  EXPECT_THAT(text, HasSubstr("2025-10"));
  EXPECT_THAT(text, HasSubstr("\x1b[1;31m出口管制\x1b[0m\n  second"));
}

TEST(RenderHits, LinksLeadToTheFile) {
  TextView view = OnTerminal();
  view.locate = [](const std::string& path) { return "/notes/" + path; };
  EXPECT_THAT(RenderHits({SampleHit()}, view), HasSubstr("\x1b]8;;file:///notes/chips/acme.md"));
  view.style.links = false;
  EXPECT_THAT(RenderHits({SampleHit()}, view), Not(HasSubstr("]8;;")));
}

TEST(RenderHits, SurvivesHighlightsThatMakeNoSense) {
  Hit hit = SampleHit();
  hit.highlights = {{5, 5}, {8, 4}, {0, 4'000'000'000u}, {12, 24}, {13, 20}, {60, 61}};
  EXPECT_THAT(RenderHits({hit}, OnTerminal()), HasSubstr("\x1b[1;31m出口管制\x1b[0m"));
}

TEST(RenderHits, ContextMarksTheHitsOwnLines) {
  TextView view;
  view.excerpt = [](const Hit&) {
    return SourceExcerpt{"chips/acme.md", {11, 13}, "before\nown\n\x1b[2Jlast"};
  };
  EXPECT_EQ(RenderHits({SampleHit()}, view),
            "chips/acme.md:12: Acme › Export › 2025\n"
            "  11-before\n  12:own\n  13:\\x1b[2Jlast\n\n");
}

TEST(RenderHits, NothingOfANoteDrivesTheTerminal) {
  Hit hit = SampleHit();
  const std::string evil = "\x1b]0;owned\a\u202E\xC2\x9B";
  hit.path = "a\n" + evil;
  hit.title = evil;
  hit.headings = {evil};
  hit.snippet = evil;
  hit.highlights.clear();
  hit.tags = {evil};
  hit.record = evil;
  const std::string text =
      RenderHits({hit}, kPiped) + RenderVimgrep({hit}, kPiped) + RenderTrecRun(evil, {hit}, evil);
  EXPECT_EQ(SafeText(text), text);
  EXPECT_THAT(text, HasSubstr("a\\n\\x1b]0;owned\\x07\\u202e\\x9b:12"));
}

TEST(SearchNotes, SayWhichNothingItIs) {
  SearchResult result;
  result.state = SearchState::kNoMatch;
  EXPECT_THAT(SearchNotes(result), ElementsAre("no passage has these words"));
  result.state = SearchState::kFilteredOut;
  EXPECT_THAT(SearchNotes(result), ElementsAre("no passage passes the filters"));
  result.query = "words";
  EXPECT_THAT(SearchNotes(result), ElementsAre(HasSubstr("filters leave nothing")));
  result.state = SearchState::kEmptyIndex;
  EXPECT_THAT(SearchNotes(result), ElementsAre(HasSubstr("the index is empty")));
  result.state = SearchState::kOk;
  result.warnings = {"read literally"};
  result.synonyms = {{"Acme", "艾克米"}, {"alone"}};
  EXPECT_THAT(SearchNotes(result), ElementsAre("read literally", "searched as one: Acme = 艾克米"));
}

TEST(RenderTrecRun, OneLineASourceBestFirst) {
  Hit first = SampleHit();
  first.path = "a b.md";
  Hit again = first;
  again.score = 2.0;
  Hit record = SampleHit();
  record.path = "all.jsonl";
  record.record = "r-7";
  record.score = 1.25;
  EXPECT_EQ(RenderTrecRun("q1", {first, again, record}, "my run"),
            "q1 Q0 a%20b.md 1 2.500000 my%20run\n"
            "q1 Q0 r-7 2 1.250000 my%20run\n");
}

TEST(SourceName, NamesARecordOnce) {
  Hit hit = SampleHit();
  EXPECT_EQ(SourceName(hit), "chips/acme.md");
  hit.path = "all.jsonl";
  hit.record = "7";
  EXPECT_EQ(SourceName(hit), "all.jsonl#7");
  hit.path = "all.jsonl#7";
  EXPECT_EQ(SourceName(hit), "all.jsonl#7");
}

TEST(RenderAsk, AnsweredShowsValueDateSource) {
  AskResult result;
  result.state = AnswerState::kAnswered;
  result.answers = {SampleAnswer("Springfield")};
  EXPECT_EQ(
      RenderAsk(result, kPiped),
      "Springfield\n  Acme · HQ, as of 2026-01-01 (note)\n  acme.md:7: | HQ | Springfield |\n");
}

TEST(RenderAsk, AListIsItsItems) {
  AskResult result;
  result.state = AnswerState::kAnswered;
  result.answers = {SampleAnswer("X1; X2")};
  result.answers[0].items = {"X1", "X2"};
  result.answers[0].as_of = {};
  EXPECT_EQ(RenderAsk(result, kPiped), "X1\nX2\n  Acme · HQ\n  acme.md:7: | HQ | X1; X2 |\n");
}

TEST(RenderAsk, ConflictShowsEverySideUnderItsName) {
  AskResult result;
  result.state = AnswerState::kConflict;
  result.answers = {SampleAnswer("X1"), SampleAnswer("X1", Polarity::kNegative)};
  result.answers[1].subject = "Acme 云";
  const std::string text = RenderAsk(result, kPiped);
  EXPECT_EQ(text.rfind("sources disagree:\n", 0), 0u);
  EXPECT_THAT(text, HasSubstr("Acme · HQ:\n  X1\n    as of 2026-01-01 (note)\n    acme.md:7: "));
  EXPECT_THAT(text, HasSubstr("Acme 云 · HQ:\n  not: X1\n"));
}

TEST(RenderAsk, AbstainingShowsWhatIsKnown) {
  AskResult result;
  result.state = AnswerState::kNoFact;
  result.remark = "no note states the founder of Acme";
  result.related = {SampleFact(), SampleFact()};
  result.passages = {SampleHit()};
  const std::string text = RenderAsk(result, kPiped);
  EXPECT_EQ(text.rfind("no fact: no note states the founder of Acme\n", 0), 0u);
  EXPECT_THAT(text, HasSubstr("known:\n  Acme · Market cap: ~$20B [FY2025]  (as of 2026 (text))  "
                              "acme.md:3\npassages:\n"));
  EXPECT_THAT(text, HasSubstr("chips/acme.md:12: Acme"));
  result.state = AnswerState::kPossible;
  EXPECT_EQ(RenderAsk(result, kPiped).rfind("possible answers (no firm fact):\n", 0), 0u);
}

TEST(RenderFacts, OneLineAFact) {
  Fact negative = SampleFact();
  negative.qualifiers.clear();
  negative.as_of = {};
  negative.polarity = Polarity::kNegative;
  EXPECT_EQ(RenderFacts({SampleFact(), negative}, kPiped),
            "Acme · Market cap: ~$20B [FY2025]  (as of 2026 (text))  acme.md:3\n"
            "Acme · Market cap: not: ~$20B  acme.md:3\n");
}

TEST(RenderFacets, RowsWhenPipedBarsOnATerminal) {
  const Facets facets = {
      {"tag", {{"中国", 3, {}}, {"ai", 1, {}}}},
      {"ticker", {{"NYSE:ACME", 2, {"NYSE:ACME", "HKEX:1234"}}}},
      {"year", {}},
  };
  EXPECT_EQ(RenderFacets(facets, kPiped),
            "tag: 中国\t3\ntag: ai\t1\nticker: NYSE:ACME = HKEX:1234\t2\n");
  TextView view;
  view.style.terminal = true;
  view.style.columns = 20;
  EXPECT_THAT(RenderFacets(facets, view), HasSubstr("  中国  3 ██████████\n"
                                                    "  ai    1 ███\n"));
}

TEST(RenderFacets, FitsAnyTerminalAndAlignsTheCounts) {
  const Facets facets = {
      {"entity", {{"a very long name of something", 12, {}}, {"很长很长的名字的东西", 3, {}}}},
      {"status", {{"red", 5, {}}, {"yellow", 40, {}}}},
  };
  for (std::size_t columns = 10; columns < 150; columns += 7) {
    TextView view = OnTerminal();
    view.style.color = false;
    view.style.columns = columns;
    const std::string text = RenderFacets(facets, view);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(TerminalWidth(line), columns) << line;
    }
    if (columns < 20) continue;
    EXPECT_THAT(text, HasSubstr("🔴 red      5 ")) << columns;
    EXPECT_THAT(text, HasSubstr("🟡 yellow  40 ")) << columns;
  }
}

TEST(RenderVimgrep, NamesTheFirstMatchesByteColumn) {
  Hit hit = SampleHit();
  TextView view;
  view.excerpt = [](const Hit&) {
    return SourceExcerpt{"chips/acme.md", {12, 14}, "- nothing\n- 受 controls on 出口管制 of\nend"};
  };
  EXPECT_EQ(RenderVimgrep({hit}, view), "chips/acme.md:13:19:- 受 controls on 出口管制 of\n");
  EXPECT_EQ(RenderVimgrep({hit}, kPiped), "chips/acme.md:12:1:controls on 出口管制\n");
  hit.stale = true;
  EXPECT_EQ(RenderVimgrep({hit}, view), "chips/acme.md:12:1:controls on 出口管制\n");
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
                                      "index", "warnings", "synonyms"));
  EXPECT_THAT(Keys(json["hits"][0]),
              ElementsAre("rank", "score", "path", "record", "line_start", "line_end", "title",
                          "headings", "snippet", "highlights", "tags", "tickers", "status", "lang",
                          "date", "matched_aliases", "stale"));
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
                          "index", "warnings", "synonyms"));
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
  EXPECT_EQ(FacetsToJson("q", facets).dump(),
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

TEST(RenderReport, SaysCommittedExactlyWhenSo) {
  UpdateReport report;
  report.found = 3;
  report.added = 2;
  report.skipped = 1;
  report.sources = 2;
  report.files = {{"big.md", FileOutcome::kSkipped, "larger than 16 MB"},
                  {"a.md", FileOutcome::kAdded, ""}};
  EXPECT_THAT(RenderReport(report, false), Not(HasSubstr("committed")));
  report.revision = 5;
  EXPECT_THAT(RenderReport(report, false), HasSubstr("\ncommitted 2 sources, revision 5\n"));
  EXPECT_THAT(RenderReport(report, false),
              HasSubstr("found 3: 2 added, 0 updated, 0 unchanged, 1 skipped, 0 failed"));
  report.revision = 0;
  EXPECT_THAT(RenderReport(report, true), HasSubstr("a.md\n"));
  EXPECT_THAT(RenderReport(report, true), Not(HasSubstr("committed")));
  ASSERT_EQ(LeftOut(report).size(), 1u);
  EXPECT_EQ(LeftOut(report)[0]->path, "big.md");
  const Json json = ToJson(report, false);
  EXPECT_EQ(json["committed"], false);
  EXPECT_EQ(json["files"][0]["reason"], "larger than 16 MB");
}

TEST(RenderProblem, IsPathLineReasonOnOneSafeLine) {
  EXPECT_EQ(RenderProblem({"a.md", 12, "byte 0xE9"}), "a.md:12: byte 0xE9");
  EXPECT_EQ(RenderProblem({"a\n.md", 0, "x\x1b\n"}), "a\\n.md: x\\x1b\\n");
  EXPECT_EQ(RenderProblem({"", 0, "whole"}), "whole");
}

TEST(RenderCheck, ListsWhatIsWrong) {
  CheckReport report;
  report.sources = 2;
  EXPECT_EQ(RenderCheck(report), "checked 2 sources, 0 passages, 0 facts: sound\n");
  report.problems = {{"a.md", 3, "the passage is no longer there"}};
  EXPECT_EQ(RenderCheck(report),
            "a.md:3: the passage is no longer there\n"
            "checked 2 sources, 0 passages, 0 facts: 1 problem\n");
  EXPECT_EQ(ToJson(report)["sound"], false);
}

TEST(RenderAnalysis, ShowsEveryStage) {
  const std::string text = "什么是平頭哥 ＧＰＴ 4";
  EXPECT_EQ(RenderAnalysis(Analyze(text), AnalyzeQuery(text)),
            "normalized: 什么是平頭哥 gpt 4\n"
            "folded: 什么是平头哥 gpt 4\n"
            "units:\n"
            "  han 什[0,3)\tB什么\n"
            "  han 么[3,6)\tB么是\n"
            "  han 是[6,9)\tB是平\n"
            "  han 平[9,12)\tB平头\n"
            "  han 头[12,15)\tB头哥\n"
            "  han 哥[15,18)\tB哥$\n"
            "  word gpt[19,28)\tZgpt Egpt4\n"
            "  number 4[29,30)\tE4\n"
            "terms:\n"
            "  B么是\t1\n"
            "  B什么\t1\n"
            "  B哥$\t1\n"
            "  B头哥\t1\n"
            "  B平头\t1\n"
            "  B是平\t1\n"
            "  E4\t1\n"
            "  Egpt4\t1\n"
            "  Zgpt\t1\n"
            "as a query: 是平頭哥 ＧＰＴ 4\n"
            "  B是平\t1\n"
            "  B平头\t1\n"
            "  B头哥\t1\n"
            "  Zgpt\t1\n"
            "  Egpt4\t0.5\n"
            "  E4\t1\n");
}

TEST(RenderAnalysis, AsJsonHasEveryStage) {
  const std::string text = "谁是平頭哥";
  const Json json = ToJson(text, Analyze(text), AnalyzeQuery(text));
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["text"], text);
  EXPECT_EQ(json["normalized"], text);
  EXPECT_EQ(json["folded"], "谁是平头哥");
  EXPECT_EQ(
      json["units"][2],
      (Json{{"kind", "han"}, {"text", "平"}, {"begin", 6}, {"end", 9}, {"terms", {"B平头"}}}));
  EXPECT_EQ(json["terms"].size(), 5u);
  EXPECT_EQ(json["query"]["terms"].back(), (Json{{"term", "B头哥"}, {"weight", 1.0}}));
}

}  // namespace
}  // namespace tanxun
