// SPDX-License-Identifier: GPL-2.0-or-later
// Matched words in text that is not the snippet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/tool/text_layout.h"

namespace tanxun {

// The line made safe, in runs: where one of `words` stands as a whole it has the paint of a match,
// the longest word first. ASCII capitals do not matter; Han need no border.
std::vector<Run> MarkMatches(std::string_view line, const std::vector<std::string>& words);

}  // namespace tanxun
