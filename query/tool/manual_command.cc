// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/manual.h"
#include "indexer/tool/pager.h"
#include "query/tool/commands.h"
#include "query/tool/query_manual.h"

namespace tanxun {
namespace {

struct ManualFlags {
  bool paged = true;
};

void AddManualFlags(FlagTable& flags, ManualFlags& manual) { AddPagerFlag(flags, manual.paged); }

int RunManual(ManualFlags& flags, const Words& words) {
  if (words.empty()) {
    PrintManual(ManualOf(ReaderProgram()), flags.paged);
    return kExitFound;
  }
  if (words.size() > 1 || words.front() != "query") {
    return Fail(kReaderName, "manual takes nothing, or the word query");
  }
  PrintManual(QueryManual(), flags.paged);
  return kExitFound;
}

}  // namespace

Command ReaderManualCommand() {
  return MakeCommand<ManualFlags>(
      {"[query]",
       "show the manual page of tanxun, or of its query language; off a terminal, print it in roff",
       "tanxun manual\ntanxun manual query\ntanxun manual query > tanxun-query.7",
       "0  printed\n2  error",
       {"PAGE", ValueKind::kText, {"query"}}},
      AddManualFlags, RunManual);
}

}  // namespace tanxun
