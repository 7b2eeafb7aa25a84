// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

std::vector<std::vector<std::string_view>> TsvRows(std::string_view text) {
  std::vector<std::vector<std::string_view>> rows;
  for (std::string_view line : Split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') rows.push_back(Split(line, '\t'));
  }
  return rows;
}

std::vector<std::string_view> TsvEntries(std::string_view cell) {
  if (cell.empty() || cell == "-") return {};
  return Split(cell, '|');
}

}  // namespace tanxun
