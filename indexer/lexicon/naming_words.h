// SPDX-License-Identifier: GPL-2.0-or-later
// Words that say that another name follows: formerly, also known as, 简称, 又名
// (corpus/lexicon/naming.tsv).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tanxun {

// Bytes of the naming words that a bracket's content begins with: "formerly |Acme Memory"; 0 if
// with none.
std::uint32_t NamingWordsLength(std::string_view bracket);

// Naming words in running text, in order, disjoint, the longest at each place.
struct NamingWords {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool after_comma = false;  // They name only behind a comma: formerly.
};
std::vector<NamingWords> FindNamingWords(std::string_view text);

}  // namespace tanxun
