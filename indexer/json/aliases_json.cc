// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/aliases_json.h"

#include <utility>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

Json ToJson(const SourceLine& place) {
  return Json{
      {"path", NameText(place.path)}, {"record", OrNull(place.record)}, {"line", place.line}};
}

}  // namespace

Json ToJson(const AliasReview& review) {
  Json json{{"version", kJsonVersion}, {"claims", Json::array()}, {"pairs", Json::array()}};
  for (const AliasClaim& claim : review.claims) {
    Json entities = Json::array();
    for (const AliasClaimant& entity : claim.entities) {
      const bool is_stated = !entity.place.path.empty();
      entities.push_back(
          Json{{"name", entity.name}, {"place", is_stated ? ToJson(entity.place) : Json(nullptr)}});
    }
    json["claims"].push_back(Json{{"name", claim.name}, {"entities", std::move(entities)}});
  }
  for (const AliasPair& pair : review.pairs) {
    Json places = Json::array();
    for (const SourceLine& place : pair.places) places.push_back(ToJson(place));
    json["pairs"].push_back(
        Json{{"name", pair.name},
             {"other", pair.other},
             {"state", Name(pair.state)},
             {"is_one", pair.is_one},
             {"is_claimed", pair.is_claimed},
             {"overruled_by", OrNull(NameText(pair.overruled_by))},
             {"statements", pair.statements},
             {"places", std::move(places)},
             {"count", pair.count},
             {"decided_in", OrNull(NameText(pair.decided_in))},
             {"decided_line", pair.decided_line == 0 ? Json(nullptr) : Json(pair.decided_line)}});
  }
  return json;
}

}  // namespace tanxun
