// SPDX-License-Identifier: GPL-2.0-or-later
// Latin words that are the sound of a name: tongyi qianwen, tyqw.
#pragma once

#include <xapian.h>

#include <optional>
#include <vector>

#include "query/search/index_reader.h"

namespace tanxun {

struct PinyinQuery {
  std::vector<NameReading> readings;
  Xapian::Query found;     // Passages that are called so or state the name.
  bool is_whole = false;   // All that was typed is one sound.
  bool is_chance = false;  // By initials: an English word may be those of a name.
};

// Of all the words together, or else of some of them side by side. Whole names only: in full of two
// syllables at least, or by four initials at least; three are enough for a query of nothing else
// that finds nothing else, which `finds_more` says.
std::optional<PinyinQuery> ReadAsPinyin(const IndexReader& reader, const std::vector<Unit>& words,
                                        bool finds_more);

}  // namespace tanxun
