// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/status_json.h"

#include <utility>

#include "indexer/json/name_text.h"
#include "indexer/json/value_json.h"

namespace tanxun {

Json ToJson(const IndexStatus& status) {
  Json json{{"version", kJsonVersion},
            {"folder", NameText(status.folder)},
            {"bytes", status.bytes},
            {"stale", status.stale ? Json(*status.stale) : Json(nullptr)},
            {"index", ToJson(status.info)}};
  if (status.staleness) json["stale_files"] = ToJson(*status.staleness);
  if (status.contents) AddContents(*status.contents, json);
  return json;
}

Json ToJson(const Staleness& staleness) {
  Json roots = Json::array();
  for (const std::string& root : staleness.missing_roots) roots.push_back(NameText(root));
  return Json{{"new", staleness.added},
              {"changed", staleness.changed},
              {"gone", staleness.gone},
              {"missing_roots", std::move(roots)}};
}

void AddContents(const IndexContents& contents, Json& object) {
  Json tables = Json::array();
  for (const IndexTable& table : contents.tables) {
    tables.push_back(Json{{"name", table.name}, {"bytes", table.bytes}});
  }
  Json parts = Json::array();
  for (const IndexPart& part : contents.parts) {
    parts.push_back(Json{
        {"name", part.name}, {"count", part.count}, {"terms", part.terms}, {"bytes", part.bytes}});
  }
  object["tables"] = std::move(tables);
  object["parts"] = std::move(parts);
}

}  // namespace tanxun
