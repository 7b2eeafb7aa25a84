// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tool/safe_explanation.h"

#include <string>
#include <vector>

#include "indexer/tool/safe_text.h"

namespace tanxun {
namespace {

void MakeSafe(std::string& text) { text = SafeText(text, Layout::kField); }

void MakeSafe(std::vector<std::string>& texts) {
  for (std::string& text : texts) MakeSafe(text);
}

void MakeSafe(QueryPart& part) {
  MakeSafe(part.text);
  for (QueryPart& child : part.parts) MakeSafe(child);
}

void MakeSafe(ScoredPassage& passage) {
  MakeSafe(passage.path);
  MakeSafe(passage.record);
}

}  // namespace

Explanation SafeExplanation(Explanation explanation) {
  MakeSafe(explanation.query);
  MakeSafe(explanation.tree);
  for (std::vector<Unit>& units : explanation.units) {
    for (Unit& unit : units) MakeSafe(unit.text);
  }
  for (ExplainedTerm& term : explanation.terms) MakeSafe(term.term);
  for (std::vector<std::string>& names : explanation.synonyms) MakeSafe(names);
  for (ExplainedFilter& filter : explanation.filters) MakeSafe(filter.values);
  MakeSafe(explanation.matcher_query);
  MakeSafe(explanation.warnings);
  for (ScoredPassage& hit : explanation.hits) MakeSafe(hit);
  return explanation;
}

Reason SafeReason(Reason reason) {
  MakeSafe(reason.passage);
  for (Condition& condition : reason.conditions) {
    MakeSafe(condition.parts);
    MakeSafe(condition.present);
    MakeSafe(condition.missing);
  }
  if (reason.other) MakeSafe(*reason.other);
  return reason;
}

}  // namespace tanxun
