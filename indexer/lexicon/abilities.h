// SPDX-License-Identifier: GPL-2.0-or-later
// What somebody can or cannot do (corpus/lexicon/abilities.tsv): polarity is part of such a
// statement.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tanxun/analyzer.h"
#include "tanxun/knowledge.h"

namespace tanxun {

struct AbilityMatch {
  std::string ability;  // "access", "make", "export"
  Polarity polarity = Polarity::kPositive;
  std::uint32_t first_unit = 0;  // The modal, or the whole phrase that says it without a verb.
  std::uint32_t last_unit = 0;   // Past the verb; the object, if any, follows.
  std::uint32_t verb_unit = 0;   // Where the verb begins; == last_unit without one.
  std::uint32_t modal_end = 0;   // Past the modal.
};

// The statements in a text, in order. gap: units allowed between modal and verb, as in a question
// ("can X access").
std::vector<AbilityMatch> FindAbilities(const std::vector<Unit>& units, std::uint32_t gap);

// False if FindAbilities() finds nothing in the units of a text; `folded` is Fold(text).
bool MayStateAbility(std::string_view folded);

}  // namespace tanxun
