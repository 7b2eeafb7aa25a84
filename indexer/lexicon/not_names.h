// SPDX-License-Identifier: GPL-2.0-or-later
// What a name is not (corpus/lexicon/not_names.tsv).
#pragma once

#include <cstdint>
#include <string_view>

namespace tanxun {

// Whether a text names nothing where a name may stand, in brackets or as a link's label: (limited),
// (独家), (主要客户), an exchange, an attribute, a clause.
bool NamesNothing(std::string_view text);

// Made of nothing but words for kinds: 先进封装, AI芯片.
bool IsKind(std::string_view text);

// Han words for a kind with more before them than names have: 微波回传|网络, 电竞滑鼠|感测器.
bool DescribesKind(std::string_view han);

// A word before a Latin name that is no part of it: The, In, CEO, supplier.
bool IsLeadWord(std::string_view word);

// A Han word that only leads up to a name: 正式, 旗下.
bool IsLeadIn(std::string_view word);

// Bytes at the front of a run of Han characters that only lead up to the name at its end:
// 公司向|摩尔线程, 子公司|天鹅. follows_name: the run comes right behind another name, so that a
// single joint leads up as well: …）和|力成.
std::uint32_t LeadLength(std::string_view run, bool follows_name);

}  // namespace tanxun
