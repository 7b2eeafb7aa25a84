// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/status_json.h"

#include <utility>

#include "indexer/json/name_text.h"
#include "indexer/json/value_json.h"

namespace tanxun {

JsonValue ToJson(const IndexStatus& status) {
  JsonValue json{{"version", kJsonVersion},
                 {"folder", NameText(status.folder)},
                 {"bytes", status.bytes},
                 {"stale", status.stale ? JsonValue(*status.stale) : JsonValue(nullptr)},
                 {"index", ToJson(status.info)}};
  if (status.staleness) json.Set("stale_files", ToJson(*status.staleness));
  if (status.contents) AddContents(*status.contents, json);
  return json;
}

JsonValue ToJson(const Staleness& staleness) {
  JsonValue roots = JsonValue::array();
  for (const std::string& root : staleness.missing_roots) roots.push_back(NameText(root));
  return JsonValue{{"new", staleness.added},
                   {"changed", staleness.changed},
                   {"gone", staleness.gone},
                   {"missing_roots", std::move(roots)}};
}

void AddContents(const IndexContents& contents, JsonValue& object) {
  JsonValue tables = JsonValue::array();
  for (const IndexTable& table : contents.tables) {
    tables.push_back(JsonValue{{"name", table.name}, {"bytes", table.bytes}});
  }
  JsonValue parts = JsonValue::array();
  for (const IndexPart& part : contents.parts) {
    parts.push_back(JsonValue{
        {"name", part.name}, {"count", part.count}, {"terms", part.terms}, {"bytes", part.bytes}});
  }
  object.Set("tables", tables);
  object.Set("parts", parts);
}

}  // namespace tanxun
