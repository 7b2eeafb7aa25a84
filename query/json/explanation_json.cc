// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/explanation_json.h"

#include <utility>
#include <vector>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

Json ToJson(const QueryPart& part) {
  Json parts = Json::array();
  for (const QueryPart& child : part.parts) parts.push_back(ToJson(child));
  return Json{{"kind", part.kind},
              {"text", part.text},
              {"passages", part.passages ? Json(*part.passages) : Json(nullptr)},
              {"parts", std::move(parts)}};
}

Json ToJson(const ScoredPassage& passage) {
  Json parts = Json::object();
  for (const ScorePart& part : passage.parts) parts[part.name] = part.value;
  const bool is_hit = passage.rank > 0;
  return Json{{"path", NameText(passage.path)},
              {"record", OrNull(passage.record)},
              {"line_start", passage.lines.first},
              {"line_end", passage.lines.last},
              {"rank", is_hit ? Json(passage.rank) : Json(nullptr)},
              {"score", is_hit ? Json(passage.score) : Json(nullptr)},
              {"score_parts", std::move(parts)}};
}

Json UnitLists(const std::vector<std::vector<Unit>>& pieces) {
  Json lists = Json::array();
  for (const std::vector<Unit>& units : pieces) {
    Json list = Json::array();
    for (const Unit& unit : units) {
      list.push_back(Json{{"kind", Name(unit.kind)}, {"text", unit.text}});
    }
    lists.push_back(std::move(list));
  }
  return lists;
}

Json ToJson(const Condition& condition) {
  return Json{{"role", Name(condition.role)}, {"parts", condition.parts},
              {"met", condition.is_met},      {"elsewhere", condition.elsewhere},
              {"present", condition.present}, {"missing", condition.missing}};
}

}  // namespace

Json ToJson(const Explanation& explanation) {
  Json terms = Json::array();
  for (const ExplainedTerm& term : explanation.terms) {
    terms.push_back(Json{{"term", term.term},
                         {"weight", term.weight},
                         {"passages", term.passages},
                         {"titles", term.titles}});
  }
  Json filters = Json::array();
  for (const ExplainedFilter& filter : explanation.filters) {
    filters.push_back(
        Json{{"flag", filter.flag}, {"values", filter.values}, {"passages", filter.passages}});
  }
  Json hits = Json::array();
  for (const ScoredPassage& hit : explanation.hits) hits.push_back(ToJson(hit));
  return Json{{"tree", ToJson(explanation.tree)}, {"units", UnitLists(explanation.units)},
              {"terms", std::move(terms)},        {"synonyms", explanation.synonyms},
              {"filters", std::move(filters)},    {"matcher_query", explanation.matcher_query},
              {"warnings", explanation.warnings}, {"total", explanation.total},
              {"hits", std::move(hits)}};
}

Json ToJson(const Reason& reason) {
  Json conditions = Json::array();
  for (const Condition& condition : reason.conditions) conditions.push_back(ToJson(condition));
  return Json{{"presence", Name(reason.presence)},
              {"passage", ToJson(reason.passage)},
              {"conditions", std::move(conditions)},
              {"total", reason.total},
              {"before", reason.before},
              {"other", reason.other ? ToJson(*reason.other) : Json(nullptr)}};
}

}  // namespace tanxun
