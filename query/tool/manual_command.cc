// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/tool/manual.h"
#include "query/tool/commands.h"
#include "query/tool/query_manual.h"

namespace tanxun {
namespace {

struct NoFlags {};

void AddNoFlags(FlagTable& /*flags*/, NoFlags& /*none*/) {}

int RunManual(NoFlags& /*none*/, const Words& words) {
  if (words.empty()) {
    Print(ManualOf(ReaderProgram()));
    return kExitFound;
  }
  if (words.size() > 1 || words.front() != "query") {
    return Fail(kReaderName, "manual takes nothing, or the word query");
  }
  Print(QueryManual());
  return kExitFound;
}

}  // namespace

Command ReaderManualCommand() {
  return MakeCommand<NoFlags>({"[query]",
                               "print the manual page of tanxun, or of its query language, in roff",
                               "tanxun manual | man -l -\ntanxun manual query | man -l -",
                               "0  printed\n2  error",
                               {"PAGE", ValueKind::kText, {"query"}}},
                              AddNoFlags, RunManual);
}

}  // namespace tanxun
