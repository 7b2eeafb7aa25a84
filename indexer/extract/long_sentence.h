// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tanxun {

// Where the pieces of a text end that has no sentences to cut it at, the text's own end last; each
// piece has at most `longest` bytes. A cut falls behind a clause mark (，；、,;), else behind a
// blank, else between two units, best in the second half of what a piece may have; between two Han
// that touch only where there is nothing else, and inside a unit only where that one alone is
// longer.
std::vector<std::uint32_t> PieceEnds(std::string_view text, std::size_t longest);

}  // namespace tanxun
