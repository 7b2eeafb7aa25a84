// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/aliases_json.h"

#include <utility>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

JsonValue ToJson(const SourceLine& place) {
  return JsonValue{
      {"path", NameText(place.path)}, {"record", OrNull(place.record)}, {"line", place.line}};
}

}  // namespace

JsonValue ToJson(const AliasReview& review) {
  JsonValue claims = JsonValue::array();
  for (const AliasClaim& claim : review.claims) {
    JsonValue entities = JsonValue::array();
    for (const AliasClaimant& entity : claim.entities) {
      const bool is_stated = !entity.place.path.empty();
      entities.push_back(JsonValue{
          {"name", entity.name}, {"place", is_stated ? ToJson(entity.place) : JsonValue(nullptr)}});
    }
    claims.push_back(JsonValue{{"name", claim.name}, {"entities", std::move(entities)}});
  }
  JsonValue pairs = JsonValue::array();
  for (const AliasPair& pair : review.pairs) {
    JsonValue places = JsonValue::array();
    for (const SourceLine& place : pair.places) places.push_back(ToJson(place));
    pairs.push_back(
        JsonValue{{"name", pair.name},
                  {"other", pair.other},
                  {"state", Name(pair.state)},
                  {"is_one", pair.is_one},
                  {"is_claimed", pair.is_claimed},
                  {"overruled_by", OrNull(NameText(pair.overruled_by))},
                  {"statements", pair.statements},
                  {"places", std::move(places)},
                  {"count", pair.count},
                  {"decided_in", OrNull(NameText(pair.decided_in))},
                  {"decided_line",
                   pair.decided_line == 0 ? JsonValue(nullptr) : JsonValue(pair.decided_line)}});
  }
  return JsonValue{
      {"version", kJsonVersion}, {"claims", std::move(claims)}, {"pairs", std::move(pairs)}};
}

}  // namespace tanxun
