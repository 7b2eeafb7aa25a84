// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "indexer/schema/metadata.h"
#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

using testing::HasSubstr;

std::string Counts(const UpdateReport& report) {
  const auto item = [](const char* name, std::uint64_t count) {
    return count == 0 ? std::string() : std::string(" ") + name + std::to_string(count);
  };
  return "found" + std::to_string(report.found) + item("added", report.added) +
         item("updated", report.updated) + item("renamed", report.renamed) +
         item("unchanged", report.unchanged) + item("removed", report.removed) +
         item("skipped", report.skipped) + item("failed", report.failed) + " r" +
         std::to_string(report.revision);
}

// The counts and what is said of single files.
std::string Described(const UpdateReport& report) {
  std::string text = Counts(report);
  for (const FileReport& file : report.files) {
    text += " " + file.path + "=" + std::string(Name(file.outcome));
  }
  return text;
}

TEST(IndexWriter, AddChangeRemove) {
  TempVault vault;
  vault.Write("a.md", "# Alpha\n\nabout cats\n");
  vault.Write("b.md", "# Beta\n\nabout dogs\n");
  vault.Write("sub/c.md", "# Gamma\n\nabout birds\n");
  EXPECT_EQ(Counts(vault.Update()), "found3 added3 r1");
  EXPECT_EQ(vault.Paths("dogs"), "b.md");
  EXPECT_EQ(Counts(vault.Update()), "found3 unchanged3 r0") << "nothing to commit";

  vault.Write("b.md", "# Beta\n\nabout horses\n");
  EXPECT_EQ(Counts(vault.Update()), "found3 updated1 unchanged2 r2");
  EXPECT_EQ(vault.Paths("dogs"), "");
  EXPECT_EQ(vault.Paths("horses"), "b.md");

  vault.Remove("sub/c.md");
  EXPECT_EQ(Counts(vault.Update()), "found2 unchanged2 removed1 r3");
  EXPECT_EQ(vault.Paths("birds"), "");
  EXPECT_EQ(vault.Search("cats").index.sources, 2u);
}

TEST(IndexWriter, NoPathsRefreshesWhatItKnows) {
  TempVault vault;
  vault.Write("a.md", "first");
  vault.Update();
  vault.Write("b.md", "second");
  EXPECT_EQ(Counts(vault.UpdatePaths({})), "found2 added1 unchanged1 r2");
}

TEST(IndexWriter, PartOfACollection) {
  TempVault vault;
  vault.Write("a.md", "first");
  vault.Write("x/b.md", "second");
  vault.Write("x/c.md", "third");
  vault.Update();
  vault.Write("a.md", "changed");
  vault.Remove("x/b.md");
  EXPECT_EQ(Counts(vault.UpdatePaths({vault.notes() / "x"})), "found1 unchanged1 removed1 r2");
  EXPECT_EQ(vault.Paths("changed"), "") << "outside the part";
  EXPECT_EQ(Counts(vault.UpdatePaths({vault.notes() / "a.md"})), "found1 updated1 r3");
  EXPECT_EQ(vault.Search("changed").index.collections.size(), 1u);
}

TEST(IndexWriter, LoneFileIsNoClaimOnItsFolder) {
  TempVault vault;
  vault.Write("a.md", "first");
  vault.Write("b.md", "second");
  EXPECT_EQ(Counts(vault.UpdatePaths({vault.notes() / "a.md"})), "found1 added1 r1");
  EXPECT_EQ(vault.Paths("first"), "a.md");
  EXPECT_EQ(Counts(vault.UpdatePaths({})), "found1 unchanged1 r0");
  EXPECT_EQ(Counts(vault.UpdatePaths({vault.notes() / "b.md"})), "found1 added1 r2");
  // A lone file that is missed is not forgotten.
  vault.Remove("a.md");
  EXPECT_EQ(Counts(vault.UpdatePaths({})), "found2 unchanged1 failed1 r0");
  EXPECT_EQ(vault.Paths("first"), "a.md");
}

TEST(IndexWriter, VanishedRootsAndHalvesAreNotDropped) {
  TempVault vault;
  for (const char* name : {"a.md", "b.md", "c.md", "d.md"}) vault.Write(name, name);
  vault.Update();
  for (const char* name : {"a.md", "b.md", "c.md"}) vault.Remove(name);
  const UpdateReport kept = vault.Update();
  EXPECT_EQ(kept.sources, 4u);
  EXPECT_EQ(kept.failed, 1u);
  ASSERT_EQ(kept.files.size(), 1u);
  EXPECT_THAT(kept.files[0].reason, HasSubstr("--force"));
  UpdateOptions force;
  force.force = true;
  EXPECT_EQ(vault.Update(force).sources, 1u);

  std::filesystem::rename(vault.notes(), vault.notes().string() + "-away");
  EXPECT_EQ(vault.UpdatePaths({}).sources, 1u) << "an absent root is no deletion";
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer.ok());
  const auto named = writer->Update({vault.notes() / "nowhere"}, {});
  (void)named;
  const auto gone = writer->Update({vault.index().parent_path() / "nowhere"}, {});
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.error().code, ErrorCode::kSourceUnreadable);
  std::filesystem::rename(vault.notes().string() + "-away", vault.notes());
}

TEST(IndexWriter, RenamesAreNoLoss) {
  TempVault vault;
  for (const char* name : {"a.md", "b.md", "c.md"})
    vault.Write(name, std::string("text of ") + name);
  vault.Update();
  for (const char* name : {"a", "b", "c"}) {
    std::filesystem::rename(vault.notes() / (std::string(name) + ".md"),
                            vault.notes() / (std::string(name) + "2.md"));
  }
  EXPECT_EQ(Counts(vault.Update()), "found3 renamed3 r2");
}

// A rule that leaves files out is the user's wish, not a disk that is gone.
TEST(IndexWriter, WhatARuleLeavesOutIsDropped) {
  TempVault vault;
  for (const char* name : {"a.md", "b.md", "c.txt"}) vault.Write(name, std::string("of ") + name);
  vault.Update();
  UpdateOptions options;
  options.globs = {"!*.md"};
  EXPECT_EQ(Counts(vault.Update(options)), "found1 unchanged1 removed2 r2");
  EXPECT_EQ(Counts(vault.Update()), "found3 added2 unchanged1 r3");
  vault.Write(".ignore", "*.md\n");
  EXPECT_EQ(Counts(vault.Update()), "found1 unchanged1 removed2 r4");
}

TEST(IndexWriter, NoTimeHidesAChange) {
  TempVault vault;
  vault.Write("a.md", "alpha");
  const auto time = std::filesystem::last_write_time(vault.notes() / "a.md");
  vault.Update();
  vault.Write("a.md", "gamma");
  std::filesystem::last_write_time(vault.notes() / "a.md", time);
  EXPECT_EQ(Counts(vault.Update()), "found1 updated1 r2");
  EXPECT_EQ(vault.Paths("gamma"), "a.md");
}

TEST(IndexWriter, WhatIsNoTextIsNoNote) {
  TempVault vault;
  std::string noise;
  std::mt19937 random(7);
  for (int i = 0; i < 4000; ++i) noise += static_cast<char>(random());
  vault.Write("noise.md", noise);
  vault.Write("a.md", "alpha");
  vault.Write("empty.md", std::string(200'000, '\0'));
  vault.Write("small.md", std::string(200, '\0'));
  // A line of GBK in UTF-8, and what a crash left at the end.
  vault.Write("mixed.md",
              "beta 出口管制对光刻机零件的影响逐季评估，数据中心的电力合同按年续签\n"
              "\xCF\xC8\xBD\xF8\xB7\xE2\xD7\xB0\n");
  vault.Write("torn.md", "gamma and some more words of a note\n" + std::string(4000, '\0'));
  const UpdateReport report = vault.Update();
  EXPECT_EQ(Described(report),
            "found6 added3 failed3 r1 empty.md=failed noise.md=failed small.md=failed");
  EXPECT_EQ(vault.Paths("beta"), "mixed.md");
  EXPECT_EQ(vault.Paths("gamma"), "torn.md");
  EXPECT_THAT(report.files[0].reason, HasSubstr("is not text"));
}

TEST(IndexWriter, TheIndexIsNotTheNotesOwnFolder) {
  TempVault vault;
  vault.Write("a.md", "alpha");
  Result<IndexWriter> writer = IndexWriter::Open(vault.notes());
  ASSERT_TRUE(writer.ok());
  const auto report = writer->Update({vault.notes()}, {});
  ASSERT_FALSE(report.ok());
  EXPECT_THAT(report.error().message, HasSubstr("a folder of its own"));
}

TEST(IndexWriter, AnEmptyPathForgetsNothing) {
  TempVault vault;
  vault.Write("a.md", "alpha");
  vault.Update();
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer.ok());
  const auto report = writer->Remove({""});
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().code, ErrorCode::kBadArgument);
}

// Records that say the same at the same place are neither read nor stored again.
TEST(IndexWriter, OfAFileOfRecordsOnlyWhatChangedIsStored) {
  TempVault vault;
  const std::string first = "{\"id\": \"a\", \"text\": \"alpha\", \"date\": \"2020-01-02\"}\n";
  const std::string second = "{\"id\": \"b\", \"text\": \"beta\", \"date\": \"2020-01-02\"}\n";
  const std::string third = "{\"id\": \"c\", \"text\": \"gamma\", \"date\": \"2020-01-02\"}\n";
  const auto last_number = [&] {
    return Xapian::Database((vault.index() / "glass").string()).get_lastdocid();
  };
  vault.Write("a.jsonl", first + second);
  vault.Update();
  const Xapian::docid before = last_number();
  vault.Write("a.jsonl", first + second + third);
  EXPECT_EQ(Counts(vault.Update()), "found1 updated1 r2");
  EXPECT_EQ(last_number() - before, 3u);  // The record, its passage and its date.
  EXPECT_EQ(vault.Paths("alpha beta gamma"), "a.jsonl a.jsonl a.jsonl");
  EXPECT_EQ(Counts(vault.Update()), "found1 unchanged1 r0");
  vault.Write("a.jsonl", first + third);  // The third one's place is another now.
  EXPECT_EQ(Counts(vault.Update()), "found1 updated1 r3");
  EXPECT_EQ(last_number() - before, 6u);
  EXPECT_EQ(vault.Paths("beta"), "");
  EXPECT_EQ(vault.Search("gamma").hits.at(0).lines.first, 2u);
  const Result<CheckReport> check = CheckIndex(vault.index());
  ASSERT_TRUE(check.ok());
  EXPECT_TRUE(check->problems.empty());
}

TEST(IndexWriter, ARebuildOfNothingIsEmpty) {
  TempVault vault;
  vault.Write("a.jsonl", "{\"text\": \"alpha\"}\n");
  vault.Update();
  vault.Write("a.jsonl", "");
  UpdateOptions options;
  options.rebuild = true;
  EXPECT_EQ(vault.Update(options).sources, 0u);
  EXPECT_EQ(vault.Paths("alpha"), "");
}

TEST(IndexWriter, DryRunChangesNothing) {
  TempVault vault;
  vault.Write("a.md", "first");
  UpdateOptions dry;
  dry.dry_run = true;
  const UpdateReport report = vault.Update(dry);
  EXPECT_EQ(Counts(report), "found1 added1 r0");
  ASSERT_EQ(report.files.size(), 1u);
  EXPECT_EQ(report.files[0].path, "a.md");
  EXPECT_EQ(Searcher::Open(vault.index()).error().code, ErrorCode::kIndexMissing);
}

TEST(IndexWriter, TouchedFileIsUnchanged) {
  TempVault vault;
  vault.Write("a.md", "---\ndate: 2024-05-06\n---\n# A\n\nfirst\n");
  vault.Update();
  const auto time = std::filesystem::last_write_time(vault.notes() / "a.md");
  std::filesystem::last_write_time(vault.notes() / "a.md", time + std::chrono::seconds(5));
  EXPECT_TRUE(vault.Search("first").hits.at(0).stale);
  EXPECT_EQ(vault.Update().unchanged, 1u);
  EXPECT_FALSE(vault.Search("first").hits.at(0).stale);
}

TEST(IndexWriter, StoppedUpdateCommitsNothing) {
  TempVault vault;
  vault.Write("a.md", "first");
  vault.Write("b.md", "second");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer.ok());
  const auto stop = [](const UpdateProgress& progress) { return progress.files < 1; };
  const auto stopped = writer->Update({vault.notes()}, {}, stop);
  ASSERT_TRUE(stopped.ok());
  EXPECT_EQ(stopped->revision, 0u);
  EXPECT_EQ(stopped->sources, 0u);
  const auto whole = writer->Update({vault.notes()}, {});
  ASSERT_TRUE(whole.ok());
  EXPECT_EQ(whole->sources, 2u) << "the writer is still good";
}

TEST(IndexWriter, RecordsFromMemoryStay) {
  TempVault vault;
  vault.Write("a.md", "first");
  vault.Update();
  {
    Result<IndexWriter> writer = IndexWriter::Open(vault.index());
    ASSERT_TRUE(writer.ok());
    const auto report = writer->UpdateRecords(
        "{\"id\":\"r1\",\"text\":\"streamed cats\"}\n{\"id\":\"r2\",\"text\":\"streamed dogs\"}\n",
        "feed");
    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_EQ(report->added, 2u);
    const auto again =
        writer->UpdateRecords("{\"id\":\"r2\",\"text\":\"streamed horses\"}\n", "feed");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->updated, 1u);
  }
  EXPECT_EQ(Counts(vault.UpdatePaths({})), "found1 unchanged1 r0");
  const SearchResult found = vault.Search("streamed");
  EXPECT_EQ(found.total, 2u);
  EXPECT_FALSE(found.hits.at(0).stale);
  EXPECT_EQ(vault.Search("horses").hits.at(0).record, "r2");
  EXPECT_EQ(vault.Search("dogs").total, 0u);
}

TEST(IndexWriter, JsonLinesFile) {
  TempVault vault;
  vault.Write("c.jsonl",
              "{\"id\":\"1\",\"title\":\"One\",\"text\":\"about cats\"}\nnot json\n"
              "{\"id\":\"2\",\"text\":\"about dogs\"}\n");
  const UpdateReport report = vault.Update();
  EXPECT_EQ(report.added, 1u);
  EXPECT_EQ(report.sources, 2u);
  EXPECT_EQ(Described(report), "found2 added1 skipped1 r1 c.jsonl:2=skipped");
  EXPECT_EQ(vault.Search("dogs").hits.at(0).lines.first, 3u);
  vault.Write("c.jsonl", "{\"id\":\"2\",\"text\":\"about horses\"}\n");
  EXPECT_EQ(vault.Update().sources, 1u);
  EXPECT_EQ(vault.Search("cats").total, 0u);
}

// No line of a collection is lost without a word: found = indexed + unchanged + skipped + failed.
TEST(IndexWriter, EveryBadRecordIsNamedAndCounted) {
  struct Case {
    std::string lines;
    std::string of_file;
    std::string of_memory;
  };
  const Case cases[] = {
      {"", "found1 skipped1 r1 c.jsonl=skipped", "found0 r0"},
      {"no\n[]\n", "found3 skipped3 r1 c.jsonl:1=skipped c.jsonl:2=skipped c.jsonl=skipped",
       "found2 skipped2 r0 c.jsonl:1=skipped c.jsonl:2=skipped"},
      {"{\"text\":\"a\"}\n{\"txt\":\"b\"}", "found2 added1 skipped1 r1 c.jsonl:2=skipped",
       "found2 added1 skipped1 r1 c.jsonl:2=skipped"},
      {"{\"id\":\"x\",\"text\":\"a\"}\n\n{\"id\":\"x\",\"text\":\"b\"}\n",
       "found2 added1 skipped1 r1 c.jsonl:3=skipped",
       "found2 added1 skipped1 r1 c.jsonl:3=skipped"},
      {"{\"id\":\"2\",\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n", "found1 added1 r1",
       "found3 added3 r1"},
  };
  for (const Case& c : cases) {
    TempVault vault;
    vault.Write("c.jsonl", c.lines);
    const UpdateReport report = vault.Update();
    EXPECT_EQ(Described(report), c.of_file) << c.lines;
    for (const FileReport& file : report.files) EXPECT_NE(file.reason, "") << file.path;
    TempVault empty;
    Result<IndexWriter> writer = IndexWriter::Open(empty.index());
    ASSERT_TRUE(writer.ok());
    const auto records = writer->UpdateRecords(c.lines, "c");
    ASSERT_TRUE(records.ok()) << records.error().message;
    EXPECT_EQ(Described(*records), c.of_memory) << c.lines;
  }
}

// Each file is counted or said to be left out, and only what was asked for and not got is an error.
TEST(IndexWriter, WhatIsLeftOutHasAReason) {
  TempVault vault;
  vault.Write("a.md", "alpha");
  vault.Write("b.png", "x");
  vault.Write(".hidden.md", "x");
  vault.Write(".git/c.md", "x");
  vault.Write(".gitignore", "no*\n");
  vault.Write("no.md", "x");
  vault.Write("nothing/d.md", "x");
  vault.Write("big.md", std::string(5000, 'x'));
  UpdateOptions options;
  options.max_file_bytes = 1000;
  const UpdateReport report = vault.Update(options);
  EXPECT_EQ(Described(report),
            "found2 added1 skipped1 r1 .git/=ignored .gitignore=ignored .hidden.md=ignored "
            "b.png=ignored big.md=skipped no.md=ignored nothing/=ignored");
  EXPECT_EQ(report.ignored, 6u);
  for (const FileReport& file : report.files) EXPECT_NE(file.reason, "") << file.path;
  // A file that the user names is answered for, whatever leaves it out.
  EXPECT_EQ(Described(vault.UpdatePaths({vault.notes() / "no.md"})),
            "found1 skipped1 r0 no.md=skipped");
  EXPECT_EQ(Described(vault.UpdatePaths({vault.notes() / "nothing/d.md"})),
            "found1 skipped1 r0 nothing/d.md=skipped");
}

TEST(IndexWriter, AnotherEncodingReadsAgain) {
  TempVault vault;
  vault.Write("a.txt", "\xA5\x78\xBF\x6E\xB9\x71");  // 台積電 in Big5.
  UpdateOptions options;
  options.encoding = "GBK";
  EXPECT_EQ(Counts(vault.Update(options)), "found1 added1 r1");
  EXPECT_EQ(vault.Paths("台積電"), "");
  EXPECT_EQ(Counts(vault.Update(options)), "found1 unchanged1 r0");
  options.encoding = "Big5";
  EXPECT_EQ(Counts(vault.Update(options)), "found1 updated1 r2");
  EXPECT_EQ(vault.Paths("台積電"), "a.txt");
  EXPECT_EQ(Counts(vault.UpdatePaths({})), "found1 unchanged1 r0") << "it stays";
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer.ok());
  options.encoding = "klingon";
  EXPECT_EQ(writer->Update({vault.notes()}, options).error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(writer->UpdateRecords("{\"text\":\"t\"}", "c", options).error().code,
            ErrorCode::kBadArgument);
  options.encoding = "GBK";
  EXPECT_EQ(writer->Update({vault.notes() / "a.txt"}, options).error().code,
            ErrorCode::kBadArgument)
      << "one file of a folder";
  options.encoding = "Big5";
  const auto records = writer->UpdateRecords("{\"text\":\"\xA5\x78\xBF\x6E\"}", "c", options);
  ASSERT_TRUE(records.ok());
  EXPECT_EQ(records->added, 1u);
}

TEST(IndexWriter, FollowedLinksAreChecked) {
  TempVault vault;
  vault.Write(".real/n.md", "about cats");
  std::filesystem::create_symlink(".real/n.md", vault.notes() / "shown.md");
  UpdateOptions options;
  options.follow_links = true;
  EXPECT_EQ(Counts(vault.Update(options)), "found1 added1 r1");
  const Result<CheckReport> check = CheckIndex(vault.index());
  ASSERT_TRUE(check.ok());
  EXPECT_EQ(check->sources, 1u);
  EXPECT_TRUE(check->problems.empty()) << check->problems[0].reason;
}

// A folder inside of another is indexed once, whichever came first.
TEST(IndexWriter, FoldersWithinFolders) {
  TempVault vault;
  vault.Write("a.md", "about cats");
  vault.Write("sub/b.md", "about cats");
  vault.Write("sub/deep/c.md", "about cats");
  const std::filesystem::path notes = vault.notes();
  EXPECT_EQ(vault.UpdatePaths({notes / "sub/deep"}).sources, 1u);
  EXPECT_EQ(vault.UpdatePaths({notes / "sub"}).sources, 2u);
  UpdateOptions dry;
  dry.dry_run = true;
  vault.UpdatePaths({notes}, dry);
  EXPECT_EQ(vault.Search("cats").index.sources, 2u);
  EXPECT_EQ(vault.UpdatePaths({notes / "sub", notes, notes / "a.md"}).sources, 3u);
  SearchResult result = vault.Search("cats");
  EXPECT_EQ(result.index.collections.size(), 1u);
  std::set<std::string> paths;
  for (const Hit& hit : result.hits) paths.insert(hit.path);
  EXPECT_EQ(paths, (std::set<std::string>{"a.md", "sub/b.md", "sub/deep/c.md"}));
  EXPECT_EQ(result.hits.size(), 3u);
  EXPECT_EQ(vault.UpdatePaths({notes / "sub/deep"}).sources, 3u);
  EXPECT_EQ(Counts(vault.UpdatePaths({})), "found3 unchanged3 r0");
}

TEST(IndexWriter, ADryRunNamesBadRecordsToo) {
  TempVault vault;
  vault.Write("c.jsonl", "no\n{\"text\":\"a\"}\n");
  vault.Write("none.jsonl", "");
  UpdateOptions options;
  options.dry_run = true;
  EXPECT_EQ(Described(vault.Update(options)),
            "found3 added1 skipped2 r0 c.jsonl:1=skipped c.jsonl=added none.jsonl=skipped");
}

TEST(IndexWriter, RemoveByPath) {
  TempVault vault;
  vault.Write("a.md", "first");
  vault.Write("x/b.md", "second");
  vault.Write("x/c.md", "third");
  vault.Update();
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer.ok());
  EXPECT_EQ(writer->Remove({"nowhere.md"}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(writer->Info().sources, 3u);
  EXPECT_EQ(writer->Remove({"x"})->removed, 2u);
  EXPECT_EQ(writer->Remove({(vault.notes() / "a.md").string()})->removed, 1u);
  EXPECT_EQ(writer->Info().sources, 0u);
  EXPECT_EQ(writer->Info().passages, 0u);
}

TEST(IndexWriter, OneAtATime) {
  TempVault vault;
  const Result<IndexWriter> first = IndexWriter::Open(vault.index());
  ASSERT_TRUE(first.ok());
  const Result<IndexWriter> second = IndexWriter::Open(vault.index());
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::kIndexBusy);
  EXPECT_THAT(second.error().message, HasSubstr("another tanxun-index is writing here"));
}

TEST(IndexWriter, FolderAndFilesAreTheOwnersAlone) {
  TempVault vault;
  vault.Write("a.md", "first");
  const mode_t before = ::umask(0);
  vault.Update();
  ::umask(before);
  struct stat found {};
  ASSERT_EQ(::stat(vault.index().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0700u);
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(vault.index())) {
    if (!entry.is_regular_file()) continue;
    ASSERT_EQ(::stat(entry.path().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u) << entry.path();
    ++files;
  }
  EXPECT_GT(files, 3);
}

TEST(IndexWriter, IndexInsideItsVault) {
  TempVault vault;
  vault.Write("a.md", "first");
  for (int i = 0; i < 2; ++i) {
    Result<IndexWriter> writer = IndexWriter::Open(vault.notes() / "index");
    ASSERT_TRUE(writer.ok());
    const auto report = writer->Update({vault.notes()}, {});
    ASSERT_TRUE(report.ok());
    EXPECT_EQ(report->found, 1u);
  }
}

void SetFormat(const std::filesystem::path& index, const std::string& format) {
  Xapian::WritableDatabase database((index / "glass").string(), Xapian::DB_OPEN);
  database.set_metadata(kFormatKey, format);
  database.commit();
}

TEST(IndexWriter, ATitleIsWhatIsWrittenBracketsIncluded) {
  struct Case {
    const char* path;
    const char* text;
    const char* query;  // Finds the note.
    const char* title;
  };
  const Case cases[] = {
      {"Qwen (通义千问).md", "# Qwen (通义千问)\n\nA model.\n", "title:通义千问",
       "Qwen (通义千问)"},
      {"Qwen (通义千问).md", "A model.\n", "千问", "Qwen (通义千问)"},
      {"Qwen (通义千问).md", "A model.\n", "title:qwen", "Qwen (通义千问)"},
      {"艾克米（Acme）.md", "# 艾克米（Acme）\n\n一家公司。\n", "title:acme", "艾克米（Acme）"},
      {"acme.md", "# Acme (艾克米)\n\nA firm.\n", "title:艾克米", "Acme (艾克米)"},
      // A listing's code and a name that a program made are left out as ever.
      {"2330_Acme (艾克米).md", "A firm.\n", "title:艾克米", "Acme (艾克米)"},
      {"20251031-4411.md", "**Acme** — a firm.\n", "title:acme", "Acme"},
  };
  for (const Case& row : cases) {
    SCOPED_TRACE(row.path);
    TempVault vault;
    vault.Write(row.path, row.text);
    vault.Update();
    SearchRequest request;
    request.query = row.query;
    const SearchResult result = vault.Search(request);
    ASSERT_EQ(result.hits.size(), 1u);
    EXPECT_EQ(result.hits[0].title, row.title);
  }
}

TEST(IndexFormat, OtherVersionsAreRefusedByName) {
  struct Row {
    int version;
    ErrorCode expected;
  };
  for (const Row& row : {Row{kFormatVersion + 1, ErrorCode::kIndexTooNew},
                         Row{kFormatVersion - 1, ErrorCode::kIndexTooOld}}) {
    TempVault vault;
    vault.Write("a.md", "first");
    vault.Update();
    SetFormat(vault.index(), std::to_string(row.version));
    const Result<Searcher> searcher = Searcher::Open(vault.index());
    ASSERT_FALSE(searcher.ok());
    EXPECT_EQ(searcher.error().code, row.expected);
    EXPECT_THAT(searcher.error().message, HasSubstr("tanxun-index update"));
    EXPECT_EQ(IndexWriter::Open(vault.index()).error().code, row.expected);
  }
}

TEST(IndexFormat, NoIndexHere) {
  TempVault vault;
  const Result<Searcher> searcher = Searcher::Open(vault.index());
  ASSERT_FALSE(searcher.ok());
  EXPECT_EQ(searcher.error().code, ErrorCode::kIndexMissing);
  EXPECT_EQ(searcher.error().message, "no index here; make one with: tanxun-index update FOLDER");
  EXPECT_EQ(CheckIndex(vault.index()).error().code, ErrorCode::kIndexMissing);
}

TEST(CheckIndex, EveryKindOfSourceIsAsIndexed) {
  TempVault vault;
  vault.Write("page.html",
              "<html><body><h1>Zaun</h1><table><tr><th>Founded</th><td>1998</td></tr>"
              "<tr><th>HQ</th><td>Jena &amp; Gera</td></tr></table></body></html>");
  vault.Write("empty.md", "");
  vault.Write("gbk.md",
              "# \xBC\xD7\xD2\xD2\xBF\xC6\xBC\xBC\n\n- \xD7\xDC\xB2\xBF\xA3\xBA\xCB\xD5\xD6\xDD\n");
  vault.Write("long.md", "* `Node`: " + std::string(300, 'x') + ". It **can buy** H100. " +
                             std::string(400, 'y') + ".\n");
  std::string long_text;
  for (int i = 0; i < 300; ++i) long_text += "Sentence " + std::to_string(i) + " of it. ";
  vault.Write("r.jsonl",
              "{\"id\":\"a\",\"title\":\"Acme\",\"text\":\"HQ: Oslo\"}\n{\"id\":\"b\",\"text\":\"" +
                  long_text + "\"}\n");
  vault.Update();
  const auto clean = CheckIndex(vault.index());
  ASSERT_TRUE(clean.ok());
  EXPECT_EQ(clean->sources, 6u);
  EXPECT_GT(clean->passages, 7u) << "the long record has several";
  EXPECT_GT(clean->facts, 4u);
  for (const Problem& problem : clean->problems) ADD_FAILURE() << problem.path << problem.reason;
}

TEST(CheckIndex, FindsWhatChanged) {
  TempVault vault;
  vault.Write("a.md", "# Alpha\n\n| Metric | Value |\n|---|---|\n| Founded | 1999 |\n");
  vault.Write("b.md", "# Beta\n\nabout dogs\n");
  vault.Update();
  const auto clean = CheckIndex(vault.index());
  ASSERT_TRUE(clean.ok());
  EXPECT_EQ(clean->sources, 2u);
  EXPECT_GT(clean->facts, 0u);
  EXPECT_TRUE(clean->problems.empty()) << clean->problems[0].reason;
  vault.Write("a.md", "# Alpha\n\n| Metric | Value |\n|---|---|\n| Founded | 2001 |\n");
  const auto stale = CheckIndex(vault.index());
  ASSERT_TRUE(stale.ok());
  ASSERT_FALSE(stale->problems.empty());
  for (const Problem& problem : stale->problems) EXPECT_EQ(problem.path, "a.md");
}

// The quoted line of each fact stays as it is; what makes it say something else does not.
TEST(CheckIndex, AFactIsStaleWhereItsSourceSaysSomethingElse) {
  struct Row {
    const char* before;
    const char* after;
    const char* stale;  // The fact that is named.
  };
  const Row rows[] = {
      {"# A\n\n| Metric | Value |\n|---|---|\n| HQ | Oslo |\n",
       "# A\n\n| Metric | Value |\n|---|---|\n| HQ | Rome |\n", "\"HQ: Oslo\" of A"},
      {"# Alpha\n\n- HQ: Oslo\n", "# Bravo\n\n- HQ: Oslo\n", "\"HQ: Oslo\" of Alpha"},
      {"# 甲\n\n| 公司 | 总部 |\n|---|---|\n| 艾克米 | 杭州 |\n| 北极光 | 上海 |\n",
       "# 甲\n\n| 公司 | 工厂 |\n|---|---|\n| 艾克米 | 杭州 |\n| 北极光 | 上海 |\n",
       "\"总部: 杭州\" of 艾克米"},
      {"# A\n\n| Metric | 2023 | 2024 |\n|---|---|---|\n| Revenue | $1B | $2B |\n",
       "# A\n\n| Metric | 2022 | 2024 |\n|---|---|---|\n| Revenue | $1B | $2B |\n",
       "\"Revenue: $1B\" of A"},
      {"# A\n\n**A can access:**\n- H20\n- L20\n", "# A\n\n**A can not access:**\n- H20\n- L20\n",
       "H20\" of A"},
      {"# 甲公司\n\n**产品：**\n- 走鹃\n- 郊狼\n", "# 甲公司\n\n**客户：**\n- 走鹃\n- 郊狼\n",
       "\"产品: 走鹃\" of 甲公司"},
      {"---\nhq: Oslo\n---\n# A\n", "---\nhq: Rome\n---\n# A\n", "\"hq: Oslo\" of A"},
      {"# A\n\n- HQ: Oslo\n\n*Updated 2025-06-01*\n", "# A\n\n- HQ: Oslo\n\n*Updated 2025-07-01*\n",
       "\"HQ: Oslo\" of A"},
      {"# 甲\n\n甲成立于1988年。\n", "# 甲\n\n甲成立于1989年。\n", "1988年\" of 甲"},
  };
  for (const Row& row : rows) {
    TempVault vault;
    vault.Write("a.md", row.before);
    vault.Update();
    EXPECT_TRUE(CheckIndex(vault.index())->problems.empty()) << row.before;
    vault.Write("a.md", row.after);
    std::vector<std::string> reasons;
    const auto report = CheckIndex(vault.index());
    ASSERT_TRUE(report.ok());
    for (const Problem& problem : report->problems) reasons.push_back(problem.reason);
    EXPECT_THAT(reasons,
                testing::Contains(testing::AllOf(HasSubstr(row.stale), HasSubstr("stale"))))
        << row.before;
  }
}

TEST(CheckIndex, AFreshIndexOfRecordsIsSound) {
  TempVault vault;
  vault.Write("a.jsonl",
              "{\"id\":\"r1\",\"text\":\"Quorvex makes resists.\",\"date\":\"2026-01-02\","
              "\"tickers\":[\"NYSE:VNTR\"],\"status\":\"red\",\"tags\":[\"a/b\"]}\n");
  vault.Update();
  const auto report = CheckIndex(vault.index());
  ASSERT_TRUE(report.ok());
  EXPECT_TRUE(report->problems.empty()) << report->problems.front().reason;
}

TEST(CheckIndex, FindsAStatusThatChanged) {
  TempVault vault;
  vault.Write("a.md", "# Alpha\n\nSupply status: 🔴 cut off\n");
  vault.Update();
  EXPECT_TRUE(CheckIndex(vault.index())->problems.empty());
  vault.Write("a.md", "# Alpha\n\nSupply status: 🟢 cut off\n");
  std::vector<std::string> reasons;
  const auto stale = CheckIndex(vault.index());
  for (const Problem& problem : stale->problems) {
    EXPECT_EQ(problem.line, 3u);
    reasons.push_back(problem.reason);
  }
  EXPECT_THAT(reasons, testing::Contains(testing::StartsWith("the status \"red of Alpha @3")));
}

}  // namespace
}  // namespace tanxun
