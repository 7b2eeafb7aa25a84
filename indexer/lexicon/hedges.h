// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace tanxun {

// Whether a statement is denied, hedged, planned or past by what stands before its value, up to the
// words that state it: no longer, may, reportedly, was headquartered, 并非, 传闻 (hedges.tsv).
bool IsHedgedBefore(std::string_view text);

// … by what stands behind its value: "until 2009, when it moved", 后迁至.
bool IsHedgedAfter(std::string_view text);

// … by how the words right before it end: 原(总部位于), 拟(成立于).
bool EndsHedged(std::string_view text);

// Whether the text brings in somebody else and names them: 其子公司云帆 (not: 是…的子公司).
bool TurnsToAnother(std::string_view text);

}  // namespace tanxun
