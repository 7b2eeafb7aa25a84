// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/json/path_json.h"

#include <vector>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

JsonValue EntriesToJson(const std::vector<ChainEntry>& entries) {
  JsonValue list = JsonValue::array();
  for (const ChainEntry& entry : entries) {
    list.push_back({{"name", entry.name},
                    {"distance", entry.distance},
                    {"parent", entry.parent < 0 ? JsonValue(nullptr) : JsonValue(entry.parent)},
                    {"step", StepToJson(entry.step)}});
  }
  return list;
}

}  // namespace

JsonValue StepToJson(const ChainStep& step) {
  JsonValue statements = JsonValue::array();
  for (const ChainEvidence& evidence : step.evidence) {
    statements.push_back({{"relation", evidence.relation},
                          {"detail", OrNull(evidence.detail)},
                          {"from_stage", OrNull(evidence.from_stage)},
                          {"to_stage", OrNull(evidence.to_stage)},
                          {"as_of", OrNull(Describe(evidence.as_of.date))},
                          {"as_of_from", OrNull(Name(evidence.as_of.origin))},
                          {"form", Name(evidence.form)},
                          {"path", NameText(evidence.where.path)},
                          {"record", OrNull(evidence.where.record)},
                          {"line", evidence.where.line}});
  }
  return JsonValue{{"from", step.from}, {"to", step.to}, {"evidence", std::move(statements)}};
}

JsonValue ToJson(const PathResult& result, const std::string& reason) {
  JsonValue ways = JsonValue::array();
  for (const ChainWay& way : result.ways) {
    JsonValue steps = JsonValue::array();
    for (const ChainStep& step : way.steps) steps.push_back(StepToJson(step));
    ways.push_back({{"kind", Name(way.kind)}, {"names", way.names}, {"steps", std::move(steps)}});
  }
  return JsonValue{{"version", kJsonVersion},
                   {"from", result.from},
                   {"to", OrNull(result.to)},
                   {"upstream", EntriesToJson(result.upstream)},
                   {"downstream", EntriesToJson(result.downstream)},
                   {"ways", std::move(ways)},
                   {"complete", result.complete},
                   {"reason", OrNull(reason)}};
}

}  // namespace tanxun
