// SPDX-License-Identifier: GPL-2.0-or-later
// Links of an index: out, in, and those that lead nowhere.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

std::string Described(const std::vector<ResolvedLink>& links) {
  std::string text;
  for (const ResolvedLink& link : links) text += Describe(link) + "\n";
  return text;
}

class Links : public testing::Test {
 protected:
  NoteLinks Of(const std::string& note, int limit = 100) {
    Result<Searcher> searcher = Searcher::Open(vault_.index());
    EXPECT_TRUE(searcher.ok());
    Result<NoteLinks> links = searcher->Links({note, limit});
    EXPECT_TRUE(links.ok()) << note << ": " << (links.ok() ? "" : links.error().message);
    return links.ok() ? *links : NoteLinks{};
  }
  std::string Out(const std::string& note) { return Described(Of(note).links); }
  std::string In(const std::string& note) { return Described(Of(note).backlinks); }
  std::string Unresolved(const UnresolvedRequest& request = {}) {
    Result<Searcher> searcher = Searcher::Open(vault_.index());
    EXPECT_TRUE(searcher.ok());
    const Result<UnresolvedLinks> links = searcher->FindUnresolvedLinks(request);
    EXPECT_TRUE(links.ok());
    return links.ok() ? Described(links->links) : "";
  }

  TempVault vault_;
};

TEST_F(Links, LeadOutAndIn) {
  vault_.Write("hub.md",
               "---\nup: \"[[a/T]]\"\n---\n# Hub\n\nSee [[T#Costs|the costs]] and [[Ghost]].\n\n"
               "| x |\n|---|\n| [[b/T\\|other]] |\n\n![[pic.png]] [[#Hub]] [[T#^id]] [[T#No]]\n");
  vault_.Write("a/T.md", "# Tee\n\n## Costs\n\nHigh. Back to [the hub](../hub.md).\n");
  vault_.Write("b/T.md", "# Other\n\nNothing.\n");
  vault_.Write("a/日志.md", "# 日志\n\n今天见[[T|它]]。\n\n再见[[T]]与[[幽灵]]。\n");
  vault_.Update();
  EXPECT_EQ(Out("hub.md"),
            "hub.md: [[a/T]] @2 note a/T.md\n"
            "hub.md: [[T#Costs|the costs]] @6 ambiguous a/T.md b/T.md part\n"
            "hub.md: [[Ghost]] @6 dangling\n"
            "hub.md: [[b/T|other]] @10 note b/T.md\n"
            "hub.md: ![[pic.png]] @12 file\n"
            "hub.md: [[#Hub]] @12 note hub.md part\n"
            "hub.md: [[T#^id]] @12 ambiguous a/T.md b/T.md part?\n"
            "hub.md: [[T#No]] @12 ambiguous a/T.md b/T.md no part\n");
  EXPECT_EQ(In("a/T.md"),
            "a/日志.md: [[T|它]] @3 note a/T.md | 今天见它。\n"
            "a/日志.md: [[T]] @5 note a/T.md | 再见T与幽灵。\n"
            "hub.md: [[a/T]] @2 note a/T.md\n"
            "hub.md: [[T#Costs|the costs]] @6 ambiguous a/T.md b/T.md part | See the costs and "
            "Ghost.\n"
            "hub.md: [[T#^id]] @12 ambiguous a/T.md b/T.md part? | pic.png Hub T#^id T#No\n"
            "hub.md: [[T#No]] @12 ambiguous a/T.md b/T.md no part | pic.png Hub T#^id T#No\n");
  EXPECT_EQ(In("b/T.md").find("日志"), std::string::npos);
  EXPECT_NE(In("b/T.md").find("[[b/T|other]] @10 note b/T.md | other"), std::string::npos);
  EXPECT_EQ(In("hub"),
            "a/T.md: [the hub](../hub) @5 note hub.md | High. Back to the hub.\n"
            "");
  EXPECT_EQ(In("幽灵"), "a/日志.md: [[幽灵]] @5 dangling | 再见T与幽灵。\n");
  EXPECT_EQ(In("[[ghost]]"), "hub.md: [[Ghost]] @6 dangling | See the costs and Ghost.\n");
  EXPECT_EQ(Of("Ghost").note, NotePlace{});
  EXPECT_EQ(Of("T").note.path, "a/T.md");
  EXPECT_EQ(Of("T").others, (std::vector<NotePlace>{{"b/T.md", ""}}));
  EXPECT_EQ(Unresolved({true, false, {}, 100}),
            "a/日志.md: [[幽灵]] @5 dangling\nhub.md: [[Ghost]] @6 dangling\n");
  EXPECT_EQ(Unresolved({true, true, {"a"}, 100}), "a/日志.md: [[幽灵]] @5 dangling\n");
  EXPECT_EQ(Unresolved({false, true, {}, 1}),
            "hub.md: [[T#Costs|the costs]] @6 ambiguous a/T.md b/T.md\n");
}

TEST_F(Links, StayInTheirCollection) {
  vault_.Write("one/a.md", "# A\n\n[[B]] [[../two/B]]\n");
  vault_.Write("two/B.md", "# B\n\nx\n");
  vault_.UpdatePaths({vault_.notes() / "one", vault_.notes() / "two"});
  EXPECT_EQ(Out("a.md"), "a.md: [[B]] @3 dangling\na.md: [[../two/B]] @3 dangling\n");
  EXPECT_EQ(In("B.md"), "");
}

TEST_F(Links, OfRecordsAndOtherNames) {
  vault_.Write("log.jsonl",
               "{\"id\":\"7\",\"title\":\"Meeting\",\"text\":\"With [[Zed]].\"}\n"
               "{\"id\":\"8\",\"text\":\"After [[Meeting]].\",\"aliases\":[\"Second\"]}\n");
  vault_.Write("z.md", "---\naliases: [Zed, 泽德]\n---\n# Z\n\n[[second]] [[泽德]]\n");
  vault_.Update();
  EXPECT_EQ(In("z.md"),
            "log.jsonl#7: [[Zed]] @1 note z.md by name | With Zed.\n"
            "z.md: [[泽德]] @6 note z.md by name | second 泽德\n");
  EXPECT_EQ(In("log.jsonl#7"),
            "log.jsonl#8: [[Meeting]] @2 note log.jsonl#7 by name | After "
            "Meeting.\n");
  EXPECT_EQ(In("Second"), "z.md: [[second]] @6 note log.jsonl#8 by name | second 泽德\n");
}

// Law 3: as in an index that was built at once.
TEST_F(Links, FollowChangesOfOtherNotes) {
  vault_.Write("a.md", "# A\n\n[[T]] [[U]]\n");
  vault_.Write("x/T.md", "# T\n\nx\n");
  vault_.Update();
  EXPECT_EQ(Out("a.md"), "a.md: [[T]] @3 note x/T.md\na.md: [[U]] @3 dangling\n");
  vault_.Write("y/T.md", "# T\n\ny\n");
  vault_.Write("U.md", "# U\n\nu\n");
  vault_.Update();
  EXPECT_EQ(Out("a.md"), "a.md: [[T]] @3 ambiguous x/T.md y/T.md\na.md: [[U]] @3 note U.md\n");
  vault_.Remove("x/T.md");
  vault_.Update();
  EXPECT_EQ(Out("a.md"), "a.md: [[T]] @3 note y/T.md\na.md: [[U]] @3 note U.md\n");
  EXPECT_EQ(In("y/T.md"), "a.md: [[T]] @3 note y/T.md | T U\n");
}

TEST_F(Links, ManyAreCountedAndTheFirstShown) {
  std::string text = "# Many\n\n";
  for (int i = 0; i < 20'000; ++i) text += "[[Acme]] [[many]] [[n" + std::to_string(i) + "]]\n";
  vault_.Write("many.md", text);
  vault_.Write("Acme.md", "# Acme\n\nx\n");
  vault_.Update();
  const NoteLinks many = Of("many.md", 5);
  EXPECT_EQ(many.link_count, 60'000u);
  EXPECT_EQ(many.links.size(), 5u);
  EXPECT_EQ(many.backlink_count, 20'000u);
  const NoteLinks acme = Of("Acme", 3);
  EXPECT_EQ(acme.backlink_count, 20'000u);
  EXPECT_EQ(acme.backlinks.size(), 3u);
}

TEST_F(Links, WhatCannotBeAskedForIsAnError) {
  vault_.Write("a.md", "# A\n\nx\n");
  vault_.Update();
  Result<Searcher> searcher = Searcher::Open(vault_.index());
  ASSERT_TRUE(searcher.ok());
  for (const char* note : {"", "[[]]", "nobody", "../../etc/passwd", "/"}) {
    const Result<NoteLinks> links = searcher->Links({note});
    ASSERT_FALSE(links.ok()) << note;
    EXPECT_EQ(links.error().code, ErrorCode::kNotFound) << note;
  }
  EXPECT_EQ(searcher->Links({"a.md", 0}).error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(searcher->FindUnresolvedLinks({true, true, {}, 0}).error().code,
            ErrorCode::kBadArgument);
}

}  // namespace
}  // namespace tanxun
