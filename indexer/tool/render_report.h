// SPDX-License-Identifier: GPL-2.0-or-later
// What tanxun-index prints, as text.
#pragma once

#include <string>
#include <vector>

#include "indexer/json/status_json.h"
#include "tanxun/index_writer.h"
#include "tanxun/knowledge.h"
#include "tanxun/maintenance.h"
#include "tanxun/source.h"

namespace tanxun {

// "path:line: reason" or "path: reason", on one safe line.
std::string RenderProblem(const Problem& problem);

// The counts, what was ignored by reason, then "committed N sources, revision R" exactly if a
// commit happened.
std::string RenderReport(const UpdateReport& report, bool dry_run);
// "revision 7: 1 added, 2 updated: a.md, b.md, c.md". Only what is not 0, the first few names.
std::string RenderCommit(const UpdateReport& report);

// The files the user asked for and did not get: skipped and failed ones.
std::vector<const FileReport*> LeftOut(const UpdateReport& report);

std::string RenderCheck(const CheckReport& report);
// What was wrong, how it was mended, what still is wrong.
std::string RenderRepair(const RepairReport& report);

std::string RenderStatus(const IndexStatus& status);

// What the reader and the extractors see in one source.
std::string RenderReading(const Source& source, const Knowledge& knowledge);

}  // namespace tanxun
