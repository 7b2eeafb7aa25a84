// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a text may hold a phrase, from its folded bytes: most candidates of a phrase of frequent
// words do not, and cutting a text into steps costs far more.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "query/search/phrase_query.h"

namespace tanxun {

// Bytes [begin, end) of a folded text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where to look first; nothing only if HasPhrase() is false for the text. folded: Fold(text).
std::optional<Stretch> WherePhraseMayBe(std::string_view folded, const PhraseRequest& request);

}  // namespace tanxun
