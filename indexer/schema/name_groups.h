// SPDX-License-Identifier: GPL-2.0-or-later
// From statements to groups of names: who is one.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/schema/name_statements.h"

namespace tanxun {

// Disjoint sets of numbers; the smallest leads, so that the order of statements does not show.
class Groups {
 public:
  explicit Groups(std::size_t size);
  std::size_t Find(std::size_t i);
  void Unite(std::size_t a, std::size_t b);

 private:
  std::vector<std::size_t> parent_;
};

// Gives every name its owners, after WeighStatements(). Notes that name each other are one. Every
// other name belongs to the nearest notes that state it, level by level: a name two notes claim is
// both's and joins nothing. The list's rows come last: a row joins the group that has its names and
// says nothing else of them; what notes have claimed stays theirs. What the user rejects is never
// one: where a chain still joins the two, its weakest link is cut, until none does.
void AssignOwners(Statements& stated);

}  // namespace tanxun
