// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/list_facts.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace tanxun {

bool IsKeyCell(const Fact& fact, const std::vector<Fact>& row) {
  return fact.form == FactForm::kTableCell &&
         std::any_of(row.begin(), row.end(), [&](const Fact& other) {
           return &other != &fact && fact.value.starts_with(other.subject);
         });
}

bool IsList(const std::vector<Fact>& row) {
  return row.size() > 1 &&
         (row.front().form == FactForm::kLeadList || row.front().form == FactForm::kAccessList);
}

Fact JoinItems(const std::vector<const Fact*>& items) {
  Fact list = *items.front();
  list.items.clear();
  list.value.clear();
  list.where.quote.clear();
  for (const Fact* item : items) {
    if (!list.value.empty()) list.value += ", ";
    list.value += item->value;
    list.items.push_back(item->value);
    if (!list.where.quote.empty()) list.where.quote += '\n';
    if (list.where.quote.size() < 400) list.where.quote += item->where.quote;
    list.where.lines.last = std::max(list.where.lines.last, item->where.lines.last);
    list.where.span.end = std::max(list.where.span.end, item->where.span.end);
  }
  while (list.where.quote.ends_with('\n')) list.where.quote.pop_back();
  return list;
}

std::vector<Fact> ListsOf(const FactRows& rows) {
  std::vector<Fact> lists;
  std::map<std::tuple<std::string, std::string, std::string, std::vector<std::string>>,
           std::vector<const Fact*>>
      columns;
  for (const std::vector<Fact>& row : rows) {
    const bool list = !row.empty() && (row.front().form == FactForm::kLeadList ||
                                       row.front().form == FactForm::kAccessList);
    if (list && row.size() > 1) {
      std::vector<const Fact*> items;
      for (const Fact& fact : row) items.push_back(&fact);
      lists.push_back(JoinItems(items));
    }
    for (const Fact& fact : row) {
      if (!IsKeyCell(fact, row)) continue;
      columns[{fact.where.path, fact.where.record, fact.attribute, fact.where.headings}].push_back(
          &fact);
    }
  }
  for (auto& [place, items] : columns) {
    if (items.empty()) continue;
    std::sort(items.begin(), items.end(),
              [](const Fact* a, const Fact* b) { return a->where.lines < b->where.lines; });
    lists.push_back(JoinItems(items));
  }
  return lists;
}

}  // namespace tanxun
