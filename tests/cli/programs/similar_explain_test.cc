// SPDX-License-Identifier: GPL-2.0-or-later
// The commands similar and explain as a person types them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/cli/programs/program_fixture.h"

namespace tanxun {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class SimilarAndExplain : public Programs {
 protected:
  void SetUp() override {
    Programs::SetUp();
    Write(folder_ / "notes/a.md", "# Bonding\n\nBonding yield limits the supply of stacks.\n");
    Write(folder_ / "notes/b.md", "# 键合\n\n键合良率限制供应。\n");
    Write(folder_ / "notes/log.jsonl",
          "{\"id\":\"x:12\",\"text\":\"The supply of stacks and their bonding yield.\"}\n");
    Write(folder_ / "draft.md", "# Draft\n\nSoup.\n\n键合良率很低。\n");
    IndexNotes();
  }
};

TEST_F(SimilarAndExplain, ANoteIsNamedByItsPathInTheIndexOrOnTheDisk) {
  const Output found = Tanxun({"similar", "a.md"});
  EXPECT_EQ(found.status, 0) << found.err;
  EXPECT_THAT(found.out, StartsWith("log.jsonl:1: x:12"));
  EXPECT_EQ(Tanxun({"similar", "notes/a.md"}).out, found.out);
  EXPECT_EQ(Tanxun({"similar", (folder_ / "notes/a.md").string() + ":3"}).out, found.out);
  EXPECT_THAT(Tanxun({"similar", "log.jsonl#x:12"}).out, StartsWith("a.md:3: Bonding"));
}

TEST_F(SimilarAndExplain, AFileThatIsNotInTheIndexIsRead) {
  EXPECT_THAT(Tanxun({"similar", "draft.md"}).out, StartsWith("b.md:3: 键合"));
  EXPECT_THAT(Tanxun({"similar", "draft.md:5"}).out, StartsWith("b.md:3: 键合"));
  const Output soup = Tanxun({"similar", "draft.md:3"});
  EXPECT_EQ(soup.status, 1) << soup.out;
  EXPECT_EQ(soup.out, "");
  EXPECT_EQ(soup.err, "tanxun: no passage is like it\n");
  EXPECT_EQ(Tanxun({"similar", "draft.md:3", "--ndjson"}).err, soup.err);
  EXPECT_EQ(Tanxun({"similar", "draft.md:3", "--ndjson", "-q"}).err, "");
  EXPECT_EQ(Tanxun({"similar", "draft.md:3", "--json"}).err, "");
  EXPECT_EQ(Tanxun({"similar", "draft.md", "--tag", "chips"}).err,
            "tanxun: there are passages like it, but the filters leave nothing\n");
}

TEST_F(SimilarAndExplain, WhatIsNowhereIsAnError) {
  const Output nowhere = Tanxun({"similar", "nowhere.md"});
  EXPECT_EQ(nowhere.status, 2);
  EXPECT_EQ(nowhere.err, "tanxun: nowhere.md: is not in the index\n");
  EXPECT_EQ(Tanxun({"similar", "a.md:900"}).status, 2);
  EXPECT_EQ(Tanxun({"similar"}).status, 2);
  const Output zero = Tanxun({"similar", "a.md:0"});
  EXPECT_THAT(zero.err, HasSubstr("lines and counts begin at 1"));
}

TEST_F(SimilarAndExplain, ExplainSaysWhyANoteIsNotThere) {
  EXPECT_THAT(Tanxun({"explain", "bonding", "--why", "b.md"}).out,
              HasSubstr("why  b.md:3 does not match the query\nmust  bonding: not met; lacks "
                        "bonding\n"));
  EXPECT_THAT(Tanxun({"explain", "bonding -soup", "--why", "a.md", "--lang", "zh"}).out,
              HasSubstr("why  a.md:3 matches the query; a filter keeps it out\n"));
  EXPECT_THAT(Tanxun({"explain", "bonding", "--why", "log.jsonl#x:12"}).out,
              HasSubstr("why  log.jsonl#x:12:1 is hit"));
  EXPECT_THAT(Tanxun({"explain", "bonding", "--why", "c.md:4"}).out,
              HasSubstr("why  c.md:4 is not in the index\n"));
  EXPECT_THAT(Tanxun({"explain", "bonding"}).out, Not(HasSubstr("why")));
}

TEST_F(SimilarAndExplain, ANameForgesNoLine) {
  const std::string name = "ev\nhit 9  fake.md:1  score 99 = x.md";
  Write(folder_ / "notes" / name, "---\ntags: [t]\n---\nforged words\n");
  Write(folder_ / "notes/r.jsonl", "{\"id\":\"r\\nhit 9\",\"text\":\"forged words\"}\n");
  IndexNotes();
  const auto lines_that_lie = [](const std::string& text) {
    std::size_t count = 0;
    for (const std::string& line : Lines(text)) count += line.rfind("hit 9", 0) == 0 ? 1 : 0;
    return count;
  };
  const Output explained = Tanxun({"explain", "forged", "--why", name});
  EXPECT_THAT(explained.out, HasSubstr("ev\\nhit 9  fake.md"));
  EXPECT_THAT(explained.out, HasSubstr("why  ev\\nhit 9"));
  EXPECT_EQ(lines_that_lie(explained.out), 0u) << explained.out;
  EXPECT_EQ(lines_that_lie(Tanxun({"explain", "forged\nhit 9", "--in", "*\nhit 9*"}).out), 0u);
  EXPECT_THAT(Tanxun({"explain", "forged", "--json"}).out, HasSubstr("ev\\\\nhit 9"));
  const Output searched = Tanxun({"search", "forged", "--explain"});
  EXPECT_THAT(searched.err, HasSubstr("\nhit 1  "));
  EXPECT_EQ(lines_that_lie(searched.err), 0u) << searched.err;
  for (const char* command : {"get", "similar"}) {
    const Output nowhere = Tanxun({command, "no\nhit 9"});
    EXPECT_THAT(nowhere.err, HasSubstr("no\\nhit 9")) << command;
    EXPECT_EQ(lines_that_lie(nowhere.err), 0u) << nowhere.err;
  }
}

TEST_F(SimilarAndExplain, AQuietSearchExplainsNothing) {
  const Output quiet = Tanxun({"search", "bonding", "-q", "--explain"});
  EXPECT_EQ(quiet.status, 0);
  EXPECT_EQ(quiet.out + quiet.err, "");
  EXPECT_EQ(Tanxun({"ask", "what is bonding", "-q", "--explain"}).err, "");
}

TEST_F(SimilarAndExplain, EachQueryOfABatchIsExplained) {
  const std::string queries = "1\tbonding\n2\tstacks\n";
  const Output json = Tanxun({"search", "--queries", "-", "--ndjson", "--explain"}, queries);
  ASSERT_EQ(Lines(json.out).size(), 2u);
  EXPECT_THAT(Lines(json.out)[0], HasSubstr("\"explain\":\"query  bonding"));
  EXPECT_THAT(Lines(json.out)[1], HasSubstr("\"explain\":\"query  stacks"));
  const Output run = Tanxun({"search", "--queries", "-", "--explain"}, queries);
  EXPECT_THAT(run.err, HasSubstr("\nquery  stacks\n"));
}

}  // namespace
}  // namespace tanxun
