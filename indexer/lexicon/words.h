// SPDX-License-Identifier: GPL-2.0-or-later
// Small closed word lists of both languages, read from corpus/lexicon/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tanxun/knowledge.h"

namespace tanxun {

// Where a text denies: cut off from, no longer, cannot, 无法, 禁止 (negation.tsv).
bool IsNegative(std::string_view text);

// Headers that name no attribute: Metric, Value, 指标, 数值 (generic_headers.tsv). key: of the
// first column; value: of the second.
bool IsGenericKeyHeader(std::string_view header);
bool IsGenericValueHeader(std::string_view header);

// Headers of columns that only count the rows (#, Rank, 序号), and labels of rows that sum up the
// others (Total, 合计).
bool IsIndexHeader(std::string_view header);
bool IsTotalLabel(std::string_view label);

// Labels of a pasted briefing card (card_labels.tsv) and words of its page (interface_words.tsv).
bool IsCardLabel(std::string_view line);
bool IsInterfaceWords(std::string_view line);

// "Updated", "As of", 更新于 and the like at the start of a stamp (stamp_words.tsv).
bool BeginsWithStampWord(std::string_view text);

}  // namespace tanxun
