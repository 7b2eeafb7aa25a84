// SPDX-License-Identifier: GPL-2.0-or-later
// What one line of a pasted briefing card looks like. All take a line without blanks at its ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tanxun {

// A label of the lexicon or the name of an attribute ("Key Product", "Revenue (2024)", 瓶颈状态).
bool IsKnownLabel(std::string_view line);
// Whether the attribute that a known label names has one value, not a list.
bool TakesOneValue(std::string_view label);
// Ends with a word that names what is measured: "Cleanroom Area", 展会类别.
bool EndsLikeLabel(std::string_view line);
// Could be a label none of our lists knows: few words, no sentence, no list.
bool IsLabelShaped(std::string_view line);

// "Label: value", "标签：值", "Label<tab>value", "Label:". Positions in the line.
struct InlineLabel {
  std::size_t label_end = 0;
  std::size_t value_begin = 0;  // The line's size if there is no value.
};
std::optional<InlineLabel> FindInlineLabel(std::string_view line);

// Words of the page: "Full briefing▼ Expand".
bool IsNoise(std::string_view line);
// "Critical path — raw silicon to deployment", 关键路径 — 从硅到部署.
bool IsPathHeading(std::string_view line);
// Several sentences or one of many words.
bool IsProse(std::string_view line);

// "MEMORY (HBM)": Latin capitals only.
bool IsCapitals(std::string_view line);
bool HasLatinLowerCase(std::string_view line);
bool EndsWithMarker(std::string_view line);  // ▲
// Digits, a list, money: more a value than a name.
bool IsValueLike(std::string_view line);
// A list of things: two or more between commas, not "Amazon.com, Inc."
bool IsListLike(std::string_view line);
bool HasDigitOutsideBrackets(std::string_view line);

}  // namespace tanxun
