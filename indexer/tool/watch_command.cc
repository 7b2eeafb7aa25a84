// SPDX-License-Identifier: GPL-2.0-or-later
// The command watch: an index kept up to date while files change.
#include <fmt/format.h>

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "indexer/json/report_json.h"
#include "indexer/tool/command_line.h"
#include "indexer/tool/commands.h"
#include "indexer/tool/locate.h"
#include "indexer/tool/progress.h"
#include "indexer/tool/render_report.h"
#include "indexer/tool/stop_signals.h"
#include "indexer/tool/update_flags.h"
#include "tanxun/watch.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

void AddWatchFlags(FlagTable& flags, UpdateFlags& watch) {
  AddRuleFlags(flags, watch);
  flags.Switch("--force", watch.options.force, "allow dropping more than half of a collection");
  flags.Switch("--json", watch.json, "print a report for each commit, a line of JSON each");
  flags.Switch("-q,--quiet", watch.quiet, "print errors only");
}

void Report(const UpdateReport& report, const UpdateFlags& flags) {
  for (const FileReport* file : LeftOut(report)) {
    Complain(kIndexerName, RenderProblem({file->path, 0, file->reason}));
  }
  if (!flags.quiet) {
    for (const Problem& problem : report.problems) Complain(kIndexerName, RenderProblem(problem));
    if (report.revision != 0) Complain(kIndexerName, RenderCommit(report));
  }
  if (flags.json) {
    Print(JsonOnOneLine(ToJson(report, false)));
    std::fflush(stdout);  // Who reads along waits for it.
  }
}

int RunWatch(UpdateFlags& flags, const Words& words) {
  if (const Result<void> read = ReadRules(words, flags); !read.ok()) {
    return Fail(kIndexerName, read.error().message);
  }
  for (const std::string& word : words) {
    if (word == "-") return Fail(kIndexerName, "standard input cannot be watched");
    if (!Exists(word)) return Fail(kIndexerName, "no such file or folder: " + word);
  }
  const Result<fs::path> folder = FolderToWrite(flags.db, words.empty());
  if (!folder.ok()) return Fail(kIndexerName, folder.error().message);
  const StopSignals signals;
  ProgressLine line(!flags.quiet);
  WatchListener listener;
  listener.progress = [&](const UpdateProgress& progress) {
    line.Show(progress);
    return true;
  };
  listener.updated = [&](const UpdateReport& report) {
    line.Wipe();
    Report(report, flags);
  };
  listener.watching = [&](const std::vector<std::string>& roots) {
    if (flags.quiet) return;
    for (const std::string& root : roots) Complain(kIndexerName, "watching " + root);
    if (roots.empty()) Complain(kIndexerName, "the index knows no folder yet; waiting for one");
  };
  listener.warned = [&](const std::string& message) {
    line.Wipe();
    Complain(kIndexerName, message);
  };
  WatchOptions options;
  options.update = flags.options;
  const Result<void> watched =
      WatchIndex(*folder, {words.begin(), words.end()}, options, listener, signals.token());
  if (!watched.ok()) return Fail(kIndexerName, watched.error().message);
  return signals.was_interrupt() ? kExitInterrupted : kExitFound;
}

}  // namespace

Command WatchCommand() {
  return MakeCommand<UpdateFlags>(
      {"[PATH...]",
       "keep the index up to date while files change; with no PATH every folder the index knows",
       "tanxun-index watch ~/notes\ntanxun-index watch &\n"
       "tanxun-index watch --json | jq .revision",
       "0    ended by SIGTERM\n2    error; the index is as the last commit left it\n"
       "130  ended by SIGINT (Ctrl-C)",
       {"PATH", ValueKind::kFile}},
      AddWatchFlags, RunWatch);
}

}  // namespace tanxun
