// SPDX-License-Identifier: GPL-2.0-or-later
// Facets, and what the analyzer makes of a text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "indexer/tool/display_width.h"
#include "indexer/tool/json_tree.h"
#include "query/json/result_json.h"
#include "query/tool/render_text.h"
#include "tests/cli/samples.h"

namespace tanxun {
namespace {

using testing::HasSubstr;

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

TEST(RenderFacets, NestedTagsStandBelowTheirParents) {
  const Facets facets = {{"tag",
                          {{"China", 9, {}},
                           {"芯片", 8, {}},
                           {"china/law", 5, {}},
                           {"芯片/设计", 4, {}},
                           {"china/ai/chips", 3, {}},
                           {"china/ai", 3, {}},
                           {"no/parent", 2, {}},
                           {"chinatown", 1, {}}}}};
  TextView view;
  view.style.terminal = true;
  view.style.columns = 12;  // No room for bars.
  EXPECT_EQ(RenderFacets(facets, view),
            "tag\n"
            "  China   9\n"
            "    law   5\n"
            "    ai    3\n"
            "      c…  3\n"
            "  芯片    8\n"
            "    设计  4\n"
            "  no/pa…  2\n"
            "  china…  1\n");
  EXPECT_THAT(RenderFacets(facets, kPiped), HasSubstr("tag: china/ai/chips\t3\n"));
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
