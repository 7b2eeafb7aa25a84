// SPDX-License-Identifier: GPL-2.0-or-later
// Small closed word lists of both languages, read from corpus/lexicon/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// The level that a text's first status emoji, or else its strongest status word, states
// (status.tsv).
std::optional<StatusLevel> StatusOf(std::string_view text);
// Only a mark or word that is the whole of `text`: "red", "🔴", "紧张".
std::optional<StatusLevel> ParseStatus(std::string_view text);

// Where a text denies: cut off from, no longer, cannot, 无法, 禁止 (negation.tsv).
bool IsNegative(std::string_view text);

// Headers that name no attribute: Metric, Value, 指标, 数值 (generic_headers.tsv). key: of the
// first column; value: of the second.
bool IsGenericKeyHeader(std::string_view header);
bool IsGenericValueHeader(std::string_view header);

// Labels of a pasted briefing card (card_labels.tsv) and words of its page (interface_words.tsv).
bool IsCardLabel(std::string_view line);
bool IsInterfaceWords(std::string_view line);

// "Updated", "As of", 更新于 and the like at the start of a stamp (stamp_words.tsv).
bool BeginsWithStampWord(std::string_view text);

}  // namespace tanxun
