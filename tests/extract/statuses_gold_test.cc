// SPDX-License-Identifier: GPL-2.0-or-later
// tests/gold/statuses.tsv: what a reader would say of statuses in short notes, against what is
// extracted. A row: kind of context, the file's name, its text (\n = a new line), then "none" or
// LEVEL@SUBJECT[@SINCE] parted by " ; ", "-" for a status whose subject the note does not say.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "tests/extract/extract_test.h"

namespace tanxun {
namespace {

struct GoldStatuses {
  std::string file;
  std::string text;
  std::vector<std::string> expected;  // Sorted.
};

std::vector<std::string> SplitAt(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + separator.size()) {
    end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
  }
  return parts;
}

std::string WithNewLines(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos; ++at) {
    text.replace(at, 2, "\n");
  }
  return text;
}

std::vector<GoldStatuses> LoadGold() {
  std::ifstream file(TANXUN_SOURCE_DIR "/tests/gold/statuses.tsv");
  std::vector<GoldStatuses> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const auto fields = SplitAt(line, "\t");
    GoldStatuses row{fields.at(1), WithNewLines(fields.at(2)), {}};
    if (fields.at(3) != "none") row.expected = SplitAt(fields.at(3), " ; ");
    std::sort(row.expected.begin(), row.expected.end());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> StatusesOf(const GoldStatuses& row) {
  std::vector<std::string> found;
  for (const StatusMention& status : Extract(row.text, row.file).statuses) {
    std::string text =
        fmt::format("{}@{}", Name(status.level), status.subject.empty() ? "-" : status.subject);
    if (status.since.known()) text += "@" + Describe(status.since);
    found.push_back(std::move(text));
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> Minus(const std::vector<std::string>& all,
                               const std::vector<std::string>& without) {
  std::vector<std::string> rest;
  std::set_difference(all.begin(), all.end(), without.begin(), without.end(),
                      std::back_inserter(rest));
  return rest;
}

// A status counts as right only with its level, its subject and its since-date.
TEST(StatusesGold, AreReadAsAReaderWould) {
  std::size_t expected = 0, found = 0, right = 0;
  std::string misses;
  const auto rows = LoadGold();
  ASSERT_GE(rows.size(), 205u);
  for (const GoldStatuses& row : rows) {
    const auto statuses = StatusesOf(row);
    const auto missed = Minus(row.expected, statuses);
    const auto wrong = Minus(statuses, row.expected);
    expected += row.expected.size();
    found += statuses.size();
    right += statuses.size() - wrong.size();
    for (const auto& status : missed) misses += fmt::format("{}: misses {}\n", row.file, status);
    for (const auto& status : wrong) misses += fmt::format("{}: says {}\n", row.file, status);
  }
  const double precision = static_cast<double>(right) / static_cast<double>(found);
  const double recall = static_cast<double>(right) / static_cast<double>(expected);
  const std::string figures = fmt::format("precision {:.3f} ({} of {}), recall {:.3f} ({} of {})\n",
                                          precision, right, found, recall, right, expected);
  RecordProperty("figures", figures);
  EXPECT_TRUE(precision >= 0.95 && recall >= 0.90) << figures << misses;
}

}  // namespace
}  // namespace tanxun
