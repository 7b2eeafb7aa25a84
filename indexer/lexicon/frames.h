// SPDX-License-Identifier: GPL-2.0-or-later
// The phrases of a question that ask and do not describe (corpus/lexicon/frames.tsv).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"

namespace tanxun {

struct Frame {
  std::vector<std::string> units;  // Folded.
  std::string answer_type;         // "date", "number", "money", "person", "place", "list", "yesno",
                                   // "definition" or "any".
};
const std::vector<Frame>& Frames();

struct FrameMatch {
  std::string_view answer_type;  // Lives as long as the program.
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
};

// The frames in a question, in order, disjoint: leftmost first, of these the longest.
std::vector<FrameMatch> FindFrames(const std::vector<Unit>& units);

}  // namespace tanxun
