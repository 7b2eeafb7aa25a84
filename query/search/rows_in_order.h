// SPDX-License-Identifier: GPL-2.0-or-later
// From chunks of facts to the rows that were asked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema/fact_terms.h"

namespace tanxun {

// The first `limit` rows that have all the terms, by kSlotOrder's order as if each row were a
// document.
class RowsInOrder {
 public:
  RowsInOrder(const std::vector<std::string>& terms, std::size_t limit)
      : terms_(terms), limit_(limit) {}

  // Chunks come by their kSlotOrder, which is that of their first row; false once no later chunk
  // can hold a row that is wanted. Throws Xapian::DatabaseCorruptError where the record is damaged.
  bool Add(const std::string& order, std::string_view record);
  FactRows Take() &&;

 private:
  const std::vector<std::string>& terms_;
  std::size_t limit_;
  FactTerms having_;
  std::vector<std::pair<std::string, FactRow>> rows_;  // With the order of each, ascending.
};

}  // namespace tanxun
