// SPDX-License-Identifier: GPL-2.0-or-later
// Short forms made of letters: High Bandwidth Memory and HBM, 高带宽内存 and HBM.
#pragma once

#include <cstdint>
#include <string_view>

namespace tanxun {

// Whether each letter of `shorter` begins a word of `longer`, or is a capital inside one, in order,
// and every word but small ones (of, and) is counted: chip-on-wafer-on-substrate is CoWoS.
bool AreInitials(std::string_view shorter, std::string_view longer);

// Where the words that `shorter` stands for begin in the text that ends at `end`; `end` if none do.
std::uint32_t InitialsBegin(std::string_view text, std::uint32_t end, std::string_view shorter);

// Capitals that may stand for a phrase of Han words: long enough for two characters a letter or
// so. 高带宽内存 and HBM may, 存储 and HBM, 处理芯片 and GPU may not.
bool MayAbbreviate(std::string_view capitals, std::string_view han);

}  // namespace tanxun
