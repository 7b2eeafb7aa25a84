// SPDX-License-Identifier: GPL-2.0-or-later
// Other ways to say what a query says: the other names of what it names, other regions' words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/search/atoms.h"
#include "query/search/index_reader.h"
#include "query/search/word_query.h"

namespace tanxun {

// Adds to `words`, which has the atoms of its units: `atoms_of_unit`. content: what was typed,
// without question words. A way that no passage has is left out.
void AddOtherWays(const IndexReader& reader, const std::string& content, const AtomRules& rules,
                  const std::vector<std::vector<std::size_t>>& atoms_of_unit, WordQuery& words);

// Of what the typed words are worth.
inline constexpr double kAliasShare = 0.8;
inline constexpr double kRegionShare = 0.9;

}  // namespace tanxun
