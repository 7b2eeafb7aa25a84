// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/draft.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <string>

#include "indexer/ingest/install.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

std::set<std::string> NamesIn(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    names.insert(entry.path().filename());
  }
  return names;
}

const std::set<std::string> kWhole = {"glass", "lock"};

void WriteNotes(TempVault& vault, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    vault.Write("n" + number + ".md", "# Note " + number + "\n\nabout cats and 猫 " + number +
                                          "\n\n- Founded: " + std::to_string(1900 + i) + "\n");
  }
}

TEST(Draft, FirstBuildLeavesTheIndexAlone) {
  TempVault vault;
  WriteNotes(vault, 3);
  vault.Update();
  EXPECT_EQ(NamesIn(vault.index()), kWhole);
}

TEST(Draft, KilledBuildIsNoIndexAndHarmsNoOther) {
  for (const int killed_at : {1, 4}) {
    TempVault vault;
    WriteNotes(vault, 4);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      Result<IndexWriter> writer = IndexWriter::Open(vault.index());
      if (writer) {
        (void)writer->Update({vault.notes()}, {}, [&](const UpdateProgress& progress) {
          if (progress.files == static_cast<std::uint64_t>(killed_at)) {
            ::_exit(9);
          }
          return true;
        });
      }
      ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(WEXITSTATUS(status), 9);
    EXPECT_TRUE(fs::exists(DraftFolder(vault.index())));
    EXPECT_EQ(Searcher::Open(vault.index()).error().code, ErrorCode::kIndexMissing);
    EXPECT_EQ(vault.Update().sources, 4u);
    EXPECT_EQ(NamesIn(vault.index()), kWhole);
    EXPECT_EQ(vault.Search("cats").total, 4u);
  }
}

TEST(Draft, LeftOversOfAnyKindAreDropped) {
  TempVault vault;
  WriteNotes(vault, 2);
  const auto litter = [&] {
    for (const fs::path& folder : {DraftFolder(vault.index()), PackedFolder(vault.index())}) {
      fs::create_directories(folder / "sub");
      std::ofstream(folder / "postlist.glass") << "torn";
    }
  };
  litter();
  fs::create_directories(vault.index() / "glass");
  std::ofstream(vault.index() / "glass" / "postlist.glass") << "of a build without a commit";
  EXPECT_EQ(vault.Update().sources, 2u);
  EXPECT_EQ(NamesIn(vault.index()), kWhole);
  litter();
  vault.Write("more.md", "about dogs");
  EXPECT_EQ(vault.Update().sources, 3u);
  EXPECT_EQ(NamesIn(vault.index()), kWhole);
  EXPECT_EQ(vault.Search("cats").total, 2u);
}

TEST(Draft, StoppedOrFailedBuildLeavesNothing) {
  TempVault vault;
  WriteNotes(vault, 2);
  Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  ASSERT_TRUE(writer.ok());
  const auto stopped =
      writer->Update({vault.notes()}, {}, [](const UpdateProgress&) { return false; });
  ASSERT_TRUE(stopped.ok());
  EXPECT_EQ(NamesIn(vault.index()), std::set<std::string>{"lock"});
  ASSERT_FALSE(writer->Update({vault.notes() / "nowhere"}, {}).ok());
  EXPECT_EQ(NamesIn(vault.index()), std::set<std::string>{"lock"});
  EXPECT_EQ(writer->Update({vault.notes()}, {})->sources, 2u);
}

// More than glass holds before it writes, so that the draft is written in parts.
TEST(Draft, PackedIndexTakesUpdates) {
  TempVault vault;
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "word" + std::to_string(i) + " ";
  for (int i = 0; i < 30; ++i) {
    vault.Write("n" + std::to_string(i) + ".md", text + "\n\nonly" + std::to_string(i) + "\n");
  }
  vault.Update();
  vault.Write("n7.md", "about dogs");
  vault.Remove("n8.md");
  EXPECT_EQ(vault.Update().sources, 29u);
  EXPECT_EQ(vault.Paths("only7"), "");
  EXPECT_EQ(vault.Paths("only8"), "");
  EXPECT_EQ(vault.Paths("only9"), "n9.md");
  EXPECT_EQ(vault.Paths("dogs"), "n7.md");
  EXPECT_TRUE(CheckIndex(vault.index())->problems.empty());
}

}  // namespace
}  // namespace tanxun
