// SPDX-License-Identifier: GPL-2.0-or-later
// What a text says of supply: marks, and the words of both languages (corpus/lexicon/status.tsv).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/lexicon/status_labels.h"
#include "tanxun/knowledge.h"

namespace tanxun {

struct StatusReading {
  StatusLevel level = StatusLevel::kNone;
  bool marked = false;      // A mark says it.
  std::uint32_t begin = 0;  // Bytes of the mark, or of the first word that speaks of it.
  std::uint32_t end = 0;
};

// The level that a value under a label of that kind states now: a mark, or else its words. Of "from
// red to yellow", 🔴 → 🟡 and 由红转黄 the last one; nothing that was before, is expected
// or is denied; of several things said at once the tightest. Several marks or three levels side by
// side are a scale, and state none.
std::optional<StatusReading> ReadStatus(std::string_view value, StatusLabelKind label);

// A sentence that says by itself that supply is meant: "HBM3E supply is tight", 产能吃紧. Words
// only.
std::optional<StatusReading> ReadSupplySentence(std::string_view text);

// The level of a text that says in one clause that something is tight, short or sold out, in words
// that mean it anywhere: no colours, nothing that eases.
std::optional<StatusReading> ReadShortage(std::string_view text);

// What stands before byte `at` without the words that join it to what follows: "HBM3E supply is "
// -> "HBM3E".
std::string_view NameBeforeStatus(std::string_view text, std::uint32_t at);

// ReadStatus() as under a label of supply: its level alone.
std::optional<StatusLevel> StatusOf(std::string_view text);

// Only a mark or word that is the whole of `text`: "red", "🔴", "紧张".
std::optional<StatusLevel> ParseStatus(std::string_view text);

}  // namespace tanxun
