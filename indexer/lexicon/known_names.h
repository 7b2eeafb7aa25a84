// SPDX-License-Identifier: GPL-2.0-or-later
// The names that everybody's notes share, in both languages: listed companies, organizations,
// products, models, chips, technologies and places.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace tanxun {

// Under corpus/lexicon/.
inline constexpr auto kListedNameFiles =
    std::to_array<std::string_view>({"companies.tsv", "known_names.tsv", "places.tsv"});

// One thing under its names. The views are into the data built into the library.
struct ListedName {
  std::string_view kind;  // company, organization, product, model, chip, technology or place.
  std::vector<std::string_view> names;     // The commonest first; no other row has one of them.
  std::vector<std::string_view> listings;  // "HKEX:9988", as Describe(Ticker) writes; no other's.
};
std::string Describe(const ListedName& known);  // "company: Acme, 艾克米 (NYSE:ACME)"

// All rows, in the order of the files; read at the first call.
const std::vector<ListedName>& ListedNames();

}  // namespace tanxun
