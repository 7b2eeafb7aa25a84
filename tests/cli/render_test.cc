// SPDX-License-Identifier: GPL-2.0-or-later
// Renderers are functions of values: what they print for made-up results.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/json/report_json.h"
#include "indexer/tool/display_width.h"
#include "indexer/tool/json_tree.h"
#include "indexer/tool/render_report.h"
#include "indexer/tool/safe_text.h"
#include "query/json/result_json.h"
#include "query/tool/render_explanation.h"
#include "query/tool/render_text.h"
#include "tests/cli/samples.h"

namespace tanxun {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

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

TEST(RenderHits, ContextHighlightsTheMatchedWordsOnly) {
  Hit hit = SampleHit();
  hit.snippet = "chip 出口管制 ART";
  hit.highlights = {{0, 4}, {5, 17}, {18, 21}};
  TextView view = OnTerminal();
  view.excerpt = [](const Hit&) {
    return SourceExcerpt{
        "a.md", {12, 12}, "Chip chips 出口管制的 出口 \x1b[1mchip\xff art smart arté"};
  };
  EXPECT_THAT(RenderHits({hit}, view),
              HasSubstr("\x1b[1;31mChip\x1b[0m chips \x1b[1;31m出口管制\x1b[0m的 出口 \\x1b[1mchip"
                        "\\xff \x1b[1;31mart\x1b[0m smart arté"));
}

TEST(RenderExplanation, WeightsHaveFourDigits) {
  Explanation explanation;
  explanation.matcher_query =
      "Query((0.69999999999999995559 * Zword OR 0 * XPa 0.123456 b.md OR 12.5 * E0.1234567))";
  EXPECT_THAT(RenderExplanation(explanation),
              HasSubstr("matcher  Query((0.7 * Zword OR 0 * XPa 0.123456 b.md OR 12.5 * "
                        "E0.1234567))\n"));
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
  EXPECT_EQ(Json(ToJson(report))["sound"], false);
}

}  // namespace
}  // namespace tanxun
