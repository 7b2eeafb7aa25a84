// SPDX-License-Identifier: GPL-2.0-or-later
// Damage that changes an answer is found and mended; compacting changes nothing but the size.
#include "tanxun/maintenance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/metadata.h"
#include "indexer/schema/paged_bytes.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

Xapian::docid First(const Xapian::Database& database, std::string_view kind) {
  return *database.postlist_begin(std::string(kind));
}

class Maintenance : public testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 12; ++i) {
      const std::string number = std::to_string(i);
      vault_.Write("n" + number + ".md", "---\ntags: [chips]\naliases: [名字" + number +
                                             "]\n---\n# Note " + number +
                                             "\n\n| HQ | Oslo |\n|--|--|\n| Staff | 1" + number +
                                             " |\n\nquokka word" + number + " 芯片价格\n");
    }
    vault_.Update();
  }

  // Inside one transaction, as no update would.
  template <typename Change>
  void Tamper(const Change& change) {
    Xapian::WritableDatabase database((vault_.index() / "glass").string(), Xapian::DB_OPEN);
    change(database);
    database.commit();
  }
  std::string FirstProblem() const {
    const Result<CheckReport> check = CheckIndex(vault_.index());
    if (!check) return check.error().message;
    return check->problems.empty() ? "sound" : check->problems.front().reason;
  }
  RepairReport Repair() const {
    const Result<RepairReport> report = RepairIndex(vault_.index());
    EXPECT_TRUE(report.ok()) << (report ? "" : report.error().message);
    return report ? *report : RepairReport{};
  }
  void ExpectSound() const {
    EXPECT_EQ(FirstProblem(), "sound");
    EXPECT_EQ(vault_.Search("quokka").hits.size(), 10U);
  }

  TempVault vault_;
};

TEST_F(Maintenance, ASoundIndexIsLeftAlone) {
  EXPECT_EQ(FirstProblem(), "sound");
  const RepairReport report = Repair();
  EXPECT_TRUE(report.found.empty());
  EXPECT_FALSE(report.was_made_anew);
  EXPECT_EQ(Searcher::Open(vault_.index())->Info().revision, 1U);
}

TEST_F(Maintenance, AStaleSourceIsReadAgain) {
  vault_.Write("n3.md", "# Note 3\n\nnumbat\n");
  EXPECT_THAT(FirstProblem(), HasSubstr("tanxun-index update"));
  const RepairReport report = Repair();
  EXPECT_FALSE(report.found.empty());
  EXPECT_FALSE(report.was_made_anew);
  EXPECT_EQ(FirstProblem(), "sound");
  EXPECT_EQ(vault_.Paths("numbat"), "n3.md");
}

TEST_F(Maintenance, EachKindOfDamageIsFoundAndMended) {
  const struct {
    const char* what;
    std::function<void(Xapian::WritableDatabase&)> change;
  } rows[] = {
      {"a term more",
       [](auto& database) {
         Xapian::Document document = database.get_document(First(database, kPassageTerm));
         document.add_term("intruder");
         database.replace_document(First(database, kPassageTerm), document);
       }},
      {"a value else",
       [](auto& database) {
         Xapian::Document document = database.get_document(First(database, kPassageTerm));
         document.add_value(kSlotDate, "19990101");
         database.replace_document(First(database, kPassageTerm), document);
       }},
      {"a text else",
       [](auto& database) {
         Xapian::Document document = database.get_document(First(database, kPassageTerm));
         std::string data = document.get_data();
         data[data.size() / 2] ^= 1;
         document.set_data(data);
         database.replace_document(First(database, kPassageTerm), document);
       }},
      {"a document gone",
       [](auto& database) { database.delete_document(First(database, kPassageTerm)); }},
      {"a source gone",
       [](auto& database) { database.delete_document(First(database, kSourceTerm)); }},
      {"names else", [](auto& database) { StorePages(database, kNamesKey, "else"); }},
      {"a page of names lost",
       [](auto& database) { database.set_metadata(std::string(kNamesKey) + "/0", ""); }},
      {"characters else", [](auto& database) { database.set_metadata(kCharactersKey, ""); }},
  };
  for (const auto& row : rows) {
    Tamper(row.change);
    EXPECT_NE(FirstProblem(), "sound") << row.what;
    const RepairReport report = Repair();
    EXPECT_TRUE(report.after.problems.empty()) << row.what;
    ExpectSound();
  }
}

TEST_F(Maintenance, ALostOrCutTableIsFoundAndMended) {
  for (const char* table : {"docdata", "termlist", "postlist"}) {
    for (const bool is_cut : {false, true}) {
      const fs::path file = vault_.index() / "glass" / (std::string(table) + ".glass");
      if (is_cut) {
        fs::resize_file(file, fs::file_size(file) / 2);
      } else {
        fs::remove(file);
      }
      EXPECT_NE(FirstProblem(), "sound") << table << is_cut;
      const Result<RepairReport> report = RepairIndex(vault_.index());
      if (report.ok()) {
        EXPECT_TRUE(report->was_made_anew) << table;
        ExpectSound();
        continue;
      }
      // Where the index no longer says what it is of, the message says what to do.
      EXPECT_THAT(report.error().message, HasSubstr("tanxun-index update --rebuild"));
      fs::remove_all(vault_.index());
      vault_.Update();
    }
  }
}

TEST_F(Maintenance, RecordsFromMemoryAreKeptOrNamed) {
  {
    Result<IndexWriter> writer = IndexWriter::Open(vault_.index());
    ASSERT_TRUE(writer
                    ->UpdateRecords("{\"id\":\"a\",\"text\":\"numbat\"}\n"
                                    "{\"id\":\"b\",\"text\":\"bilby\"}\n",
                                    "stdin")
                    .ok());
  }
  Tamper([](Xapian::WritableDatabase& database) {
    const Xapian::docid last = database.get_lastdocid();  // The passage of b.
    Xapian::Document document = database.get_document(last);
    document.set_data("damaged");
    database.replace_document(last, document);
  });
  const RepairReport report = Repair();
  ASSERT_EQ(report.lost.size(), 1U);
  EXPECT_EQ(report.lost[0].path, "stdin.jsonl#b");
  EXPECT_TRUE(report.after.problems.empty());
  EXPECT_EQ(vault_.Paths("numbat"), "stdin.jsonl");
  EXPECT_EQ(vault_.Paths("bilby"), "");
}

// A bit flipped anywhere is found, or changes nothing that an index is read for.
TEST_F(Maintenance, FlippedBitsAreFoundOrHarmless) {
  const char* given = std::getenv("TANXUN_TEST_SEED");
  const unsigned seed =
      given != nullptr ? std::strtoul(given, nullptr, 10) : std::random_device()();
  SCOPED_TRACE("TANXUN_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  const auto seen = [&] {
    std::string all;
    const Result<Searcher> searcher = Searcher::Open(vault_.index());
    if (!searcher) return searcher.error().message;
    for (const char* query : {"quokka", "芯片价格", "tag:chips word3", "名字5", "note"}) {
      SearchRequest request;
      request.query = query;
      request.limit = 100;
      const Result<SearchResult> result = searcher->Search(request);
      if (!result) return result.error().message;
      for (const Hit& hit : result->hits) all += Describe(hit) + "\n";
    }
    const Result<std::vector<Fact>> facts = searcher->Facts({});
    if (!facts) return facts.error().message;
    for (const Fact& fact : *facts) all += Describe(fact) + "\n";
    return all;
  };
  const std::string before = seen();
  constexpr int kTrials = 16;
  int missed = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    const char* tables[] = {"docdata.glass", "termlist.glass", "postlist.glass", "iamglass"};
    const fs::path file = vault_.index() / "glass" / tables[trial % 4];
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto at = static_cast<std::streamoff>(random() % fs::file_size(file));
    const int bit = 1 << random() % 8;
    const auto flip = [&] {
      bytes.seekg(at);
      const int byte = bytes.get();
      bytes.seekp(at);
      bytes.put(static_cast<char>(byte ^ bit));
      bytes.flush();
    };
    flip();
    if (FirstProblem() == "sound" && seen() != before) ++missed;
    flip();
  }
  EXPECT_EQ(missed, 0);
  EXPECT_EQ(FirstProblem(), "sound");
}

TEST_F(Maintenance, CompactingChangesNothingButTheSize) {
  for (int round = 0; round < 5; ++round) {
    for (int i = 0; i < 12; ++i) {
      vault_.Write("n" + std::to_string(i) + ".md",
                   "# Note\n\nquokka " + std::string(500, 'x') + std::to_string(round) + "\n");
    }
    vault_.Update();
  }
  const Result<Searcher> reader = Searcher::Open(vault_.index());
  const std::string before = vault_.Paths("quokka");
  const Result<CompactReport> report = CompactIndex(vault_.index());
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_LT(report->bytes_after, report->bytes_before);
  EXPECT_EQ(vault_.Paths("quokka"), before);
  SearchRequest request;
  request.query = "quokka";
  EXPECT_TRUE(reader->Search(request).ok());
  EXPECT_EQ(FirstProblem(), "sound");
  EXPECT_EQ(vault_.Update().revision, 0U);
  const Result<IndexWriter> writer = IndexWriter::Open(vault_.index());
  EXPECT_EQ(CompactIndex(vault_.index()).error().code, ErrorCode::kIndexBusy);
  EXPECT_EQ(CompactIndex(vault_.notes()).error().code, ErrorCode::kIndexMissing);
}

}  // namespace
}  // namespace tanxun
