// SPDX-License-Identifier: GPL-2.0-or-later
// The listings of hand-made notes, half of them traps: tests/gold/tickers.tsv.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

struct GoldRow {
  std::string kind;
  std::string note;
  std::set<std::string> listings;
  std::size_t remarks = 0;
};

std::vector<std::string> Split(const std::string& line, char sign) {
  std::vector<std::string> parts;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, sign);) parts.push_back(part);
  return parts;
}

// "\n" is a line's end, "\\" a backslash.
std::string Unescape(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
    } else {
      out += text[++at] == 'n' ? '\n' : text[at];
    }
  }
  return out;
}

std::vector<GoldRow> ReadGold() {
  std::ifstream file(TANXUN_SOURCE_DIR "/tests/gold/tickers.tsv");
  std::vector<GoldRow> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = Split(line, '\t');
    if (cells.size() != 4) {
      ADD_FAILURE() << "not four columns: " << line;
      continue;
    }
    GoldRow row{cells[0], Unescape(cells[1]) + "\n", {}, std::stoul(cells[3])};
    if (cells[2] != "-") {
      for (const std::string& listing : Split(cells[2], ' ')) row.listings.insert(listing);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string Join(const std::set<std::string>& listings) {
  std::string out;
  for (const std::string& listing : listings) out += (out.empty() ? "" : " ") + listing;
  return out.empty() ? "none" : out;
}

TEST(TickerGold, IsReadAsStated) {
  const std::vector<GoldRow> rows = ReadGold();
  ASSERT_GE(rows.size(), 300u);
  std::size_t traps = 0;
  double right = 0;
  double found = 0;
  double stated = 0;
  std::string misses;
  for (const GoldRow& row : rows) {
    const Knowledge knowledge = Extract(row.note, "note.md");
    std::set<std::string> listings;
    for (const TickerMention& mention : knowledge.tickers) listings.insert(mention.ticker);
    traps += row.listings.empty() || row.remarks > 0 ? 1 : 0;
    found += static_cast<double>(listings.size());
    stated += static_cast<double>(row.listings.size());
    right += static_cast<double>(
        std::count_if(listings.begin(), listings.end(),
                      [&](const auto& listing) { return row.listings.contains(listing); }));
    if (listings != row.listings || knowledge.remarks.size() != row.remarks) {
      misses += row.kind + ": " + row.note + "  states " + Join(row.listings) + ", remarks " +
                std::to_string(row.remarks) + "\n  read " + Join(listings) + ", remarks " +
                std::to_string(knowledge.remarks.size()) + "\n";
    }
  }
  EXPECT_GE(2 * traps, rows.size());
  EXPECT_GE(right / found, 0.99) << misses;
  EXPECT_GE(right / stated, 0.95) << misses;
  EXPECT_EQ(misses, "") << "precision " << right / found << ", recall " << right / stated;
}

}  // namespace
}  // namespace tanxun
