// SPDX-License-Identifier: GPL-2.0-or-later
// Words around listings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// Capitals that stand where a code could and are none: US, IPO, CEO. Folded.
bool IsCommonCapitals(std::string_view folded);

// The names of the concept "ticker" that say what follows is a code: stock code, 股票代码.
const std::vector<std::string>& CodeWords();

// The same as TokenizeListing() cuts them: those that begin with a token, longest first.
const std::vector<std::vector<std::string>>& CodeWordsFrom(const std::string& first_token);

}  // namespace tanxun
