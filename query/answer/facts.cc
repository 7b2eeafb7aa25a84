// SPDX-License-Identifier: GPL-2.0-or-later
// Searcher::Facts: the facts themselves, by entity and attribute.
#include <algorithm>
#include <functional>
#include <tuple>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/schema/fields.h"
#include "query/answer/candidates.h"
#include "query/search/searcher_state.h"
#include "tanxun/searcher.h"

namespace tanxun {
namespace {

constexpr int kMaxFacts = 1'000'000;
constexpr std::size_t kMoreRows = 8;  // Times the rows that were read and did not suffice.

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

// The wanted facts of the rows with the terms, at least the first `limit`: no more rows are read
// than that takes.
void AddFirst(const IndexReader& index, const std::vector<std::string>& terms, std::size_t limit,
              const std::function<bool(const Fact&)>& is_wanted, std::vector<Fact>& facts) {
  for (std::size_t most = std::max<std::size_t>(limit, 1);; most *= kMoreRows) {
    const FactRows rows = index.FactsWith(terms, most);
    std::vector<const Fact*> wanted;
    for (const std::vector<Fact>& row : rows) {
      for (const Fact& fact : row) {
        if (is_wanted(fact)) wanted.push_back(&fact);
      }
    }
    if (rows.size() == most && wanted.size() < limit) continue;
    for (const Fact* fact : wanted) facts.push_back(*fact);
    return;
  }
}

}  // namespace

Result<std::vector<Fact>> Searcher::Facts(const FactRequest& request) const {
  if (request.limit < 0 || request.limit > kMaxFacts) {
    return Error{ErrorCode::kBadArgument, "limit must be 0 to 1000000"};
  }
  std::vector<Fact> facts;
  TANXUN_TRY(state_->Run(request.limits, [&](const IndexReader& index) -> Result<void> {
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
        const auto is_wanted = [&](const Fact& fact) {
          return scope.Admits(fact) &&
                 IsAsked(fact, entity ? &*entity : nullptr, request.attribute);
        };
        AddFirst(index, terms, static_cast<std::size_t>(request.limit), is_wanted, facts);
      }
    }
    return {};
  }));
  const auto place = [](const Fact& f) {
    return std::tie(f.where.path, f.where.span, f.where.record, f.attribute, f.value, f.subject);
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
