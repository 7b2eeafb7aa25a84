// SPDX-License-Identifier: GPL-2.0-or-later
// The commands that keep an index sound and small: check, compact.
#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "indexer/json/report_json.h"
#include "indexer/tool/command_line.h"
#include "indexer/tool/commands.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/progress.h"
#include "indexer/tool/render_report.h"
#include "indexer/tool/terminal.h"
#include "tanxun/maintenance.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

struct MaintainFlags {
  std::string db;
  bool repair = false;
  bool json = false;
  bool quiet = false;
};

void AddCompactFlags(FlagTable& flags, MaintainFlags& maintain) {
  flags.Text("--db", {"DIR", ValueKind::kFolder}, maintain.db, "the index's folder");
  flags.Switch("--json", maintain.json, "print JSON");
  flags.Switch("-q,--quiet", maintain.quiet, "print errors only");
}

void AddCheckFlags(FlagTable& flags, MaintainFlags& maintain) {
  AddCompactFlags(flags, maintain);
  flags.Switch("--repair", maintain.repair, "mend what is wrong, from the files");
}

int FailToOpen(const Error& error, const fs::path& folder) {
  if (error.code != ErrorCode::kIndexMissing) return Fail(kIndexerName, error.message);
  Complain(kIndexerName, kNoIndexHere);
  return Fail(kIndexerName, "looked in " + folder.string());
}

int Repair(const fs::path& folder, const MaintainFlags& flags) {
  const Result<RepairReport> report = RepairIndex(folder);
  if (!report.ok()) return FailToOpen(report.error(), folder);
  for (const Problem& lost : report->lost) Complain(kIndexerName, RenderProblem(lost));
  if (!flags.quiet) Print(flags.json ? PrettyJson(ToJson(*report)) : RenderRepair(*report));
  return report->after.problems.empty() && report->lost.empty() ? kExitFound : kExitIncomplete;
}

int RunCheck(MaintainFlags& flags, const Words& /*none*/) {
  EndOnInterrupt();
  const auto folder = IndexFolder(flags.db);
  if (!folder) return Fail(kIndexerName, kNoIndexHere);
  if (flags.repair) return Repair(*folder, flags);
  const Result<CheckReport> report = CheckIndex(*folder);
  if (!report.ok()) return FailToOpen(report.error(), *folder);
  if (!flags.quiet) Print(flags.json ? PrettyJson(ToJson(*report)) : RenderCheck(*report));
  return report->problems.empty() ? kExitFound : kExitIncomplete;
}

int RunCompact(MaintainFlags& flags, const Words& /*none*/) {
  EndOnInterrupt();
  const auto folder = IndexFolder(flags.db);
  if (!folder) return Fail(kIndexerName, kNoIndexHere);
  const Result<CompactReport> report = CompactIndex(*folder);
  if (!report.ok()) return FailToOpen(report.error(), *folder);
  if (flags.json) {
    Print(PrettyJson(ToJson(*report)));
  } else if (!flags.quiet) {
    Print(fmt::format("compacted: {} before, {} after\n", HumanBytes(report->bytes_before),
                      HumanBytes(report->bytes_after)));
  }
  return kExitFound;
}

}  // namespace

Command CheckCommand() {
  return MakeCommand<MaintainFlags>(
      {"",
       "verify the index and check every fact and passage against its source; with --repair mend "
       "it",
       "tanxun-index check\ntanxun-index check --json --db ./idx\ntanxun-index check --repair",
       "0  sound, or mended\n1  finished; what is wrong is listed\n"
       "2  error, or an index that cannot be read"},
      AddCheckFlags, RunCheck);
}

Command CompactCommand() {
  return MakeCommand<MaintainFlags>({"", "give space back; searches go on meanwhile",
                                     "tanxun-index compact\ntanxun-index compact --json --db ./idx",
                                     "0  done\n2  error; the index is as before"},
                                    AddCompactFlags, RunCompact);
}

}  // namespace tanxun
