// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/attributes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"

namespace tanxun {
namespace {

constexpr std::array<std::pair<ValueType, std::string_view>, 11> kTypeNames = {{
    {ValueType::kText, "text"},
    {ValueType::kDate, "date"},
    {ValueType::kNumber, "number"},
    {ValueType::kMoney, "money"},
    {ValueType::kPercent, "percent"},
    {ValueType::kQuantity, "quantity"},
    {ValueType::kPerson, "person"},
    {ValueType::kPlace, "place"},
    {ValueType::kOrganization, "organization"},
    {ValueType::kTicker, "ticker"},
    {ValueType::kUrl, "url"},
}};

ValueType TypeOfName(std::string_view name) {
  for (const auto& [type, type_name] : kTypeNames) {
    if (type_name == name) return type;
  }
  return ValueType::kText;
}

bool HasFlag(std::string_view flags, std::string_view flag) {
  for (std::size_t begin = 0; begin <= flags.size();) {
    const std::size_t end = std::min(flags.find(',', begin), flags.size());
    if (flags.substr(begin, end - begin) == flag) return true;
    begin = end + 1;
  }
  return false;
}

struct ConceptList {
  std::vector<AttributeConcept> all;
  std::unordered_map<std::string, std::uint32_t> by_id;
};

AttributeConcept ConceptOfRow(const std::vector<std::string_view>& row) {
  AttributeConcept read;
  read.id = std::string(row[0]);
  read.type = TypeOfName(row[1]);
  read.is_list = HasFlag(row[2], "list");
  read.moves = HasFlag(row[2], "moves");
  for (const std::size_t cell : {3, 4}) {
    for (std::string_view name : TsvEntries(row[cell])) read.names.emplace_back(name);
  }
  return read;
}

const ConceptList& List() {
  static const ConceptList kList = [] {
    ConceptList list;
    for (const auto& row : TsvRows(LexiconFile("attributes.tsv"))) {
      if (row.size() < 5) continue;
      list.all.push_back(ConceptOfRow(row));
      list.by_id.emplace(list.all.back().id, static_cast<std::uint32_t>(list.all.size() - 1));
    }
    return list;
  }();
  return kList;
}

}  // namespace

const std::vector<AttributeConcept>& AttributeConcepts() { return List().all; }

const AttributeConcept* FindConcept(std::string_view id) {
  const ConceptList& list = List();
  const auto found = list.by_id.find(std::string(id));
  return found == list.by_id.end() ? nullptr : &list.all[found->second];
}

std::vector<std::string> NamesOfConcept(std::string_view id) {
  for (const auto& row : TsvRows(LexiconFile("attributes.tsv"))) {
    if (row.size() >= 5 && row[0] == id) return ConceptOfRow(row).names;
  }
  return {};
}

std::string_view Name(ValueType type) {
  for (const auto& [known, name] : kTypeNames) {
    if (known == type) return name;
  }
  return "text";
}

}  // namespace tanxun
