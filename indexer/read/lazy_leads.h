// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "tanxun/source.h"

namespace tanxun {

// People write the next lead-in right below a list, without a blank line:
//   - additive E100
//   **Not allowed:**
//   - additive E123
// CommonMark reads that line as a lazy continuation of the item above; it is cut off into a
// paragraph of its own. A line is cut where it is not indented in the source and leads in: it ends
// with a colon, or is bold as a whole, or is in 【brackets】.
std::vector<Block> CutLazyLeads(std::vector<Block> blocks, std::string_view text,
                                const std::vector<std::uint64_t>& line_starts);

}  // namespace tanxun
