// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "query/answer/candidates.h"

namespace tanxun {

// Whether a fact is its row's key cell: the row's other facts are about it.
bool IsKeyCell(const Fact& fact, const std::vector<Fact>& row);

// Whether a row is the items under one lead-in.
bool IsList(const std::vector<Fact>& row);

// The lists among rows, each as one fact with items: items under a lead-in, and tables' key
// columns.
std::vector<Fact> ListsOf(const FactRows& rows);

// One fact for items of one list, in order.
Fact JoinItems(const std::vector<const Fact*>& items);

}  // namespace tanxun
