// SPDX-License-Identifier: GPL-2.0-or-later
// What labels mean: attribute concepts with their names in both languages
// (corpus/lexicon/attributes.tsv).
#pragma once

#include <cstdint>
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

// The concept whose name is the whole of `label` after folding ("Market Cap", "市值"), or nullptr.
const AttributeConcept* ConceptOfLabel(std::string_view label);

// Concept names found inside a longer text, longest first where they overlap; units are those of
// SplitUnits(text).
struct ConceptMatch {
  const AttributeConcept* meaning = nullptr;
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
};
std::vector<ConceptMatch> FindConcepts(std::string_view text);

std::string_view Name(ValueType type);

}  // namespace tanxun
