// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/status_mark.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

using Mark = std::pair<std::string_view, StatusLevel>;

const std::vector<Mark>& Marks() {
  static const std::vector<Mark> kMarks = [] {
    std::vector<Mark> marks;
    for (const auto& row : TsvRows(LexiconFile("status.tsv"))) {
      if (row.size() < 2) continue;
      const StatusLevel level = StatusLevelNamed(row[0]);
      if (level == StatusLevel::kNone) continue;
      for (std::string_view emoji : TsvEntries(row[1])) marks.emplace_back(emoji, level);
    }
    return marks;
  }();
  return kMarks;
}

// A look for the marks' first bytes: most texts have none of them.
bool MayHoldMark(std::string_view text) {
  static const std::string kFirstBytes = [] {
    std::string bytes;
    for (const Mark& mark : Marks()) {
      if (bytes.find(mark.first[0]) == std::string::npos) bytes += mark.first[0];
    }
    return bytes;
  }();
  return std::any_of(kFirstBytes.begin(), kFirstBytes.end(),
                     [&](char c) { return text.find(c) != std::string_view::npos; });
}

}  // namespace

std::string_view Name(StatusLevel level) {
  switch (level) {
    case StatusLevel::kNone:
      return "";
    case StatusLevel::kUnknown:
      return "unknown";
    case StatusLevel::kGreen:
      return "green";
    case StatusLevel::kYellow:
      return "yellow";
    case StatusLevel::kOrange:
      return "orange";
    case StatusLevel::kRed:
      return "red";
  }
  return "";
}

StatusLevel StatusLevelNamed(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, StatusLevel>, 5> kLevels = {{
      {"unknown", StatusLevel::kUnknown},
      {"green", StatusLevel::kGreen},
      {"yellow", StatusLevel::kYellow},
      {"orange", StatusLevel::kOrange},
      {"red", StatusLevel::kRed},
  }};
  for (const auto& [known, level] : kLevels) {
    if (known == name) return level;
  }
  return StatusLevel::kNone;
}

std::optional<StatusLevel> StatusMarkOf(std::string_view text) {
  if (!MayHoldMark(text)) return std::nullopt;
  std::optional<StatusLevel> level;
  std::size_t best = std::string_view::npos;
  for (const auto& [emoji, meaning] : Marks()) {
    const std::size_t at = text.find(emoji);
    if (at < best) {
      best = at;
      level = meaning;
    }
  }
  return level;
}

}  // namespace tanxun
