// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/evidence.h"

#include <algorithm>

#include "indexer/text/sentences.h"
#include "indexer/text/utf8.h"
#include "query/answer/features.h"
#include "query/search/get_lines.h"

namespace tanxun {
namespace {

constexpr double kSentenceConfidence = 0.45;
constexpr std::size_t kAnchorBytes = 48;

bool HasConcept(const Intent& intent, std::string_view sentence) {
  const std::vector<ConceptMatch> found = FindConcepts(sentence);
  return std::all_of(
      intent.concepts.begin(), intent.concepts.end(), [&](const AttributeConcept* asked) {
        return std::any_of(found.begin(), found.end(),
                           [&](const ConceptMatch& match) { return match.meaning == asked; });
      });
}

bool NamesEntity(const EntityMention& entity, const Features& sentence) {
  return std::any_of(entity.known.keys.begin(), entity.known.keys.end(),
                     [&](const std::string& key) {
                       const bool number = key.find_first_not_of("0123456789 ") ==
                                           std::string::npos;  // A listing's code is any number.
                       return !number && Covered(FeaturesOf(key), sentence) >= 0.99;
                     });
}

// Every entity, attribute and content word of the question is in the sentence, under one of its
// names.
bool AccountsForAll(const Intent& intent, std::string_view sentence) {
  const Features features = FeaturesOf(sentence);
  for (const EntityMention& entity : intent.entities) {
    if (!NamesEntity(entity, features)) return false;
  }
  bool asks = !intent.concepts.empty();
  for (std::uint32_t i = 0; i < intent.units.size(); ++i) {
    if (intent.roles[i] != Role::kContent && intent.roles[i] != Role::kDate) continue;
    asks = true;
    if (!Explains(features, intent.units, i)) return false;
  }
  return asks && HasConcept(intent, sentence);
}

// The line of the source where the sentence begins.
std::uint32_t LineOf(const IndexReader& index, const Hit& hit, std::string_view sentence) {
  const std::string path = hit.record.empty() ? hit.path : hit.path + "#" + hit.record;
  const auto excerpt = GetLines(index, path, hit.lines);
  if (!excerpt.ok()) return hit.lines.first;
  const std::size_t anchor = FloorBoundary(sentence, std::min(kAnchorBytes, sentence.size()));
  const std::size_t at = excerpt->text.find(sentence.substr(0, anchor));
  if (at == std::string::npos) return hit.lines.first;
  const auto breaks = std::count(excerpt->text.begin(),
                                 excerpt->text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return std::min(hit.lines.last, hit.lines.first + static_cast<std::uint32_t>(breaks));
}

Answer Quote(const IndexReader& index, const Intent& intent, const Hit& hit,
             std::string_view sentence) {
  Answer answer;
  if (!intent.entities.empty()) answer.subject = intent.entities.front().known.name;
  answer.attribute = intent.attribute;
  answer.value = sentence;
  answer.confidence = kSentenceConfidence;
  Location where;
  where.path = hit.path;
  where.record = hit.record;
  const std::uint32_t line = LineOf(index, hit, sentence);
  where.lines = {line, line};
  where.quote = sentence;
  where.headings = hit.headings;
  answer.sources.push_back(std::move(where));
  return answer;
}

}  // namespace

std::vector<Answer> SentencesAnswering(const IndexReader& index, const Intent& intent,
                                       const std::vector<Hit>& hits, std::size_t limit) {
  std::vector<Answer> answers;
  if (intent.entities.empty()) return answers;
  for (const Hit& hit : hits) {
    for (const Sentence& place : SplitSentences(hit.snippet)) {
      if (answers.size() >= limit) return answers;
      const std::string_view sentence =
          std::string_view(hit.snippet).substr(place.begin, place.end - place.begin);
      if (AccountsForAll(intent, sentence)) answers.push_back(Quote(index, intent, hit, sentence));
    }
  }
  return answers;
}

}  // namespace tanxun
