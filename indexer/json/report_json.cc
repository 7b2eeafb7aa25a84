// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/report_json.h"

#include <utility>
#include <vector>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

JsonValue ProblemList(const std::vector<Problem>& problems) {
  JsonValue list = JsonValue::array();
  for (const Problem& problem : problems) list.push_back(ToJson(problem));
  return list;
}

}  // namespace

JsonValue ToJson(const Problem& problem) {
  return JsonValue{{"path", OrNull(NameText(problem.path))},
                   {"line", problem.line == 0 ? JsonValue(nullptr) : JsonValue(problem.line)},
                   {"reason", problem.reason}};
}

JsonValue ToJson(const UpdateReport& report, bool dry_run) {
  JsonValue files = JsonValue::array();
  for (const FileReport& file : report.files) {
    files.push_back(JsonValue{{"path", NameText(file.path)},
                              {"outcome", Name(file.outcome)},
                              {"reason", OrNull(file.reason)}});
  }
  return JsonValue{
      {"version", kJsonVersion},
      {"dry_run", dry_run},
      {"committed", report.revision != 0},
      {"revision", report.revision == 0 ? JsonValue(nullptr) : JsonValue(report.revision)},
      {"found", report.found},
      {"indexed", report.added + report.updated + report.renamed + report.unchanged},
      {"added", report.added},
      {"updated", report.updated},
      {"renamed", report.renamed},
      {"unchanged", report.unchanged},
      {"removed", report.removed},
      {"skipped", report.skipped},
      {"failed", report.failed},
      {"ignored", report.ignored},
      {"sources", report.sources},
      {"passages", report.passages},
      {"facts", report.facts},
      {"files", std::move(files)},
      {"problems", ProblemList(report.problems)}};
}

JsonValue ToJson(const CheckReport& report) {
  return JsonValue{{"version", kJsonVersion},   {"sound", report.problems.empty()},
                   {"sources", report.sources}, {"passages", report.passages},
                   {"facts", report.facts},     {"problems", ProblemList(report.problems)}};
}

JsonValue ToJson(const RepairReport& report) {
  JsonValue json = ToJson(report.after);
  json.Set("found", ProblemList(report.found));
  json.Set("made_anew", report.was_made_anew);
  json.Set("lost", ProblemList(report.lost));
  return json;
}

JsonValue ToJson(const CompactReport& report) {
  return JsonValue{{"version", kJsonVersion},
                   {"bytes_before", report.bytes_before},
                   {"bytes_after", report.bytes_after}};
}

}  // namespace tanxun
