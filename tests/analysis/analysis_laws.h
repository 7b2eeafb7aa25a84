// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/text/utf8.h"
#include "tests/law.h"

namespace tanxun {

// Units ascend, are disjoint, lie in the text and are whole characters.
inline std::string BrokenUnitLaw(std::string_view text, const std::vector<Unit>& units) {
  std::uint32_t last = 0;
  for (const Unit& unit : units) {
    TANXUN_KEEPS(last <= unit.begin);
    TANXUN_KEEPS(unit.begin <= unit.end);
    TANXUN_KEEPS(unit.end <= text.size());
    TANXUN_KEEPS(!unit.text.empty());
    TANXUN_KEEPS(FloorBoundary(text, unit.begin) == unit.begin);
    TANXUN_KEEPS(FloorBoundary(text, unit.end) == unit.end);
    last = unit.end;
  }
  return "";
}

// Terms are sorted and short enough to be stored, and each term of the query is a term of the index
// (law 2).
inline std::string BrokenTermLaw(const std::vector<Unit>& units) {
  std::set<std::string> known;
  for (const TermCount& term : MakeTerms(units, "")) {
    TANXUN_KEEPS(!term.term.empty() && term.term.size() <= 245);
    TANXUN_KEEPS(term.count > 0);
    TANXUN_KEEPS(known.empty() || *known.rbegin() < term.term);
    known.insert(term.term);
  }
  std::set<std::string> seen;
  for (const QueryTerm& term : MakeQueryTerms(units)) {
    TANXUN_KEEPS(seen.insert(term.term).second);
    TANXUN_KEEPS(term.weight > 0.0 && term.weight <= 1.0);
    if (term.term.ends_with('*')) {
      const std::string start = term.term.substr(0, term.term.size() - 1);
      const auto found = known.lower_bound(start);
      TANXUN_KEEPS(found != known.end() && found->starts_with(start));
    } else {
      TANXUN_KEEPS(known.contains(term.term));
    }
  }
  TANXUN_KEEPS(known.empty() == units.empty());
  return "";
}

}  // namespace tanxun
