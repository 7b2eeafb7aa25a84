// SPDX-License-Identifier: GPL-2.0-or-later
// IndexReader::FactsWith against a scan of every row of the index.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/schema/fact_chunks.h"
#include "indexer/schema/fields.h"
#include "query/search/index_reader.h"
#include "tests/ingest/temp_vault.h"

namespace tanxun {
namespace {

constexpr unsigned kSeed = 20260103;

std::string Dump(const FactRows& rows) {
  std::string text;
  for (const FactRow& row : rows) {
    for (const Fact& fact : row) text += Describe(fact) + "; ";
    text += "\n";
  }
  return text;
}

struct PlacedRow {
  std::string order;
  FactRow row;
  std::vector<std::string> terms;
};

std::vector<PlacedRow> AllRows(const IndexReader& reader) {
  std::vector<PlacedRow> all;
  const Xapian::Database& database = reader.database();
  const std::string term(kFactTerm);
  for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id) {
    const Xapian::Document chunk = database.get_document(*id);
    const std::string order = chunk.get_value(kSlotOrder);
    const auto rows = DecodeChunk(chunk.get_data());
    if (!rows) throw std::runtime_error("damaged");
    for (const FactRow& row : *rows) {
      const Location& where = row.front().where;
      FactTerms terms;
      // Of this test's collections no name holds a separator.
      all.push_back({OrderKey(where.path, where.span.begin, where.record,
                              order.substr(order.rfind('\x01') + 1)),
                     row, terms.Of(row)});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const PlacedRow& a, const PlacedRow& b) { return a.order < b.order; });
  return all;
}

FactRows Scan(const std::vector<PlacedRow>& all, const std::vector<std::string>& terms,
              std::size_t limit) {
  FactRows rows;
  for (const PlacedRow& each : all) {
    const bool has_all = std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
      return term == kFactTerm || std::binary_search(each.terms.begin(), each.terms.end(), term);
    });
    if (has_all && rows.size() < limit) rows.push_back(each.row);
  }
  return rows;
}

std::string RandomTable(std::mt19937& random) {
  std::string note = "# Table\n\n| Company | CEO | Ticker |\n|---|---|---|\n";
  for (unsigned row = 0; row < 60 + random() % 60; ++row) {
    note += "| Name" + std::to_string(random() % 25) + " | Person " + std::to_string(random() % 9) +
            " | NYSE: AB" + std::string(1, static_cast<char>('A' + random() % 5)) + " |\n";
  }
  return note + "\n- Founded: 1998\n- Name3: 平头哥\n";
}

TEST(FactsWith, EqualsAScanOfAllRows) {
  std::mt19937 random(kSeed);
  TempVault vault;
  // Two collections hold one path: their rows stand between each other's.
  for (const char* path : {"one/a.md", "two/a.md", "one/b.md", "two/sub/c.md"}) {
    vault.Write(path, RandomTable(random));
  }
  std::string records;
  for (int i = 0; i < 40; ++i) {
    const std::string id = std::to_string(i);
    records += "{\"id\":\"" + id + "\",\"title\":\"Name" + id + "\",\"text\":\"CEO: Person " + id +
               "\"}\n";
  }
  vault.Write("one/r.jsonl", records);
  vault.UpdatePaths({vault.notes() / "one"});
  vault.UpdatePaths({vault.notes() / "two"});
  vault.Write("one/a.md", RandomTable(random));  // Its documents now stand behind the others.
  vault.UpdatePaths({});

  const auto reader = IndexReader::Open(vault.index());
  ASSERT_TRUE(reader.ok());
  const std::vector<PlacedRow> all = AllRows(**reader);
  ASSERT_GT(all.size(), 300u);
  std::set<std::string> every;
  for (const PlacedRow& row : all) every.insert(row.terms.begin(), row.terms.end());
  const std::vector<std::string> terms(every.begin(), every.end());
  for (int i = 0; i < 300; ++i) {
    std::vector<std::string> asked = {terms[random() % terms.size()]};
    if (random() % 2 == 0) asked.push_back(terms[random() % terms.size()]);
    if (random() % 3 == 0) {  // Of one row, so that there is one.
      const PlacedRow& row = all[random() % all.size()];
      asked = {row.terms[random() % row.terms.size()], row.terms[random() % row.terms.size()]};
    }
    if (random() % 20 == 0) asked = {std::string(kFactTerm)};
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, random() % 50ul, all.size()}) {
      ASSERT_EQ(Dump((*reader)->FactsWith(asked, limit)), Dump(Scan(all, asked, limit)))
          << "seed " << kSeed << " run " << i << " " << asked.front();
    }
  }
}

}  // namespace
}  // namespace tanxun
