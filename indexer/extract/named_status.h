// SPDX-License-Identifier: GPL-2.0-or-later
// A status beside a bare name, without a mark or a word for status: "Quorvex: tight",
// 魁沃斯已断供。
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/extract/status_line.h"

namespace tanxun {

// The status of a line that is nothing but a name and a strong word for how it is supplied, and
// since or until when. Before a colon any capitalised word is a name; in a sentence only
// codes, several capitalised words, Han names and the `known` names, which the note links or bears.
std::optional<StatusLine> ReadNamedStatus(std::string_view line,
                                          const std::vector<std::string_view>& known);

}  // namespace tanxun
