// SPDX-License-Identifier: GPL-2.0-or-later
// What a question says, as the search through a table needs it: its words under all their
// spellings, and which of them name what is asked for.
#pragma once

#include <bitset>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/analysis/features.h"
#include "query/answer/direction.h"
#include "query/answer/intent.h"

namespace tanxun {

// A word, or two Han characters side by side.
struct TableTerm {
  std::vector<std::string> keys;  // Any of them in a cell's words is this term.
  std::vector<std::string>
      roots;  // The same for headers, where "directed" is as good as "director".
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 1;
  bool optional = false;  // Part of a frame (*上*期): its absence counts nothing.
  bool in_focus = false;  // Of the phrase that is asked for: "which *club* scored", *金额*是多少.
};

// What kind of value answers.
enum class CellKind { kAny, kDate, kNumber, kPercent, kMeasure, kPerson, kPlace, kName };

struct TableQuestion {
  const Intent* intent = nullptr;
  Direction direction;
  CellKind kind = CellKind::kAny;
  std::vector<TableTerm> terms;
  std::set<std::string> concepts;  // Ids of the attributes that it names.
  Features keys;                   // Of all terms.
  Features roots;                  // The same for headers.
  std::bitset<256> beginnings;     // First bytes of both.
  bool asks_whose = false;         // "whose father is Ed": the father is known, not asked for.
  bool total_is_filler = false;    // "the total number of medals": no column Total is asked for.
  bool asks_total = false;         // total, sum, 合计: a table's last row may be meant.
};

TableQuestion ReadForTables(const Intent& intent);

// The words of a cell, with what stands for words of one meaning (corpus/lexicon/header_words.tsv).
Features WordsOfCell(std::string_view text);
// The same of a header, with the roots of its words.
Features RootsOf(std::string_view text);
// Of these, those that may be words of the question.
Features RootsAsked(const TableQuestion& question, std::string_view text);

// Whether the terms that are explained (one a term) cover all of the question but its frame: a pair
// of Han characters that joins two explained words is explained.
bool CoverAll(const TableQuestion& question, const std::vector<bool>& explained);

bool IsIn(const std::vector<std::string>& keys, const Features& words);

std::string Describe(const TableQuestion& question);

}  // namespace tanxun
