// SPDX-License-Identifier: GPL-2.0-or-later
// One line, cell or heading with a status: the level, whose it is, and the text beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/label_line.h"
#include "tanxun/knowledge.h"

namespace tanxun {

struct StatusLine {
  StatusLevel level = StatusLevel::kNone;
  std::string subject;  // As the line names it; empty if it does not.
  std::string reason;
  bool only_defines = false;  // A mark and its own word: a legend says no more.
  bool in_sentence = false;   // The mark stands in running text, about whom it is uncertain.
};

// Whether a text can be the name of what has a status: short, no sentence, no date, no status.
bool CanBeNamed(std::string_view text);

// The line without what is struck through; of the same length.
std::string WithoutStruck(const RichText& text, LineBytes line);

// A value without its mark at byte [begin, end) and what joins it to the rest.
std::string ReasonBeside(std::string_view value, std::uint32_t begin, std::uint32_t end);

// A line with a mark and whose it is:
//   HBM3E: 🟡 tight    🔴 ABF film — sold out    Foundry 🔴    HBM 🔴 | CPO 🟢
// Empty where it explains the marks or another scale. is_title: a heading or a cell of a key
// column, which is nothing but a name and a mark.
std::vector<StatusLine> ReadMarkedLine(std::string_view line, bool is_title);

// A line without a mark below a heading that speaks of status: "HBM3E: tight", "HBM3E — tight".
std::optional<StatusLine> ReadListedStatus(std::string_view line);

// A list item that says by itself that supply is meant, and whose: "HBM3E supply is tight".
std::optional<StatusLine> ReadSupplyItem(std::string_view line);

}  // namespace tanxun
