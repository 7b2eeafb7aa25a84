// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/explanation_json.h"

#include <utility>
#include <vector>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

JsonValue ToJson(const QueryPart& part) {
  JsonValue parts = JsonValue::array();
  for (const QueryPart& child : part.parts) parts.push_back(ToJson(child));
  return JsonValue{{"kind", part.kind},
                   {"text", part.text},
                   {"passages", part.passages ? JsonValue(*part.passages) : JsonValue(nullptr)},
                   {"parts", std::move(parts)}};
}

JsonValue ToJson(const ScoredPassage& passage) {
  JsonValue parts = JsonValue::object();
  for (const ScorePart& part : passage.parts) parts.Set(part.name, part.value);
  const bool is_hit = passage.rank > 0;
  return JsonValue{{"path", NameText(passage.path)},
                   {"record", OrNull(passage.record)},
                   {"line_start", passage.lines.first},
                   {"line_end", passage.lines.last},
                   {"rank", is_hit ? JsonValue(passage.rank) : JsonValue(nullptr)},
                   {"score", is_hit ? JsonValue(passage.score) : JsonValue(nullptr)},
                   {"score_parts", std::move(parts)}};
}

JsonValue UnitLists(const std::vector<std::vector<Unit>>& pieces) {
  JsonValue lists = JsonValue::array();
  for (const std::vector<Unit>& units : pieces) {
    JsonValue list = JsonValue::array();
    for (const Unit& unit : units) {
      list.push_back(JsonValue{{"kind", Name(unit.kind)}, {"text", unit.text}});
    }
    lists.push_back(list);
  }
  return lists;
}

JsonValue ToJson(const Condition& condition) {
  return JsonValue{{"role", Name(condition.role)}, {"parts", condition.parts},
                   {"met", condition.is_met},      {"elsewhere", condition.elsewhere},
                   {"present", condition.present}, {"missing", condition.missing}};
}

}  // namespace

JsonValue ToJson(const Explanation& explanation) {
  JsonValue terms = JsonValue::array();
  for (const ExplainedTerm& term : explanation.terms) {
    terms.push_back(JsonValue{{"term", term.term},
                              {"weight", term.weight},
                              {"passages", term.passages},
                              {"titles", term.titles}});
  }
  JsonValue filters = JsonValue::array();
  for (const ExplainedFilter& filter : explanation.filters) {
    filters.push_back(
        JsonValue{{"flag", filter.flag}, {"values", filter.values}, {"passages", filter.passages}});
  }
  JsonValue hits = JsonValue::array();
  for (const ScoredPassage& hit : explanation.hits) hits.push_back(ToJson(hit));
  return JsonValue{{"tree", ToJson(explanation.tree)}, {"units", UnitLists(explanation.units)},
                   {"terms", std::move(terms)},        {"synonyms", explanation.synonyms},
                   {"filters", std::move(filters)},    {"matcher_query", explanation.matcher_query},
                   {"warnings", explanation.warnings}, {"total", explanation.total},
                   {"hits", std::move(hits)}};
}

JsonValue ToJson(const Reason& reason) {
  JsonValue conditions = JsonValue::array();
  for (const Condition& condition : reason.conditions) conditions.push_back(ToJson(condition));
  return JsonValue{{"presence", Name(reason.presence)},
                   {"passage", ToJson(reason.passage)},
                   {"conditions", std::move(conditions)},
                   {"total", reason.total},
                   {"before", reason.before},
                   {"other", reason.other ? ToJson(*reason.other) : JsonValue(nullptr)}};
}

}  // namespace tanxun
