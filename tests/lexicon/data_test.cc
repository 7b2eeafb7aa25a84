// SPDX-License-Identifier: GPL-2.0-or-later
// The data files of corpus/lexicon are what the code takes them for.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/exchanges.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

const std::map<std::string, std::size_t> kColumns = {
    {"abilities.tsv", 4},       {"attributes.tsv", 5},      {"card_labels.tsv", 2},
    {"exchanges.tsv", 9},       {"frames.tsv", 3},          {"function_words.tsv", 2},
    {"generic_headers.tsv", 3}, {"interface_words.tsv", 1}, {"listing_words.tsv", 2},
    {"negation.tsv", 3},        {"pinyin.tsv", 2},          {"question_words.tsv", 2},
    {"region_guards.tsv", 1},   {"regions.tsv", 1},         {"stamp_words.tsv", 1},
    {"status.tsv", 4},
};

TEST(LexiconFiles, ColumnsAndEntries) {
  for (const auto& [file, columns] : kColumns) {
    const auto rows = TsvRows(LexiconFile(file));
    EXPECT_FALSE(rows.empty()) << file;
    EXPECT_TRUE(IsValidUtf8(LexiconFile(file))) << file;
    for (const auto& row : rows) {
      EXPECT_EQ(row.size(), columns) << file << ": " << row[0];
      for (std::string_view cell : row) {
        EXPECT_EQ(cell, Trim(cell)) << file << ": " << row[0];
        EXPECT_FALSE(cell.empty()) << file << ": " << row[0];
        for (std::string_view entry : TsvEntries(cell)) {
          EXPECT_FALSE(Trim(entry).empty()) << file << ": " << row[0];
        }
      }
    }
  }
}

TEST(LexiconFiles, OneConceptAName) {
  std::map<std::string, std::string> owner;
  std::set<std::string> ids;
  for (const AttributeConcept& meaning : AttributeConcepts()) {
    EXPECT_TRUE(ids.insert(meaning.id).second) << meaning.id;
    EXPECT_FALSE(meaning.names.empty()) << meaning.id;
    for (const std::string& name : meaning.names) {
      const auto [at, added] = owner.emplace(NameKey(name), meaning.id);
      EXPECT_TRUE(added || at->second == meaning.id)
          << name << " names " << at->second << " and " << meaning.id;
      EXPECT_EQ(ConceptOfLabel(name), &meaning) << name;
    }
  }
  EXPECT_GE(ids.size(), 220u);
}

TEST(LexiconFiles, ConceptsThatCodeRelyOn) {
  for (const char* id : {"definition",
                         "ticker",
                         "headquarters",
                         "founded",
                         "founder",
                         "ceo",
                         "employees",
                         "revenue",
                         "market_cap",
                         "price",
                         "market_share",
                         "competitor",
                         "customer",
                         "supplier",
                         "product",
                         "key_product",
                         "bottleneck_status",
                         "supplies_to",
                         "stage",
                         "foundry",
                         "designer",
                         "process_node",
                         "launch_date",
                         "parent",
                         "subsidiary",
                         "ai_model",
                         "website",
                         "capital",
                         "population",
                         "area",
                         "river",
                         "city",
                         "border",
                         "mountain",
                         "lake"}) {
    EXPECT_NE(FindConcept(id), nullptr) << id;
  }
}

TEST(LexiconFiles, ValueTypesAndFlags) {
  const std::set<std::string_view> kTypes = {"text",         "date",     "number", "money",
                                             "percent",      "quantity", "person", "place",
                                             "organization", "ticker",   "url"};
  const std::set<std::string_view> kFlags = {"-", "list", "moves", "list,moves"};
  for (const auto& row : TsvRows(LexiconFile("attributes.tsv"))) {
    ASSERT_GE(row.size(), 3u);
    EXPECT_TRUE(kTypes.contains(row[1])) << row[0] << ": " << row[1];
    EXPECT_TRUE(kFlags.contains(row[2])) << row[0] << ": " << row[2];
  }
}

TEST(LexiconFiles, AnswerTypesOfFrames) {
  const std::set<std::string_view> kTypes = {"date", "number", "money",      "person", "place",
                                             "list", "yesno",  "definition", "any"};
  for (const auto& row : TsvRows(LexiconFile("frames.tsv"))) {
    ASSERT_GE(row.size(), 3u);
    EXPECT_TRUE(kTypes.contains(row[2])) << row[1] << ": " << row[2];
  }
}

TEST(LexiconFiles, EveryExchangeHasShapesAndItsOwnName) {
  std::set<std::string> codes;
  for (const Exchange& exchange : Exchanges()) {
    EXPECT_TRUE(exchange.code.empty() || codes.insert(exchange.code).second) << exchange.code;
    EXPECT_EQ(exchange.mic.size(), exchange.code.empty() ? 0u : 4u) << exchange.code;
    EXPECT_FALSE(exchange.shapes.empty()) << exchange.code;
  }
  for (const char* code : {"NYSE", "NASDAQ", "HKEX", "SSE", "SZSE", "TWSE", "KRX", "TSE", "AMS"}) {
    EXPECT_TRUE(codes.contains(code)) << code;
  }
}

TEST(LexiconFiles, StatusLevels) {
  std::set<std::string_view> levels;
  for (const auto& row : TsvRows(LexiconFile("status.tsv"))) levels.insert(row[0]);
  EXPECT_EQ(levels, (std::set<std::string_view>{"green", "orange", "red", "yellow"}));
}

TEST(LexiconFiles, RegionWordsStandInOneRow) {
  const auto rows = TsvRows(LexiconFile("regions.tsv"));
  EXPECT_GE(rows.size(), 500u);
  std::set<std::string> seen;
  for (const auto& row : rows) {
    EXPECT_GE(TsvEntries(row[0]).size(), 2u) << row[0];
    for (const std::string_view word : TsvEntries(row[0])) {
      EXPECT_EQ(Fold(word), word);
      EXPECT_TRUE(seen.insert(Fold(word)).second) << word;
      for (const Unit& unit : SplitUnits(word)) EXPECT_EQ(unit.kind, UnitKind::kHan) << word;
    }
  }
  for (const auto& row : TsvRows(LexiconFile("region_guards.tsv"))) {
    for (const std::string_view word : TsvEntries(row[0])) {
      EXPECT_EQ(Fold(word), word);
      EXPECT_TRUE(seen.insert(Fold(word)).second) << word << ": a guard stands once, in no row";
    }
  }
}

TEST(LexiconFile, AnUnknownNameIsEmpty) {
  EXPECT_TRUE(LexiconFile("no.tsv").empty());
  EXPECT_TRUE(LexiconFile("").empty());
}

}  // namespace
}  // namespace tanxun
