// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/json/report_json.h"

#include <utility>
#include <vector>

#include "indexer/json/name_text.h"

namespace tanxun {
namespace {

Json ToJson(const Problem& problem) {
  return Json{{"path", OrNull(NameText(problem.path))},
              {"line", problem.line == 0 ? Json(nullptr) : Json(problem.line)},
              {"reason", problem.reason}};
}

Json ProblemList(const std::vector<Problem>& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems) list.push_back(ToJson(problem));
  return list;
}

}  // namespace

Json ToJson(const UpdateReport& report, bool dry_run) {
  Json files = Json::array();
  for (const FileReport& file : report.files) {
    files.push_back(Json{{"path", NameText(file.path)},
                         {"outcome", Name(file.outcome)},
                         {"reason", OrNull(file.reason)}});
  }
  return Json{{"version", kJsonVersion},
              {"dry_run", dry_run},
              {"committed", report.revision != 0},
              {"revision", report.revision == 0 ? Json(nullptr) : Json(report.revision)},
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

Json ToJson(const CheckReport& report) {
  return Json{{"version", kJsonVersion},   {"sound", report.problems.empty()},
              {"sources", report.sources}, {"passages", report.passages},
              {"facts", report.facts},     {"problems", ProblemList(report.problems)}};
}

Json ToJson(const RepairReport& report) {
  Json json = ToJson(report.after);
  json["found"] = ProblemList(report.found);
  json["made_anew"] = report.was_made_anew;
  json["lost"] = ProblemList(report.lost);
  return json;
}

Json ToJson(const CompactReport& report) {
  return Json{{"version", kJsonVersion},
              {"bytes_before", report.bytes_before},
              {"bytes_after", report.bytes_after}};
}

}  // namespace tanxun
