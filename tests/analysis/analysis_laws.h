// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "tanxun/analyzer.h"
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

// Terms are those of the units, put into a map and counted.
inline std::string BrokenCountLaw(const std::vector<Unit>& units, const std::string& prefix) {
  std::map<std::string, std::uint32_t> counts;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::vector<std::string> terms =
        TermsOfUnit(units[i], i + 1 < units.size() ? &units[i + 1] : nullptr);
    TANXUN_KEEPS(!terms.empty());
    for (const std::string& term : terms) ++counts[prefix + term];
  }
  auto next = counts.begin();
  for (const TermCount& term : MakeTerms(units, prefix)) {
    TANXUN_KEEPS(next != counts.end());
    TANXUN_KEEPS(next->first == term.term);
    TANXUN_KEEPS(next->second == term.count);
    ++next;
  }
  TANXUN_KEEPS(next == counts.end());
  return "";
}

// Kinds and texts without places.
inline std::string KindsAndTexts(const std::vector<Unit>& units) {
  std::string line;
  for (const Unit& unit : units) line += std::string(Name(unit.kind)) + ' ' + unit.text + '|';
  return line;
}

// Whether folding takes what the units were cut by: a joiner of pictures goes, and a comma of full
// width, which groups no digits, becomes one that does.
inline bool FoldingHidesJoints(std::string_view text, const FoldedText& folded) {
  if (text.find("\u200d") != std::string_view::npos) return true;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (folded.text[i] == ',' && text[folded.origin[i]] != ',') return true;
  }
  return false;
}

// All that holds for any bytes: the laws above; a second run gives the same; stages fit together;
// the folded text has the units of the text.
inline std::string BrokenAnalysisLaw(std::string_view text) {
  const std::vector<Unit> units = SplitUnits(text);
  TANXUN_KEEPS_LAW(BrokenUnitLaw(text, units), "units");
  TANXUN_KEEPS_LAW(BrokenTermLaw(units), "terms");
  for (const char* prefix : {"", "S", "XSTA"}) {
    TANXUN_KEEPS_LAW(BrokenCountLaw(units, prefix), prefix);
  }
  const Analysis analysis = Analyze(text);
  TANXUN_KEEPS(Describe(analysis) == Describe(Analyze(text)));
  TANXUN_KEEPS(KindsAndTexts(analysis.units) == KindsAndTexts(units));
  TANXUN_KEEPS(analysis.unit_terms.size() == units.size());
  const FoldedText folded = FoldWithOrigin(text);
  TANXUN_KEEPS(analysis.folded == folded.text);
  TANXUN_KEEPS(Fold(analysis.normalized) == folded.text);
  TANXUN_KEEPS(FoldingHidesJoints(text, folded) ||
               KindsAndTexts(SplitUnits(folded.text)) == KindsAndTexts(units));
  return "";
}

}  // namespace tanxun
