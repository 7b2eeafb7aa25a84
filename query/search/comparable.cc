// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/comparable.h"

#include "indexer/analysis/forms.h"

namespace tanxun {
namespace {

void AddStep(const Unit& unit, std::string text, Stems stems, std::vector<Step>& steps) {
  Step step{std::move(text), {}, unit.kind, false, unit.begin, unit.end};
  if (unit.kind == UnitKind::kHan) {
    if (stems == Stems::kAll) step.stem = step.text;
    step.touches =
        !steps.empty() && steps.back().kind == UnitKind::kHan && steps.back().end == unit.begin;
  } else if (stems == Stems::kAll) {
    const FormTerms terms = TermsOfForm(step.text);
    step.stem = terms.stem.empty() ? terms.exact : terms.stem;
  }
  steps.push_back(std::move(step));
}

}  // namespace

std::vector<Step> StepsOf(const std::vector<Unit>& units, Stems stems) {
  std::vector<Step> steps;
  steps.reserve(units.size());
  for (const Unit& unit : units) {
    if (unit.kind != UnitKind::kCode) {
      AddStep(unit, unit.text, stems, steps);
      continue;
    }
    bool has_parts = false;
    for (const Form& form : FormsOf(unit)) {
      if (form.role != FormRole::kPart) continue;
      AddStep(unit, form.text, stems, steps);
      has_parts = true;
    }
    if (!has_parts) AddStep(unit, unit.text, stems, steps);
  }
  return steps;
}

bool StandsAt(const std::vector<Step>& text, std::size_t at, const std::vector<Step>& needle) {
  if (needle.empty() || needle.size() > text.size() - at) return false;
  for (std::size_t i = 0; i < needle.size(); ++i) {
    if (text[at + i].text != needle[i].text) return false;
  }
  return true;
}

bool Contains(const std::vector<Step>& text, const std::vector<Step>& needle) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (StandsAt(text, at, needle)) return true;
  }
  return false;
}

}  // namespace tanxun
