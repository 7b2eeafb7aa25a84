// SPDX-License-Identifier: GPL-2.0-or-later
// The list of attribute concepts (corpus/lexicon/attributes.tsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

enum class ValueType {
  kText,
  kDate,
  kNumber,
  kMoney,
  kPercent,
  kQuantity,
  kPerson,
  kPlace,
  kOrganization,
  kTicker,
  kUrl
};

struct AttributeConcept {
  std::string id;  // "market_cap"
  ValueType type = ValueType::kText;
  bool is_list = false;            // Values are lists: competitors, products.
  bool moves = false;              // Values change with time: market cap, price, employees.
  std::vector<std::string> names;  // As in the file, English then Chinese.
};

const std::vector<AttributeConcept>& AttributeConcepts();
const AttributeConcept* FindConcept(std::string_view id);
// The names of one concept, without reading the others: for a search, which needs no more.
std::vector<std::string> NamesOfConcept(std::string_view id);

std::string_view Name(ValueType type);

}  // namespace tanxun
