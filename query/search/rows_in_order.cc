// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/rows_in_order.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/schema/fact_chunks.h"
#include "indexer/schema/fields.h"

namespace tanxun {
namespace {

std::string OrderOf(const FactRow& row, std::string_view collection) {
  const Location& where = row.front().where;
  return OrderKey(where.path, where.span.begin, where.record, collection);
}

}  // namespace

bool RowsInOrder::Add(const std::string& order, std::string_view record) {
  if (rows_.size() >= limit_ && (limit_ == 0 || rows_[limit_ - 1].first < order)) return false;
  std::optional<FactRows> chunk = DecodeChunk(record);
  if (!chunk || chunk->empty()) throw Xapian::DatabaseCorruptError("a fact record is damaged");
  // Of one chunk all orders end alike.
  const std::string collection =
      order.substr(std::min(order.size(), OrderOf(chunk->front(), {}).size()));
  const auto had = static_cast<std::ptrdiff_t>(rows_.size());
  for (FactRow& row : *chunk) {
    if (!having_.Has(row, terms_)) continue;
    std::string row_order = OrderOf(row, collection);
    rows_.emplace_back(std::move(row_order), std::move(row));
  }
  // Chunks overlap only where two sources have one path.
  const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
  const auto middle = rows_.begin() + had;
  if (had > 0 && middle != rows_.end() && less(*middle, *(middle - 1))) {
    std::inplace_merge(rows_.begin(), middle, rows_.end(), less);
  }
  return true;
}

FactRows RowsInOrder::Take() && {
  FactRows rows;
  rows.reserve(std::min(rows_.size(), limit_));
  for (auto& [order, row] : rows_) {
    if (rows.size() == limit_) break;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tanxun
