// SPDX-License-Identifier: GPL-2.0-or-later
// Facts that fit, put side by side: one answer, a series, a conflict, possibilities, or nothing.
#pragma once

#include <vector>

#include "query/answer/match.h"
#include "tanxun/searcher.h"

namespace tanxun {

// Fills state, answers and confidence. Candidates: best first. Never chooses between values that
// differ.
void Reconcile(const Intent& intent, const std::vector<FactMatch>& candidates,
               const NameLookup& lookup, std::size_t limit, AskResult& result);

// `lookup` tells names of one entity: Acme and 艾克米 are the same value. Equal values under one
// head, each with all its sources: newest as-of first, undated last.
std::vector<Answer> GroupEqual(const std::vector<const Fact*>& facts, const NameLookup& lookup);

// Newest first; a date that is only the file's counts as none.
bool IsNewer(const AsOf& a, const AsOf& b);

Answer MakeAnswer(const Fact& fact);

}  // namespace tanxun
