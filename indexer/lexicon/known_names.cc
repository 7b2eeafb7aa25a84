// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/known_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

std::vector<ListedName> ReadListedNames() {
  std::vector<ListedName> known;
  for (const auto& row : TsvRows(LexiconFile(kListedNameFiles[0]))) {
    if (row.size() >= 2) known.push_back({"company", TsvEntries(row[0]), TsvEntries(row[1])});
  }
  for (const auto& row : TsvRows(LexiconFile(kListedNameFiles[1]))) {
    if (row.size() >= 2) known.push_back({row[0], TsvEntries(row[1]), {}});
  }
  for (const auto& row : TsvRows(LexiconFile(kListedNameFiles[2]))) {
    known.push_back({"place", TsvEntries(row[0]), {}});
  }
  return known;
}

}  // namespace

std::string Describe(const ListedName& known) {
  std::string text = fmt::format("{}: {}", known.kind, fmt::join(known.names, ", "));
  if (!known.listings.empty()) text += fmt::format(" ({})", fmt::join(known.listings, ", "));
  return text;
}

const std::vector<ListedName>& ListedNames() {
  static const std::vector<ListedName> kKnown = ReadListedNames();
  return kKnown;
}

}  // namespace tanxun
