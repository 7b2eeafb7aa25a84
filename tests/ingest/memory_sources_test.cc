// SPDX-License-Identifier: GPL-2.0-or-later
// Notes that a program feeds from memory, and text that an editor has not saved.
#include <gtest/gtest.h>

#include "tanxun/tanxun.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

Source NoteOf(std::string_view path, std::string_view text) {
  return std::move(ReadSource(text, path)->front());
}

std::vector<std::string> PathsOf(const Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  const Result<SearchResult> found = searcher.Search(request);
  std::vector<std::string> paths;
  for (const Hit& hit : found->hits) paths.push_back(hit.path);
  return paths;
}

std::vector<std::string> PathsOf(const TempVault& vault, const std::string& query) {
  return PathsOf(*Searcher::Open(vault.index()), query);
}

using Paths = std::vector<std::string>;

TEST(MemorySources, AreHeldBackUntilCommit) {
  TempVault vault;
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer.ok());
  ASSERT_TRUE(writer->Replace(NoteOf("quorvex.md", "# Quorvex (夸维克斯)\n\nHQ: Tampere\n")).ok());
  EXPECT_EQ(Searcher::Open(vault.index()).error().code, ErrorCode::kIndexMissing);
  const Result<UpdateReport> first = writer->Commit();
  ASSERT_TRUE(first.ok()) << first.error().message;
  EXPECT_EQ(first->added, 1U);
  EXPECT_EQ(first->sources, 1U);
  EXPECT_EQ(PathsOf(vault, "夸维克斯"), Paths{"quorvex.md"});
  EXPECT_EQ(writer->Info().collections.at("memory"), "");

  ASSERT_TRUE(writer->Replace(NoteOf("quorvex.md", "# Quorvex\n\nHQ: Oulu\n")).ok());
  ASSERT_TRUE(writer->Replace(NoteOf("borealis.md", "# Borealis\n"), "drafts").ok());
  EXPECT_EQ(PathsOf(vault, "Oulu"), Paths{});
  const Result<UpdateReport> second = writer->Commit();
  EXPECT_EQ(second->updated, 1U);
  EXPECT_EQ(second->added, 1U);
  EXPECT_EQ(PathsOf(vault, "Oulu"), Paths{"quorvex.md"});
  EXPECT_EQ(PathsOf(vault, "Tampere"), Paths{});
  EXPECT_EQ(writer->Commit()->revision, 0U);  // Nothing more was held back.
}

TEST(MemorySources, TheSameNoteIsNoChange) {
  TempVault vault;
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  const Source note = NoteOf("a.md", "# Acme\n\nmakes 晶圆\n");
  ASSERT_TRUE(writer->Add(note).ok());
  ASSERT_TRUE(writer->Commit().ok());
  ASSERT_TRUE(writer->Replace(note).ok());
  const Result<UpdateReport> again = writer->Commit();
  EXPECT_EQ(again->unchanged, 1U);
  EXPECT_EQ(again->revision, 0U);
}

TEST(MemorySources, RefusesWhatCannotBeStored) {
  TempVault vault;
  vault.Write("a.md", "# On disk\n");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer->Update({vault.notes()}, {}).ok());
  const std::string folder = writer->Info().collections.begin()->first;
  const Source note = NoteOf("a.md", "# From memory\n");
  const auto code = [](const Result<void>& result) { return result.error().code; };
  EXPECT_EQ(code(writer->Replace(note, folder)), ErrorCode::kBadArgument);
  EXPECT_EQ(code(writer->Replace(note, "")), ErrorCode::kBadArgument);
  Source nameless = note;
  nameless.path.clear();
  EXPECT_EQ(code(writer->Replace(nameless)), ErrorCode::kBadArgument);
  Source outside = note;
  outside.blocks.front().span.end = note.text.size() + 1;
  EXPECT_EQ(code(writer->Replace(outside)), ErrorCode::kBadArgument);
  Source torn = note;
  torn.blocks.front().text.text = "\xff";
  EXPECT_EQ(code(writer->Replace(torn)), ErrorCode::kBadArgument);

  ASSERT_TRUE(writer->Add(note).ok());
  EXPECT_EQ(code(writer->Add(note)), ErrorCode::kBadArgument);  // Held back already.
  ASSERT_TRUE(writer->Commit().ok());
  EXPECT_EQ(code(writer->Add(note)), ErrorCode::kBadArgument);
  EXPECT_EQ(writer->Commit()->revision, 0U);
  EXPECT_EQ(writer->Info().sources, 2U);  // One of each collection.
}

TEST(MemorySources, SurviveUpdatesAndARebuild) {
  TempVault vault;
  vault.Write("a.md", "# Acme\n");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer->Add(NoteOf("m.md", "# 内存里的笔记\n")).ok());
  ASSERT_TRUE(writer->Update({vault.notes()}, {}).ok());
  EXPECT_EQ(writer->Info().sources, 1U);  // Still held back.
  ASSERT_TRUE(writer->Commit().ok());
  UpdateOptions anew;
  anew.rebuild = true;
  ASSERT_TRUE(writer->Update({}, anew).ok());
  EXPECT_EQ(PathsOf(vault, "内存"), Paths{"m.md"});
  EXPECT_TRUE(CheckIndex(vault.index())->problems.empty());
  ASSERT_TRUE(writer->Remove({"m.md"}).ok());
  EXPECT_EQ(PathsOf(vault, "内存"), Paths{});
}

TEST(UnsavedText, IsReadInPlaceOfTheFile) {
  TempVault vault;
  vault.Write("a.md", "# Acme\n\non disk 磁盘\n");
  vault.Write("b.md", "# Other\n\nquiet\n");
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer->Update({vault.notes()}, {}).ok());

  UpdateOptions editing;
  editing.unsaved[vault.notes() / "a.md"] = "# Acme\n\nin the buffer 缓冲区\n";
  const Result<UpdateReport> edited = writer->Update({}, editing);
  EXPECT_EQ(edited->updated, 1U);
  EXPECT_EQ(edited->unchanged, 1U);
  EXPECT_EQ(PathsOf(vault, "缓冲区"), Paths{"a.md"});
  EXPECT_EQ(PathsOf(vault, "磁盘"), Paths{});
  EXPECT_EQ(writer->Update({}, editing)->updated, 0U);  // The same text once more.

  EXPECT_EQ(writer->Update({}, {})->updated, 1U);  // Without it the disk counts again.
  EXPECT_EQ(PathsOf(vault, "磁盘"), Paths{"a.md"});
  EXPECT_EQ(PathsOf(vault, "缓冲区"), Paths{});
  EXPECT_TRUE(CheckIndex(vault.index())->problems.empty());
}

}  // namespace
}  // namespace tanxun
