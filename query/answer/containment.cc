// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/containment.h"

#include <algorithm>
#include <set>

#include "indexer/analysis/features.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "query/answer/list_facts.h"
#include "query/answer/reconcile.h"

namespace tanxun {
namespace {

constexpr double kConfidence = 0.6;  // That who lists a place also holds it.
constexpr std::size_t kMaxContainers = 50;
enum Word : std::uint32_t { kPlaceWord, kJoiningWord };

const PhraseSet& Words() {
  static const PhraseSet kSet = [] {
    PhraseSet set;
    for (const auto& row : TsvRows(LexiconFile("containment.tsv"))) {
      const std::uint32_t value = row[0] == "place" ? kPlaceWord : kJoiningWord;
      for (std::size_t column = 1; column < row.size(); ++column) {
        for (std::string_view word : TsvEntries(row[column])) set.Add(word, value);
      }
    }
    return set;
  }();
  return kSet;
}

// What the question says besides the name and its frame.
struct Asked {
  bool names_place = false;          // "which state", 哪些省.
  std::vector<std::uint32_t> other;  // Units that the table's header must explain.
};

Asked Read(const Intent& intent) {
  Asked asked;
  const std::vector<Unit>& units = intent.units;
  for (std::uint32_t i = 0; i < units.size();) {
    if (intent.roles[i] == Role::kEntity) {
      ++i;
      continue;
    }
    const auto word = Words().LongestAt(units, i);
    if (word.unit_count > 0) {
      // The first word of place is what is asked for, another one the kind of what is listed.
      if (word.value == kPlaceWord && asked.names_place) asked.other.push_back(i);
      asked.names_place = asked.names_place || word.value == kPlaceWord;
    } else if (intent.roles[i] != Role::kFrame && !intent.soft[i]) {
      asked.other.push_back(i);
    }
    i += std::max<std::uint32_t>(1, word.unit_count);
  }
  return asked;
}

bool ListsPlaces(const Fact& key_cell) {
  const AttributeConcept* meaning = FindConcept(key_cell.concept_id);
  return meaning != nullptr && meaning->type == ValueType::kPlace;
}

}  // namespace

bool AnswerContainer(const Intent& intent, const FactRows& rows, AskResult& result) {
  if (intent.entities.size() != 1 || intent.negated) return false;
  const Asked asked = Read(intent);
  if (!asked.names_place && intent.type != AnswerType::kPlace) return false;
  const std::vector<std::string>& names = intent.entities.front().known.keys;
  Answer answer;
  std::set<std::string> seen;
  for (const std::vector<Fact>& row : rows) {
    for (const Fact& cell : row) {
      if (seen.size() >= kMaxContainers || !IsKeyCell(cell, row) || !ListsPlaces(cell)) continue;
      if (std::find(names.begin(), names.end(), NameKey(cell.value)) == names.end()) continue;
      const Features header = FeaturesOf(cell.attribute);
      const bool meant = std::all_of(asked.other.begin(), asked.other.end(), [&](std::uint32_t at) {
        return Explains(header, intent.units, at);
      });
      if (!meant) continue;
      if (seen.empty()) {
        answer = MakeAnswer(cell);
        answer.items.clear();
      } else {
        answer.sources.push_back(cell.where);
      }
      if (seen.insert(NameKey(cell.subject)).second) answer.items.push_back(cell.subject);
    }
  }
  if (seen.empty()) return false;
  answer.value.clear();
  for (const std::string& item : answer.items)
    answer.value += (answer.value.empty() ? "" : ", ") + item;
  if (answer.items.size() == 1) answer.items.clear();
  answer.confidence = kConfidence;
  result.answers.insert(result.answers.begin(), std::move(answer));
  result.state = AnswerState::kPossible;
  return true;
}

}  // namespace tanxun
