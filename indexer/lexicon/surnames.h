// SPDX-License-Identifier: GPL-2.0-or-later
// Chinese people's names by their form (corpus/lexicon/surnames.tsv).
#pragma once

#include <string_view>

namespace tanxun {

// Whether three Han characters read like a person's name while the Latin name beside them reads
// neither like that person's nor sounds like it: NVIDIA and 黄仁勋, but not Jensen Huang and
// 黄仁勋, nor Daimler and 戴姆勒.
bool IsPersonBeside(std::string_view han, std::string_view latin);

}  // namespace tanxun
