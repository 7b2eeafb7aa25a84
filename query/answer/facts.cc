// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::Facts: the facts themselves, by entity and attribute.
#include <algorithm>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/schema/fields.h"
#include "query/answer/candidates.h"
#include "query/search/searcher_state.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

constexpr int kMaxFacts = 1'000'000;

std::vector<std::string> AttributeTerms(const std::string& attribute) {
  if (const AttributeConcept* meaning = ConceptOfLabel(attribute); meaning != nullptr) {
    return {FactTerm(kFactConceptPrefix, meaning->id)};
  }
  return {FactTerm(kFactLabelPrefix, NameKey(attribute)), FactTerm(kFactConceptPrefix, attribute)};
}

bool IsAsked(const Fact& fact, const KnownName* entity, const std::string& attribute) {
  if (entity != nullptr) {
    const std::string key = NameKey(fact.subject);
    if (std::find(entity->keys.begin(), entity->keys.end(), key) == entity->keys.end())
      return false;
  }
  if (attribute.empty()) return true;
  const AttributeConcept* meaning = ConceptOfLabel(attribute);
  return (meaning != nullptr && fact.concept_id == meaning->id) || fact.concept_id == attribute ||
         NameKey(fact.attribute) == NameKey(attribute);
}

}  // namespace

Result<std::vector<Fact>> Searcher::Facts(const FactRequest& request) const {
  if (request.limit < 0 || request.limit > kMaxFacts) {
    return Error{ErrorCode::kBadArgument, "limit must be 0 to 1000000"};
  }
  std::vector<Fact> facts;
  TANXUN_TRY(state_->Run([&](const IndexReader& index) -> Result<void> {
    facts.clear();
    std::optional<KnownName> entity;
    std::vector<std::string> subjects;
    if (!request.entity.empty()) {
      entity = LookupIn(index)(NameKey(request.entity));
      if (!entity.has_value()) return {};
      for (const std::string& key : entity->keys)
        subjects.push_back(FactTerm(kFactSubjectPrefix, key));
    } else {
      subjects.emplace_back(kFactTerm);
    }
    const std::vector<std::string> attributes = request.attribute.empty()
                                                    ? std::vector<std::string>{""}
                                                    : AttributeTerms(request.attribute);
    const FactScope scope{request.filters.globs, {}};
    for (const std::string& subject : subjects) {
      for (const std::string& attribute : attributes) {
        std::vector<std::string> terms = {subject};
        if (!attribute.empty()) terms.push_back(attribute);
        for (const std::vector<Fact>& row : index.FactsWith(terms, kMaxFacts)) {
          for (const Fact& fact : row) {
            if (scope.Admits(fact) &&
                IsAsked(fact, entity ? &*entity : nullptr, request.attribute)) {
              facts.push_back(fact);
            }
          }
        }
      }
    }
    return {};
  }));
  const auto place = [](const Fact& f) {
    return std::tie(f.where.path, f.where.record, f.where.span, f.attribute, f.value, f.subject);
  };
  std::sort(facts.begin(), facts.end(),
            [&](const Fact& a, const Fact& b) { return place(a) < place(b); });
  facts.erase(std::unique(facts.begin(), facts.end(),
                          [&](const Fact& a, const Fact& b) { return place(a) == place(b); }),
              facts.end());
  if (facts.size() > static_cast<std::size_t>(request.limit))
    facts.resize(static_cast<std::size_t>(request.limit));
  return facts;
}

}  // namespace tanxun
