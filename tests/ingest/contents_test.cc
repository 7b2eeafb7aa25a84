// SPDX-License-Identifier: GPL-2.0-or-later
// What an index spends its bytes on, and which files differ from it.
#include "tanxun/contents.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <map>
#include <string>

#include "indexer/schema/term_families.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

std::string Described(const Result<Staleness>& staleness) {
  if (!staleness) return staleness.error().message;
  return std::to_string(staleness->added) + " new, " + std::to_string(staleness->changed) +
         " changed, " + std::to_string(staleness->gone) + " gone, " +
         std::to_string(staleness->missing_roots.size()) + " missing";
}

TEST(Contents, EveryByteOfATableIsInOnePart) {
  TempVault vault;
  for (int i = 0; i < 40; ++i) {
    vault.Write(std::to_string(i) + ".md",
                "---\ntags: [chips]\n---\n# 云桥 " + std::to_string(i) +
                    "\n\n| HQ | Oslo |\n|--|--|\n| Staff | 12 |\n\nmany words 芯片价格\n");
  }
  vault.Update();
  const Result<IndexContents> contents = MeasureIndex(vault.index());
  ASSERT_TRUE(contents.ok()) << contents.error().message;
  std::uint64_t tables = 0;
  for (const IndexTable& table : contents->tables) {
    EXPECT_EQ(table.bytes, fs::file_size(vault.index() / "glass" / (table.name + ".glass")));
    tables += table.bytes;
  }
  std::uint64_t parts = 0;
  std::map<std::string, IndexPart> by_name;
  for (const IndexPart& part : contents->parts) {
    parts += part.bytes;
    by_name[part.name] = part;
  }
  EXPECT_LE(parts, tables);
  EXPECT_GT(parts + contents->parts.size(), tables);
  EXPECT_EQ(by_name["sources"].count, 40U);
  EXPECT_EQ(by_name["passages"].count, 40U);
  EXPECT_GT(by_name["facts"].bytes, 0U);
  EXPECT_GT(by_name["name table"].bytes, 0U);
  EXPECT_GE(by_name["field tag"].count, 40U);
  EXPECT_EQ(by_name.count("other terms"), 0U);
  EXPECT_EQ(by_name.count("other records"), 1U);
}

TEST(Contents, ATermSaysItsFamily) {
  const struct {
    const char* term;
    const char* family;
  } rows[] = {{"the", "words"},
              {"中国", "words"},
              {"B中国", "Han pairs"},
              {"Zchip", "stems"},
              {"SB中国", "titles and headings"},
              {"XGchips", "field tag"},
              {"YGchips", "field tag"},
              {"FVoslo", "fact values"},
              {"XS:acme", "supply chain"},
              {"Pa/b.md", "paths"},
              {"", "words"},
              {"Q", "other terms"},
              {"X", "other terms"}};
  for (const auto& row : rows) EXPECT_EQ(FamilyOf(row.term), row.family) << row.term;
}

TEST(Staleness, IsWhatStatSays) {
  TempVault vault;
  for (const char* path : {"a.md", "b.md", "c.md", "sub/d.md"}) vault.Write(path, "alpha\n");
  vault.Update();
  EXPECT_EQ(Described(CompareWithDisk(vault.index())), "0 new, 0 changed, 0 gone, 0 missing");
  vault.Write("a.md", "beta!\n");
  vault.Write("e.md", "gamma\n");
  vault.Write("picture.png", "x");
  vault.Remove("b.md");
  EXPECT_EQ(Described(CompareWithDisk(vault.index())), "1 new, 1 changed, 1 gone, 0 missing");
  vault.Write(".ignore", "sub/\n");
  EXPECT_EQ(Described(CompareWithDisk(vault.index())), "1 new, 1 changed, 2 gone, 0 missing");
  vault.Update();
  EXPECT_EQ(Described(CompareWithDisk(vault.index())), "0 new, 0 changed, 0 gone, 0 missing");
  // Neither the writer's lock nor a root is needed.
  const Result<IndexWriter> writer = IndexWriter::Open(vault.index());
  fs::rename(vault.notes(), vault.notes().parent_path() / "away");
  EXPECT_EQ(Described(CompareWithDisk(vault.index())), "0 new, 0 changed, 0 gone, 1 missing");
}

}  // namespace
}  // namespace tanxun
