// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// The rows of a data file: cells between tabs; comment lines (#) and empty lines left out.
std::vector<std::vector<std::string_view>> TsvRows(std::string_view text);

// The entries of one cell: "a|b|c". An empty cell or "-" has none.
std::vector<std::string_view> TsvEntries(std::string_view cell);

}  // namespace tanxun
