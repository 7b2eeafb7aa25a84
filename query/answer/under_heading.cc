// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/under_heading.h"

#include <algorithm>
#include <string>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/text/utf8.h"
#include "query/answer/reconcile.h"

namespace tanxun {
namespace {

constexpr double kConfidence = 0.6;

bool IsWithin(const std::string& key, const std::string& whole) {
  return !key.empty() &&
         (" " + whole + " ").find(HasHan(key) ? key : " " + key + " ") != std::string::npos;
}

// The heading and the label account for all that the question says.
bool IsAsked(const Intent& intent, const std::string& question, const Fact& fact) {
  if (fact.form != FactForm::kLabelLine || fact.where.headings.empty()) return false;
  const std::string& heading = fact.where.headings.back();
  if (ConceptOfLabel(heading) != nullptr || !IsWithin(NameKey(heading), question)) return false;
  Features there = FeaturesOf(heading);
  const std::size_t of_heading = there.size();
  AddFeatures(fact.attribute, there);
  bool attribute = false;
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    if (intent.roles[i] == Role::kFrame) continue;
    const int which = intent.concept_of[i];
    const bool same =
        which >= 0 && intent.concepts[static_cast<std::size_t>(which)]->id == fact.concept_id;
    if (!same && !Explains(there, intent.units, i)) return false;
    attribute = attribute || same;
  }
  return attribute || (there.size() > of_heading && IsWithin(NameKey(fact.attribute), question));
}

}  // namespace

bool NamesHeading(const Intent& intent, const StoredPassage& passage) {
  const std::vector<std::string>& headings = passage.passage.headings;
  return !headings.empty() && IsWithin(NameKey(headings.back()), NameKey(intent.question));
}

std::vector<Answer> AnswersUnderHeading(const Intent& intent, const FactRows& rows,
                                        std::size_t limit) {
  const std::string question = NameKey(intent.question);
  std::vector<Answer> answers;
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& fact : row) {
      if (answers.size() >= limit || !IsAsked(intent, question, fact)) continue;
      answers.push_back(MakeAnswer(fact));
      answers.back().confidence = kConfidence / static_cast<double>(answers.size());
    }
  }
  return answers;
}

}  // namespace tanxun
