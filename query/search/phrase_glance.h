// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a text may hold a phrase, from its folded bytes: most candidates of a phrase of frequent
// words do not, and cutting a text into steps costs far more.
#pragma once

#include <string_view>

#include "query/search/phrase_query.h"

namespace tanxun {

// False only if HasPhrase() is false for the text. folded: Fold(text).
bool MayHavePhrase(std::string_view folded, const PhraseRequest& request);

}  // namespace tanxun
