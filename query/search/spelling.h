// SPDX-License-Identifier: GPL-2.0-or-later
// What somebody meant who typed a word that no passage has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "query/search/index_reader.h"

namespace tanxun {

// Damerau-Levenshtein distance without second edits of what was transposed (optimal string
// alignment), in characters; `most` + 1 where it is more than `most`.
std::size_t EditDistance(std::u32string_view a, std::u32string_view b, std::size_t most);

// The index's word nearest to `word` (folded, letters only): one edit from words of 5 characters
// on, two from 8 on; of equally near ones the most frequent, then the first by code point. None for
// shorter words or where nothing is near. A stem is named by its most frequent word. Looks at the
// words with the same first letter (at most 50,000), and at those that differ in the first alone.
std::optional<std::string> NearestWord(const IndexReader& reader, std::string_view word);

// The code points of valid UTF-8.
std::u32string Characters(std::string_view utf8);

}  // namespace tanxun
