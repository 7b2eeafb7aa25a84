// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/concepts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "indexer/analysis/name_key.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/text_table.h"
#include "indexer/text/utf8.h"

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

// The name with its last word in the other number, "competitor" and "competitors"; empty where that
// would be no English word.
std::string OtherNumber(std::string_view name) {
  constexpr std::size_t kShortest = 4;  // "ceos" is one, "hqs" is none.
  if (name.size() < kShortest - 1) return {};
  const char last = name.back();
  if (last < 'a' || last > 'z') return {};
  if (last != 's') return std::string(name) + 's';
  if (name.size() < kShortest || name[name.size() - 2] == 's') return {};
  return std::string(name.substr(0, name.size() - 1));
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

// The first word of a key, or its first Han character: where a reader of a text may begin to look.
std::string_view FirstOf(std::string_view key) {
  if (key.empty() || static_cast<unsigned char>(key.front()) < 0x80)
    return key.substr(0, key.find(' '));
  return key.substr(0, CodePointAt(key, 0).length);
}

// By number of the concept in the list.
struct NameTable {
  TextTable by_key;   // NameKey.
  TextTable longest;  // By FirstOf(key): bytes of the longest key that begins so.

  void Add(std::string_view key, std::uint32_t meaning) {
    if (key.empty() || !by_key.Add(key, meaning)) return;
    longest.Raise(FirstOf(key), static_cast<std::uint32_t>(key.size()));
  }

  // Exact names go first: a grammatical variant never takes the place of a listed name.
  explicit NameTable(const std::vector<AttributeConcept>& all) {
    std::vector<std::pair<std::string, std::uint32_t>> variants;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      for (const std::string& name : all[i].names) {
        const std::string key = NameKey(name);
        Add(key, i);
        if (std::string other = OtherNumber(key); !other.empty())
          variants.emplace_back(std::move(other), i);
      }
    }
    for (const auto& [key, meaning] : variants) Add(key, meaning);
  }

  // The longest name that begins at units[first]; no units if none does.
  ConceptMatch LongestAt(const std::vector<Unit>& units, std::uint32_t first) const;
};

// Apart from the list, as a search needs none of it. Never destroyed: freeing it would only hold up
// the end of a program.
const NameTable& Names() {
  static const NameTable& table = *new NameTable(List().all);
  return table;
}

ConceptMatch NameTable::LongestAt(const std::vector<Unit>& units, std::uint32_t first) const {
  ConceptMatch match{.meaning = nullptr, .first_unit = first, .unit_count = 0};
  GrowingNameKey key;
  std::optional<std::uint32_t> most;
  for (std::uint32_t at = first; at < units.size(); ++at) {
    key.Add(units[at]);
    if (!most && !(most = longest.Find(FirstOf(key.text())))) break;
    if (key.text().size() > *most) break;
    if (const auto meaning = by_key.Find(key.text())) {
      match.meaning = &List().all[*meaning];
      match.unit_count = at + 1 - first;
    }
  }
  return match;
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

const AttributeConcept* ConceptOfLabel(std::string_view label) {
  constexpr std::size_t kLongestLabel = 200;
  constexpr std::string_view kOptionalPlural = " s";  // "Competitor(s)"
  if (label.size() > kLongestLabel) return nullptr;
  const NameTable& table = Names();
  const std::string key = NameKey(label);
  auto found = table.by_key.Find(key);
  if (!found && key.ends_with(kOptionalPlural)) {
    found = table.by_key.Find(std::string_view(key).substr(0, key.size() - kOptionalPlural.size()));
  }
  return found ? &List().all[*found] : nullptr;
}

std::vector<ConceptMatch> FindConcepts(std::string_view text) {
  const NameTable& table = Names();
  const std::vector<Unit> units = SplitUnits(text);
  std::vector<ConceptMatch> found;
  for (std::uint32_t at = 0; at < units.size();) {
    const ConceptMatch match = table.LongestAt(units, at);
    if (match.unit_count > 0) found.push_back(match);
    at += std::max<std::uint32_t>(match.unit_count, 1);
  }
  return found;
}

std::string_view Name(ValueType type) {
  for (const auto& [known, name] : kTypeNames) {
    if (known == type) return name;
  }
  return "text";
}

}  // namespace tanxun
