// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/analysis/features.h"

#include "indexer/analysis/forms.h"
#include "indexer/analysis/terms.h"

namespace tanxun {
namespace {

std::string FeatureOf(const Form& form) {
  const FormTerms terms = TermsOfForm(form.text);
  return terms.stem.empty() ? terms.exact.substr(1) : terms.stem.substr(1);
}

bool IsLoneHan(const std::vector<Unit>& units, std::size_t at) {
  const bool left = at > 0 && Touch(units[at - 1], units[at]);
  const bool right = at + 1 < units.size() && Touch(units[at], units[at + 1]);
  return !left && !right;
}

}  // namespace

bool Touch(const Unit& left, const Unit& right) {
  return left.kind == UnitKind::kHan && right.kind == UnitKind::kHan && left.end == right.begin;
}

Features FeaturesOf(const std::vector<Unit>& units) {
  Features features;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].kind != UnitKind::kHan) {
      for (const Form& form : FormsOf(units[i])) features.insert(FeatureOf(form));
    } else if (IsLoneHan(units, i)) {
      features.insert(units[i].text);
    } else if (i + 1 < units.size() && Touch(units[i], units[i + 1])) {
      features.insert(units[i].text + units[i + 1].text);
    }
  }
  return features;
}

Features FeaturesOf(std::string_view text) { return FeaturesOf(SplitUnits(text)); }

void AddFeatures(std::string_view text, Features& features) {
  features.merge(FeaturesOf(SplitUnits(text)));
}

Features LettersOf(const std::vector<Unit>& units) {
  Features letters = FeaturesOf(units);
  for (const Unit& unit : units) {
    if (unit.kind == UnitKind::kHan) letters.insert(unit.text);
  }
  return letters;
}

bool Explains(const Features& features, const std::vector<Unit>& units, std::uint32_t at) {
  const Unit& unit = units[at];
  if (unit.kind != UnitKind::kHan) {
    for (const Form& form : FormsOf(unit)) {
      if (features.contains(FeatureOf(form))) return true;
    }
    return false;
  }
  if (at > 0 && Touch(units[at - 1], unit) && features.contains(units[at - 1].text + unit.text))
    return true;
  if (at + 1 < units.size() && Touch(unit, units[at + 1]) &&
      features.contains(unit.text + units[at + 1].text)) {
    return true;
  }
  return features.contains(unit.text);
}

double Covered(const Features& part, const Features& whole) {
  if (part.empty()) return 0.0;
  std::size_t shared = 0;
  for (const std::string& feature : part) shared += whole.contains(feature) ? 1 : 0;
  return static_cast<double>(shared) / static_cast<double>(part.size());
}

}  // namespace tanxun
