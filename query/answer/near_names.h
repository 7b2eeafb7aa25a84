// SPDX-License-Identifier: GPL-2.0-or-later
// Names that a question may mean where nothing is called what it says: Alibba, or "Mercury" where
// the notes have Mercury (planet).
#pragma once

#include <string>

#include "indexer/schema/names.h"
#include "query/answer/intent.h"

namespace tanxun {

// Key of the one name that is nearest to `key`: one edit away (two from eight letters on), Latin
// script only, digits never changed; empty if none or two entities are equally near.
std::string NearestName(const NameTable& names, const std::string& key);

// Key of the one entity that is called `key` with something in brackets behind it; empty if none or
// several.
std::string BracketedName(const NameTable& names, const std::string& key);

// `exact`, and where that knows nobody a guess, for stretches of words that `intent` could not
// place.
NameLookup LookupNear(const NameTable& names, const Intent& intent, const NameLookup& exact);

}  // namespace tanxun
