// SPDX-License-Identifier: GPL-2.0-or-later
// The supply chain as notes state it, against what a reader of them would draw (tests/gold).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "indexer/lexicon/tsv.h"
#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

using Lines = std::set<std::string>;

std::string ReadWhole(const std::string& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// "\n" as two characters ends a line.
std::string WithLineEnds(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool end = text.substr(at).starts_with("\\n");
    out += end ? '\n' : text[at];
    at += end ? 1 : 0;
  }
  return out;
}

Lines Expected(std::string_view cell) {
  Lines lines;
  while (!cell.empty() && cell != "-") {
    const std::size_t end = std::min(cell.find(" ; "), cell.size());
    lines.emplace(cell.substr(0, end));
    cell = cell.substr(std::min(end + 3, cell.size()));
  }
  return lines;
}

Lines Found(std::string_view text, std::string_view name) {
  Lines lines;
  for (const Edge& edge : Extract(text, name).edges) {
    lines.insert(fmt::format("{} > {} [{}]", edge.from, edge.to, edge.relation));
  }
  return lines;
}

struct Score {
  double precision = 0.0;
  double recall = 0.0;
};

Score ScoreOf(const std::string& file) {
  const std::string text = ReadWhole(std::string(TANXUN_SOURCE_DIR) + "/tests/gold/" + file);
  double right = 0;
  double found = 0;
  double wanted = 0;
  for (const auto& row : TsvRows(text)) {
    if (row.size() < 4) continue;
    const Lines expected = Expected(row[3]);
    const Lines lines = Found(WithLineEnds(row[2]), row[1]);
    for (const std::string& line : lines) {
      right += expected.contains(line) ? 1 : 0;
      if (!expected.contains(line)) fmt::print("{}: not so: {}\n", row[0], line);
    }
    for (const std::string& line : expected) {
      if (!lines.contains(line)) fmt::print("{}: not found: {}\n", row[0], line);
    }
    found += static_cast<double>(lines.size());
    wanted += static_cast<double>(expected.size());
  }
  return {found == 0 ? 0 : right / found, wanted == 0 ? 0 : right / wanted};
}

TEST(ExtractChain, GoldSet) {
  const Score score = ScoreOf("chain.tsv");
  fmt::print("precision {:.3f}, recall {:.3f}\n", score.precision, score.recall);
  EXPECT_GE(score.precision, 0.97);
  EXPECT_GE(score.recall, 0.90);
}

}  // namespace
}  // namespace tanxun
