// SPDX-License-Identifier: GPL-2.0-or-later
// The list of known names beside what the sources state.
#pragma once

#include "indexer/schema/name_statements.h"

namespace tanxun {

// Each row's names become one group's, the one that has some of them already; a row without any is
// a group of its own. A group that says something else of a row's name (Apple = 苹果树, another
// listing) keeps it, and the row's group only claims it.
void JoinListedRows(Statements& stated);

}  // namespace tanxun
