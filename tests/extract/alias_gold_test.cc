// SPDX-License-Identifier: GPL-2.0-or-later
// Statements that two names are one, and what only looks like it: tests/gold/aliases.tsv.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "indexer/analysis/terms.h"
#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

constexpr double kPrecision = 0.98;
constexpr double kRecall = 0.90;

std::vector<std::string> Split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + by.size()) {
    end = text.find(by, begin);
    parts.push_back(text.substr(begin, end - begin));
  }
  return parts;
}

std::string WithLines(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) {
    text.replace(at, 2, "\n");
  }
  return text;
}

// Names, joined pair by pair.
class Joined {
 public:
  void Join(const std::string& a, const std::string& b) {
    const std::string from = Leader(NameKey(a));
    const std::string to = Leader(NameKey(b));
    if (from != to) leader_[from] = to;
  }
  bool AreOne(const std::string& a, const std::string& b) {
    return Leader(NameKey(a)) == Leader(NameKey(b));
  }

 private:
  std::string Leader(const std::string& key) {
    const auto found = leader_.find(key);
    return found == leader_.end() ? key : Leader(found->second);
  }
  std::map<std::string, std::string> leader_;
};

struct Expected {
  std::string name;
  std::string other;
};

// "A|B = C; D = E": A is C (B is another way to cut A), D is E; "-" is none.
std::vector<Expected> ReadPairs(const std::string& column, Joined& joined) {
  std::vector<Expected> pairs;
  if (column == "-") return pairs;
  for (const std::string& pair : Split(column, "; ")) {
    const std::vector<std::string> sides = Split(pair, " = ");
    const std::vector<std::string> cuts = Split(sides.at(0), "|");
    for (const std::string& cut : cuts) joined.Join(cut, sides.at(1));
    pairs.push_back({cuts.front(), sides.at(1)});
    if (cuts.size() > 1) pairs.back().name = sides.at(0);
  }
  return pairs;
}

TEST(GoldAliases, AreFoundAndNothingElseIs) {
  std::ifstream file(TANXUN_SOURCE_DIR "/tests/gold/aliases.tsv");
  std::string line;
  std::getline(file, line);
  int rows = 0;
  int expected = 0;
  int found = 0;
  int mined = 0;
  int wrong = 0;
  std::string misses;
  while (std::getline(file, line)) {
    const std::vector<std::string> columns = Split(line, "\t");
    ASSERT_EQ(columns.size(), 5u) << line;
    ++rows;
    const std::string said = columns[0] + " " + columns[3] + "\n    ";
    Joined gold;
    const std::vector<Expected> pairs = ReadPairs(columns[4], gold);
    Joined made;
    for (const Alias& alias : Extract(WithLines(columns[3]), columns[2]).names) {
      made.Join(alias.name, alias.other);
      ++mined;
      if (gold.AreOne(alias.name, alias.other)) continue;
      ++wrong;
      misses += said + "wrong: " + Describe(alias) + "\n";
    }
    for (const Expected& pair : pairs) {
      ++expected;
      bool is_found = false;
      for (const std::string& cut : Split(pair.name, "|")) {
        is_found = is_found || made.AreOne(cut, pair.other);
      }
      found += is_found ? 1 : 0;
      if (!is_found) misses += said + "missed: " + pair.name + " = " + pair.other + "\n";
    }
  }
  const double precision = mined == 0 ? 0.0 : 1.0 - static_cast<double>(wrong) / mined;
  const double recall = static_cast<double>(found) / expected;
  EXPECT_GE(rows, 240);
  EXPECT_GE(precision, kPrecision) << misses;
  EXPECT_GE(recall, kRecall) << misses;
  RecordProperty("precision", std::to_string(precision));
  RecordProperty("recall", std::to_string(recall));
}

}  // namespace
}  // namespace tanxun
