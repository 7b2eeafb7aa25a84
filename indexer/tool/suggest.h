// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// The candidate a mistyped word most likely meant (Damerau-Levenshtein distance of at most a third
// of its length, at least one; or the only one it begins), or empty.
std::string Nearest(std::string_view word, const std::vector<std::string>& candidates);

// "; did you mean NAME?" or empty.
std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace tanxun
