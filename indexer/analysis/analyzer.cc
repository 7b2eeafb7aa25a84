// SPDX-License-Identifier: GPL-2.0-or-later
#include "tanxun/analyzer.h"

#include "indexer/analysis/terms.h"
#include "indexer/analysis/units.h"
#include "indexer/text/fold.h"

namespace tanxun {
namespace {

// One line whatever the text holds.
std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\r') {
      line += "\\r";
    } else {
      line += c;
    }
  }
  return line;
}

}  // namespace

Analysis Analyze(std::string_view text) {
  FoldedText folded = FoldWithOrigin(text);
  Analysis analysis;
  analysis.normalized = Normalize(text);
  analysis.units = SplitFolded(text, folded);
  for (std::size_t i = 0; i < analysis.units.size(); ++i) {
    const Unit* next = i + 1 < analysis.units.size() ? &analysis.units[i + 1] : nullptr;
    analysis.unit_terms.push_back(TermsOfUnit(analysis.units[i], next));
  }
  analysis.terms = MakeTerms(analysis.units, "");
  analysis.folded = std::move(folded.text);
  return analysis;
}

std::string_view Name(UnitKind kind) {
  switch (kind) {
    case UnitKind::kHan:
      return "han";
    case UnitKind::kWord:
      return "word";
    case UnitKind::kNumber:
      return "number";
    case UnitKind::kCode:
      return "code";
    case UnitKind::kEmoji:
      return "emoji";
  }
  return "unknown";
}

std::string Describe(const Unit& unit) {
  std::string line(Name(unit.kind));
  line += ' ';
  line += unit.text;
  line += '[' + std::to_string(unit.begin) + ',' + std::to_string(unit.end) + ')';
  return line;
}

// "folded <TAB> units <TAB> terms", a term's count after '*' where it is over one.
std::string Describe(const Analysis& analysis) {
  std::string line = OneLine(analysis.folded);
  line += '\t';
  for (std::size_t i = 0; i < analysis.units.size(); ++i) {
    if (i > 0) line += ' ';
    line += Describe(analysis.units[i]);
  }
  line += '\t';
  for (std::size_t i = 0; i < analysis.terms.size(); ++i) {
    if (i > 0) line += ' ';
    line += analysis.terms[i].term;
    if (analysis.terms[i].count > 1) line += '*' + std::to_string(analysis.terms[i].count);
  }
  return line;
}

}  // namespace tanxun
